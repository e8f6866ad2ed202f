using Anodyne.Numerics.Sensitivity;
using Anodyne.Quantities;

namespace Anodyne.Studies.Verification;

/// <summary>Shares of the variance of two functions whose shares are known in closed form.</summary>
public static class SensitivityChecks
{
    private const int Points = 8192;
    private const double Slope = 7;
    private const double Coupling = 0.1;
    private static readonly double[] Weights = [0, 1, 4.5, 9, 99, 99, 99, 99];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<VerificationCheck> All { get; } = [.. Ishigami(), .. SobolG()];

    // Ishigami and Homma 1990: f = sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on (-pi, pi)^3.
    private static IEnumerable<VerificationCheck> Ishigami()
    {
        double four = Math.Pow(Math.PI, 4), eight = four * four;
        var whole = (Slope * Slope / 8) + (Coupling * four / 5) + (Coupling * Coupling * eight / 18) + 0.5;
        var first = 0.5 * Math.Pow(1 + (Coupling * four / 5), 2) / whole;
        var both = Coupling * Coupling * eight * ((1.0 / 18) - (1.0 / 50)) / whole;
        const string source = "Ishigami and Homma, ISUMA 1990; closed form of the variances";
        yield return Check("ishigami-first", first, source, cancel => Indices(3, IshigamiOf, cancel)[0].First);
        yield return Check("ishigami-second", Slope * Slope / 8 / whole, source, cancel => Indices(3, IshigamiOf, cancel)[1].First);
        yield return Check("ishigami-total", first + both, source, cancel => Indices(3, IshigamiOf, cancel)[0].Total);
        yield return Check("ishigami-interaction", both, source, cancel => Indices(3, IshigamiOf, cancel)[2].Total);
    }

    // Saltelli and Sobol 1995: g = prod (|4x - 2| + a)/(1 + a), V_i = 1/(3 (1 + a_i)^2), V = prod(1 + V_i) - 1.
    private static IEnumerable<VerificationCheck> SobolG()
    {
        double[] own = [.. Weights.Select(a => 1 / (3 * (1 + a) * (1 + a)))];
        var product = own.Aggregate(1.0, (p, v) => p * (1 + v));
        const string source = "Saltelli and Sobol, Rel. Eng. Syst. Safety 50 (1995) 225; closed form of the variances";
        yield return Check("sobol-g-first", own[0] / (product - 1), source, cancel => Indices(8, SobolGOf, cancel)[0].First);
        yield return Check("sobol-g-total", own[1] * product / (1 + own[1]) / (product - 1), source, cancel => Indices(8, SobolGOf, cancel)[1].Total);
    }

    private static VerificationCheck Check(string name, double reference, string source, Func<CancellationToken, double> compute) =>
        new($"studies/{name}", "sensitivity", "1", reference, 0.01, ErrorMeasure.Absolute, source, compute);

    private static SobolIndex[] Indices(int dimensions, Func<double[], double> f, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return SobolIndices.Of([.. SobolIndices.Design(Points, dimensions, seed: 2).Select(f)], dimensions, seed: 1);
    }

    private static double IshigamiOf(double[] u)
    {
        var (x, y, z) = (Angle(u[0]), Angle(u[1]), Angle(u[2]));
        return Math.Sin(x) + (Slope * Math.Sin(y) * Math.Sin(y)) + (Coupling * Math.Pow(z, 4) * Math.Sin(x));
    }

    private static double Angle(double u) => Math.PI * ((2 * u) - 1);

    private static double SobolGOf(double[] u) => u.Zip(Weights).Aggregate(1.0, (p, x) => p * (Math.Abs((4 * x.First) - 2) + x.Second) / (1 + x.Second));
}
