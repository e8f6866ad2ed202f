using Anodyne.Quantities;

namespace Anodyne.Studies.Plots;

/// <summary>What charges, currents and impedances are divided by: nothing, the active mass, or the area of an electrode.</summary>
internal enum PlotPer
{
    /// <summary>Values of the whole cell.</summary>
    Cell,

    /// <summary>Per active mass.</summary>
    Mass,

    /// <summary>Per area of one electrode.</summary>
    Area,
}

/// <summary>How values become what is shown: one unit for all sources of a figure.</summary>
/// <param name="Per">What they are divided by.</param>
internal sealed record PlotBasis(PlotPer Per)
{
    /// <summary>The words of <c>--per</c>, each with its meaning.</summary>
    public static IReadOnlyList<(string Word, PlotPer Per)> Words { get; } = [("cell", PlotPer.Cell), ("g", PlotPer.Mass), ("cm2", PlotPer.Area)];

    /// <summary>Unit of charges.</summary>
    public string ChargeUnit => "mAh" + Divisor;

    /// <summary>Unit of currents.</summary>
    public string CurrentUnit => "mA" + Divisor;

    /// <summary>Unit of impedances, which are never per mass.</summary>
    public string ImpedanceUnit => Per == PlotPer.Area ? "ohm cm2" : "ohm";

    private string Divisor => Per switch { PlotPer.Mass => "/g", PlotPer.Area => "/cm2", _ => "" };

    /// <summary>
    /// The basis asked for, or the one that all sources have: per area where some file gives only that; per mass, then per area, where every cell states it;
    /// else the whole cell.
    /// </summary>
    /// <param name="sources">The sources.</param>
    /// <param name="asked">A word of <see cref="Words"/>; null to choose.</param>
    /// <param name="isMassMeant">False for quantities that are never per mass.</param>
    /// <exception cref="InputException">A source lacks what is asked for.</exception>
    public static PlotBasis Of(IReadOnlyList<PlotSource> sources, string? asked, bool isMassMeant)
    {
        var areal = sources.FirstOrDefault(static source => source.IsPerArea);
        bool Has(PlotSource source, PlotPer per) => per switch
        {
            PlotPer.Mass => source.Record.Cell.ActiveMass is not null && !source.IsPerArea,
            PlotPer.Area => source.Record.Cell.Area is not null || source.IsPerArea,
            _ => !source.IsPerArea,
        };
        if (asked is null)
        {
            PlotPer[] order = areal is not null ? [PlotPer.Area] : isMassMeant ? [PlotPer.Mass, PlotPer.Area, PlotPer.Cell] : [PlotPer.Area, PlotPer.Cell];
            return new(order.FirstOrDefault(per => sources.All(source => Has(source, per)), order[^1]));
        }

        var wanted = Words.First(word => word.Word == asked).Per;
        if (wanted == PlotPer.Mass && !isMassMeant)
        {
            throw new InputException("an impedance is not given per mass", "--per", asked, "cm2, cell", "Use --per cm2, or leave --per out.");
        }

        if (sources.FirstOrDefault(source => !Has(source, wanted)) is not { } lacking)
        {
            return new(wanted);
        }

        throw lacking.IsPerArea
            ? new InputException("the file holds values per area only", lacking.Name, $"--per {asked}", "--per cm2", "Use --per cm2, or leave --per out.")
            : new InputException(
                $"the {(wanted == PlotPer.Mass ? "active mass" : "area")} of the cell is not known", lacking.Name, $"--per {asked}",
                "a value in the cell.yaml beside the file, or an option",
                wanted == PlotPer.Mass ? "Add --mass \"12 mg\", or \"mass: 12 mg\" to FILE.cell.yaml."
                    : "Add --area \"1.27 cm2\", or \"area: 1.27 cm2\" to FILE.cell.yaml.");
    }

    /// <summary>From C, or C/m2, to the unit of charges.</summary>
    public double Charge(PlotSource source) => Current(source) / 3600;

    /// <summary>From A, or A/m2, to the unit of currents.</summary>
    public double Current(PlotSource source) => (source.IsPerArea, Per) switch
    {
        (true, _) => 0.1,
        (_, PlotPer.Mass) => 1 / source.Record.Cell.ActiveMass!.Value,
        (_, PlotPer.Area) => 0.1 / source.Record.Cell.Area!.Value,
        _ => 1000,
    };

    /// <summary>From ohm, or ohm m2, to the unit of impedances.</summary>
    public double Impedance(PlotSource source) => Per == PlotPer.Area ? 1e4 * (source.IsPerArea ? 1 : source.Record.Cell.Area!.Value) : 1;
}
