using Anodyne.Quantities;

namespace Anodyne.Records.CellDescriptions;

/// <summary>
/// What is known about the cell that a record was taken on: plain values in SI units, null where not stated. Nothing is inferred: an analysis that
/// needs a value which is null asks for it.
/// </summary>
public sealed record CellDescription
{
    private readonly double? _area;
    private readonly double? _activeMass;
    private readonly double? _stackPressure;
    private readonly double? _electrolyteVolume;
    private readonly double? _temperature;
    private readonly double? _nominalCapacity;
    private readonly double? _lithiumThickness;
    private readonly double? _separatorThickness;

    /// <summary>A description that states nothing.</summary>
    public static CellDescription Unknown { get; } = new();

    /// <summary>Name of the cell in the lab.</summary>
    public string Name { get; init; } = "";

    /// <summary>Kind of cell.</summary>
    public CellType Type { get; init; }

    /// <summary>Geometric electrode area, m^2, &gt; 0. For a symmetric cell the area of one electrode.</summary>
    public double? Area { get => _area; init => _area = Positive(value, nameof(Area), "m2"); }

    /// <summary>Active mass that gravimetric values are divided by, kg, &gt; 0.</summary>
    public double? ActiveMass { get => _activeMass; init => _activeMass = Positive(value, nameof(ActiveMass), "kg"); }

    /// <summary>Stack pressure, Pa, &gt; 0 (absolute zero load is stated as null).</summary>
    public double? StackPressure { get => _stackPressure; init => _stackPressure = Positive(value, nameof(StackPressure), "Pa"); }

    /// <summary>Electrolyte volume, m^3, &gt; 0.</summary>
    public double? ElectrolyteVolume { get => _electrolyteVolume; init => _electrolyteVolume = Positive(value, nameof(ElectrolyteVolume), "m3"); }

    /// <summary>Temperature of the test, K, &gt; 0.</summary>
    public double? Temperature { get => _temperature; init => _temperature = Positive(value, nameof(Temperature), "K"); }

    /// <summary>Nominal capacity, C (1 Ah = 3600 C), &gt; 0.</summary>
    public double? NominalCapacity { get => _nominalCapacity; init => _nominalCapacity = Positive(value, nameof(NominalCapacity), "C"); }

    /// <summary>Thickness of the lithium of each electrode as built, m, &gt; 0.</summary>
    public double? LithiumThickness { get => _lithiumThickness; init => _lithiumThickness = Positive(value, nameof(LithiumThickness), "m"); }

    /// <summary>Thickness of the separator, or of the electrolyte between two flat electrodes, m, &gt; 0.</summary>
    public double? SeparatorThickness { get => _separatorThickness; init => _separatorThickness = Positive(value, nameof(SeparatorThickness), "m"); }

    /// <summary>Working electrode in words.</summary>
    public string WorkingElectrode { get; init; } = "";

    /// <summary>Counter electrode in words.</summary>
    public string CounterElectrode { get; init; } = "";

    /// <summary>Reference electrode in words.</summary>
    public string ReferenceElectrode { get; init; } = "";

    /// <summary>Electrolyte in words ("1 M LiTFSI in TEGDME").</summary>
    public string Electrolyte { get; init; } = "";

    /// <summary>Separator in words.</summary>
    public string Separator { get; init; } = "";

    /// <summary>Interphase or coating in words.</summary>
    public string Interphase { get; init; } = "";

    /// <summary>Remarks of the lab.</summary>
    public string Comment { get; init; } = "";

    private static double? Positive(double? value, string field, string unit)
        => value is null || (double.IsFinite(value.Value) && value.Value > 0)
            ? value
            : throw new InputException(
                "A cell description holds a value that cannot be", field, FormattableString.Invariant($"{value} {unit}"),
                $"a finite number > 0 {unit}, or nothing");
}
