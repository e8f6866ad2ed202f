using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Analysis;

/// <summary>What an analysis is asked to do: records and options as text with units, which are read here, at the border.</summary>
/// <param name="Inputs">Records by name, in order.</param>
/// <param name="Options">Options by name without dashes, e.g. <c>area</c> = "1 cm2".</param>
public sealed record AnalysisRequest(IReadOnlyList<(string Name, Record Record)> Inputs, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>The only record, or the first one.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public Record First => Inputs.Count > 0
        ? Inputs[0].Record
        : throw new InputException("the method needs a file", "command line", "none", "one file or more");

    /// <summary>Names of the inputs.</summary>
    public IReadOnlyList<string> Names => [.. Inputs.Select(i => i.Name)];

    /// <summary>True if an option was given.</summary>
    public bool Has(string option) => Options.ContainsKey(option);

    /// <summary>An option's text, or a default.</summary>
    public string Text(string option, string otherwise) => Options.GetValueOrDefault(option, otherwise);

    /// <summary>A quantity in SI units, or null if it was not given.</summary>
    /// <exception cref="InputException">The text is not a quantity of that dimension.</exception>
    public double? Quantity(string option, Dimension dimension)
    {
        if (!Options.TryGetValue(option, out var text))
        {
            return null;
        }

        return UnitText.TryParseToSi(text, dimension, out var value, out var problem)
            ? value
            : throw new InputException((problem ?? new Problem("not a quantity", Found: text)) with { Where = "--" + option });
    }

    /// <summary>A quantity in SI units that must be given.</summary>
    /// <exception cref="InputException">It was not given, or is not such a quantity.</exception>
    public double Need(string option, Dimension dimension, string example) =>
        Quantity(option, dimension) ?? throw new InputException("an option is missing", "--" + option, "nothing", example);

    /// <summary>A plain number, or a default.</summary>
    /// <exception cref="InputException">The text is not a number.</exception>
    public double Number(string option, double otherwise) => Quantity(option, Dimension.None) ?? otherwise;

    /// <summary>Times of a record, s.</summary>
    public static double[] Time(Record record) => Column(record, Bdf.TestTime.Name, "a time (t_s, t_h)");

    /// <summary>Voltages of a record, V.</summary>
    public static double[] Voltage(Record record) => Column(record, Bdf.Voltage.Name, "a voltage (v_V)");

    /// <summary>Currents: densities in A/m2 where the record has them or an area is known, else A.</summary>
    /// <returns>Values and whether they are per area.</returns>
    public (double[] Values, bool PerArea) Current(Record record)
    {
        if (record.Find(UnitTable.CurrentDensity) is { } density)
        {
            return (density.ToDoubles(), true);
        }

        var current = Column(record, Bdf.Current.Name, "a current (i_mA, i_mA_cm2)");
        return (Quantity("area", Dimension.Area) ?? record.Cell.Area) is { } area ? ([.. current.Select(i => i / area)], true) : (current, false);
    }

    /// <summary>Current densities, A/m2.</summary>
    /// <exception cref="InputException">The record holds currents and no area is known.</exception>
    public double[] CurrentDensity(Record record)
    {
        var (values, perArea) = Current(record);
        return perArea ? values : throw new InputException("a current density is needed and the record holds a current", "--area", "nothing", "the area of one electrode, e.g. --area \"1.27 cm2\"");
    }

    internal static double[] Column(Record record, string name, string what) =>
        record.Find(name)?.ToDoubles() ?? throw new InputException(
            "the record lacks a column", record.Provenance.File, "columns " + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")), what);
}
