using Anodyne.Electroanalysis.Cycling;
using Anodyne.Records;
using Anodyne.Records.Impedance;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Plots;

/// <summary>One record that a figure is drawn from, with the name that it has in the figure.</summary>
internal sealed class PlotSource
{
    private readonly Lazy<IReadOnlyList<ImpedanceSpectrum>> _spectra;

    /// <summary>Takes a record.</summary>
    /// <param name="name">Name in the figure.</param>
    /// <param name="record">The record.</param>
    /// <param name="note">Told what is left out.</param>
    public PlotSource(string name, Record record, Action<string> note)
    {
        (Name, Record, Sort) = (name, record, RecordSort.Of(record, text => note($"{name}: {text}")));
        _spectra = new(() => record.Find(Bdf.Frequency) is null
            ? []
            : ImpedanceSeries.Of(record, record.Find(UnitTable.Key) is null ? null : UnitTable.Key, record.Cell.Area ?? 1));
    }

    /// <summary>Name in the figure.</summary>
    public string Name { get; }

    /// <summary>The record.</summary>
    public Record Record { get; }

    /// <summary>What it is of.</summary>
    public RecordSort Sort { get; }

    /// <summary>The record cut into half cycles; null where it cannot be.</summary>
    public CyclingRecord? Cycling => Sort.Cycling;

    /// <summary>Its spectra, ohm; ohm m2 where only the impedance per area is recorded and no area is known.</summary>
    public IReadOnlyList<ImpedanceSpectrum> Spectra => _spectra.Value;

    /// <summary>True if the file gives currents, or impedances, only per area.</summary>
    public bool IsPerArea =>
        Record.Find(UnitTable.CurrentDensity) is not null || (Record.Find(Bdf.RealImpedance) is null && Spectra.Count > 0 && Record.Cell.Area is null);

    /// <summary>The number of the cycle of every half cycle, from 1; those before the first one in the direction that opens a cycle belong to cycle
    /// 0.</summary>
    public IReadOnlyList<int> CycleNumbers()
    {
        if (Cycling is not { Cut.All: var halves, Type: var type })
        {
            return [];
        }

        var inward = ChargeCycle.Inward(halves, type);
        var (number, hasOther) = (0, false);
        List<int> numbers = [];
        foreach (var half in halves)
        {
            number += half.Sign == inward && (number == 0 || hasOther) ? 1 : 0;
            hasOther = half.Sign != inward && number > 0;
            numbers.Add(number);
        }

        return numbers;
    }
}
