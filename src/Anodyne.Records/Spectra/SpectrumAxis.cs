using Anodyne.Quantities;

namespace Anodyne.Records.Spectra;

/// <summary>The axis of a spectrum: places in the order of the file, rising or falling or neither.</summary>
public sealed class SpectrumAxis
{
    /// <summary>Creates the axis over an array that is kept, not copied.</summary>
    /// <param name="name">Name of the quantity ("Raman shift").</param>
    /// <param name="unit">Unit: "eV", "1/cm", "deg", "ppm", "nm", "Hz", "s"; empty where the file names none.</param>
    /// <param name="values">The places in that unit, at least one, all finite.</param>
    /// <exception cref="InputException">No place, or one that is no number.</exception>
    public SpectrumAxis(string name, string unit, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var bad = Array.FindIndex(values, static value => !double.IsFinite(value));
        if (values.Length == 0 || bad >= 0)
        {
            throw new InputException("An axis holds a place that is no number", name, values.Length == 0 ? "no place" : $"place {bad + 1}", "finite numbers");
        }

        (Name, Unit, Values) = (name, unit, values);
    }

    /// <summary>Name of the quantity.</summary>
    public string Name { get; }

    /// <summary>Unit of <see cref="Values"/>; empty where the file names none.</summary>
    public string Unit { get; }

    /// <summary>The places, in the order of the file.</summary>
    public double[] Values { get; }

    /// <summary>An axis of equal steps.</summary>
    /// <param name="name">Name of the quantity.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="first">First place.</param>
    /// <param name="last">Last place.</param>
    /// <param name="count">Number of places, at least 1.</param>
    public static SpectrumAxis Even(string name, string unit, double first, double last, int count)
        => new(name, unit, [.. Enumerable.Range(0, count).Select(i => count == 1 ? first : first + ((last - first) * i / (count - 1)))]);

    /// <summary>The axis as measurements show it.</summary>
    public MeasuredAxis Shown => new(Name, Unit, Values.Length, Values[0], Values[^1]);
}
