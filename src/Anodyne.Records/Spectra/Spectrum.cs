using Anodyne.Quantities;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Spectra;

/// <summary>One x-y spectrum in the order of the file.</summary>
public sealed class Spectrum : Measurement
{
    /// <summary>Creates the spectrum over arrays that are kept, not copied.</summary>
    /// <param name="kind">What it is of.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="values">One value a place; NaN marks a missing one.</param>
    /// <exception cref="InputException">The lengths differ.</exception>
    public Spectrum(SpectrumKind kind, SpectrumAxis axis, double[] values)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != axis.Values.Length)
        {
            throw new InputException("A spectrum needs one value a place", axis.Name, $"{values.Length} values", $"{axis.Values.Length} values");
        }

        (Sort, Axis, Values) = (kind, axis, values);
    }

    /// <summary>What it is of.</summary>
    public SpectrumKind Sort { get; }

    /// <summary>The axis.</summary>
    public SpectrumAxis Axis { get; }

    /// <summary>One value a place, in <see cref="ValueUnit"/>.</summary>
    public double[] Values { get; }

    /// <summary>Name of what was measured: "Intensity", "Counts", "Absorbance".</summary>
    public string ValueName { get; init; } = "Intensity";

    /// <summary>Unit of the values: "1" for counts and ratios, "1/s" for count rates; empty where it is arbitrary.</summary>
    public string ValueUnit { get; init; } = "";

    /// <summary>Standard deviation of every value as the file states it; null where it states none.</summary>
    public double[]? Errors { get; init; }

    /// <summary>What the file calls it: sample, region, block.</summary>
    public string Title { get; init; } = "";

    /// <summary>How photoelectrons were measured; null for other spectra.</summary>
    public PhotoelectronSettings? Photoelectron { get; init; }

    /// <summary>How X-rays were diffracted; null for other spectra.</summary>
    public DiffractionSettings? Diffraction { get; init; }

    /// <summary>The imaginary part, one value a place; null where only the real part was kept.</summary>
    public double[]? Imaginary { get; init; }

    /// <inheritdoc/>
    public override string Kind => SpectrumWords.Of(Sort);

    /// <inheritdoc/>
    public override IReadOnlyList<MeasuredAxis> Axes => [Axis.Shown];

    /// <inheritdoc/>
    public override (string Name, string Unit) Value => (ValueName, ValueUnit);

    /// <summary>The same spectrum over another axis, as after a shift of the scale.</summary>
    /// <param name="axis">The axis, as long as this one.</param>
    public Spectrum On(SpectrumAxis axis) => new(Sort, axis, Values)
    {
        ValueName = ValueName, ValueUnit = ValueUnit, Errors = Errors, Title = Title, Photoelectron = Photoelectron, Diffraction = Diffraction,
        Imaginary = Imaginary,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns() =>
    [
        new DoubleColumn(Axis.Name, Axis.Unit, Axis.Values), new DoubleColumn(ValueName, ValueUnit, Values),
        .. Imaginary is { } imaginary ? [new DoubleColumn(ValueName + ", imaginary", ValueUnit, imaginary)] : Array.Empty<Column>(),
        .. Errors is { } errors ? [new DoubleColumn("Standard deviation", ValueUnit, errors)] : Array.Empty<Column>(),
        .. Photoelectron?.Transmission is { } transmission ? [new DoubleColumn("Transmission", "1", transmission)] : Array.Empty<Column>(),
    ];
}
