using Anodyne.Quantities;

namespace Anodyne.Records.Spectra;

/// <summary>An x-y curve with named axes and units: a Raman, infrared or photoelectron spectrum, a diffractogram, a depth profile.</summary>
public sealed class Spectrum
{
    /// <summary>Creates the spectrum over arrays that are kept, not copied.</summary>
    /// <param name="x">Abscissa, one value a point, in <paramref name="xUnit"/>; any order.</param>
    /// <param name="y">Ordinate, one value a point, in <paramref name="yUnit"/>.</param>
    /// <param name="xName">Quantity on the abscissa ("Raman shift").</param>
    /// <param name="xUnit">Its unit ("1/cm").</param>
    /// <param name="yName">Quantity on the ordinate ("Counts").</param>
    /// <param name="yUnit">Its unit ("1").</param>
    /// <exception cref="InputException">The arrays have different lengths.</exception>
    public Spectrum(double[] x, double[] y, string xName, string xUnit, string yName, string yUnit)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Length != y.Length)
        {
            throw new InputException("A spectrum needs one ordinate an abscissa", "Spectrum", $"{x.Length} and {y.Length}", "equal numbers");
        }

        X = x;
        Y = y;
        XName = xName;
        XUnit = xUnit;
        YName = yName;
        YUnit = yUnit;
    }

    /// <summary>Abscissa in <see cref="XUnit"/>.</summary>
    public double[] X { get; }

    /// <summary>Ordinate in <see cref="YUnit"/>.</summary>
    public double[] Y { get; }

    /// <summary>Quantity on the abscissa.</summary>
    public string XName { get; }

    /// <summary>Unit of the abscissa.</summary>
    public string XUnit { get; }

    /// <summary>Quantity on the ordinate.</summary>
    public string YName { get; }

    /// <summary>Unit of the ordinate.</summary>
    public string YUnit { get; }

    /// <summary>Number of points.</summary>
    public int Count => X.Length;

    /// <summary>Where it comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;
}
