using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Geometry;

/// <summary>
/// x = xi - A sin(k xi), y = A cos(k xi), k = 2 pi/lambda: the periodic shape whose primary current distribution is known exactly
/// (crest 1/(1-kA), trough 1/(1+kA)).
/// </summary>
/// <param name="Amplitude">A, m, 0 or more and below lambda/(2 pi).</param>
/// <param name="Wavelength">lambda, m, above 0.</param>
public sealed record TrochoidSurface(double Amplitude, double Wavelength) : InitialSurface
{
    /// <summary>A, m, 0 or more and below lambda/(2 pi), where the crest becomes a cusp.</summary>
    public double Amplitude { get; init => field = BelowCusp(value, Wavelength); } = BelowCusp(Amplitude, Wavelength);

    /// <summary>lambda, m, above 0.</summary>
    public double Wavelength { get; init => field = Require.Positive(value, "wavelength", "m"); } = Require.Positive(Wavelength, "wavelength", "m");

    private static double BelowCusp(double amplitude, double wavelength)
    {
        Require.NotNegative(amplitude, "amplitude", "m");
        var cusp = wavelength / (2 * Math.PI);
        return amplitude < cusp ? amplitude
            : throw new InputException("amplitude is out of range", "amplitude", UnitText.Print(amplitude, "m"),
            $"below {UnitText.Print(cusp, "m")} (wavelength/2 pi, where the crest becomes a cusp)");
    }
}
