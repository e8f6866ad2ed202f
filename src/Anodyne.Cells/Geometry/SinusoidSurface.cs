using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Geometry;

/// <summary>y = A cos(2 pi x/lambda + phase).</summary>
/// <param name="Amplitude">A, m, 0 or more.</param>
/// <param name="Wavelength">lambda, m, above 0; a periodic box holds a whole number of them.</param>
/// <param name="Phase">Phase, rad.</param>
public sealed record SinusoidSurface(double Amplitude, double Wavelength, double Phase = 0) : InitialSurface
{
    /// <summary>A, m, 0 or more.</summary>
    public double Amplitude { get; init => field = Require.NotNegative(value, "amplitude", "m"); } = Require.NotNegative(Amplitude, "amplitude", "m");

    /// <summary>lambda, m, above 0.</summary>
    public double Wavelength { get; init => field = Require.Positive(value, "wavelength", "m"); } = Require.Positive(Wavelength, "wavelength", "m");

    /// <summary>Phase, rad.</summary>
    public double Phase { get; init => field = Require.Finite(value, "phase", "1"); } = Require.Finite(Phase, "phase", "1");
}
