using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Design.Claims;

/// <summary>One row of a table of reported values.</summary>
public sealed record Claim
{
    /// <summary>Number of the row, from 1, without the header.</summary>
    public required int Row { get; init; }

    /// <summary>Line in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Key of the paper.</summary>
    public required string Paper { get; init; }

    /// <summary>What was measured: "Li||Li", "Li||LFP", "XPS", "reaction"...</summary>
    public string System { get; init; } = "";

    /// <summary>Which variant: the coating, the line of a spectrum, the text of a reaction.</summary>
    public string Variant { get; init; } = "";

    /// <summary>The quantity, e.g. "deposit_thickness".</summary>
    public required string Quantity { get; init; }

    /// <summary>How the value is meant.</summary>
    public Comparator Comparator { get; init; }

    /// <summary>The value as printed; null for a formula.</summary>
    public PrintedNumber? Value { get; init; }

    /// <summary>Its unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Current density, mA/cm2; null if not given.</summary>
    public PrintedNumber? Current { get; init; }

    /// <summary>Areal capacity of a half cycle, mAh/cm2; null if not given.</summary>
    public PrintedNumber? Capacity { get; init; }

    /// <summary>C-rate, 1/h; null if not given.</summary>
    public PrintedNumber? CRate { get; init; }

    /// <summary>Number of cycles; null if not given.</summary>
    public PrintedNumber? Cycles { get; init; }

    /// <summary>Active mass of the cathode, mg/cm2; null if not given.</summary>
    public PrintedNumber? Loading { get; init; }

    /// <summary>Temperature, degrees Celsius; null if not given.</summary>
    public PrintedNumber? Temperature { get; init; }

    /// <summary>Electrolyte, e.g. "1 M LiPF6 EC:DMC".</summary>
    public string Electrolyte { get; init; } = "";

    /// <summary>What stands in print where it differs from the value; for a formula the formula.</summary>
    public string PrintedAs { get; init; } = "";

    /// <summary>A correction known to the table; not used in the judgement.</summary>
    public string Corrected { get; init; } = "";

    /// <summary>Remark.</summary>
    public string Note { get; init; } = "";

    /// <summary>The values that fit what is printed, in the printed unit; null for a formula.</summary>
    public Interval? Range => Value?.Under(Comparator);

    /// <summary>The values that fit what is printed, in another unit; null if there is no value or the unit is of another dimension.</summary>
    public Interval? In(string unit)
    {
        if (Range is not { } range)
        {
            return null;
        }

        if (Unit == unit)
        {
            return range;
        }

        try
        {
            var (own, other) = (UnitText.ReadUnit(Unit), UnitText.ReadUnit(unit));
            return own.Dimension == other.Dimension ? range.Times(own.Scale / other.Scale) : null;
        }
        catch (InputException)
        {
            // Counts ("cycles") and scores have no unit that can be converted: the claim is simply not one in that unit.
            return null;
        }
    }

    /// <summary>True if paper, system and variant are the same.</summary>
    public bool IsOfTheSameCell(Claim other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Paper == other.Paper && System == other.System && Variant == other.Variant;
    }

    /// <summary>True if no condition that both rows state differs: current, capacity, rate, loading, temperature, electrolyte.</summary>
    public bool ConditionsAgree(Claim other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Agree(Current, other.Current) && Agree(Capacity, other.Capacity) && Agree(CRate, other.CRate) && Agree(Loading, other.Loading)
            && Agree(Temperature, other.Temperature) && (Electrolyte == other.Electrolyte || Electrolyte.Length == 0 || other.Electrolyte.Length == 0);
    }

    /// <summary>The value with its comparator and unit, as printed.</summary>
    public string Print()
    {
        var sign = Comparator switch { Comparator.About => "~", Comparator.Above => "> ", Comparator.Below => "< ", _ => "" };
        return $"{sign}{Value?.Text ?? PrintedAs}{(Unit is "" or "-" ? "" : " " + Unit)}";
    }

    private static bool Agree(PrintedNumber? a, PrintedNumber? b) => a is null || b is null || a.Around.Meets(b.Around);
}
