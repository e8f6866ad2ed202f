using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Nucleation;

/// <summary>
/// A transient and one model of it in parameters of order one: ln(D/D0), ln(density/N0), delay/t_m, double-layer current/i_m, ln(its time/t_m), where t_m, i_m
/// are read off the maximum, and D0, N0 follow from them.
/// </summary>
internal sealed class NucleationTransient
{
    private readonly double _charge;
    private readonly bool _isProgressive;
    private readonly double _rate;

    public NucleationTransient(double[] times, double[] current, int peak, double charge, double growth, bool isProgressive)
    {
        (Times, Current, Time, Size, _charge, _isProgressive) = (times, current, times[peak], current[peak], charge, isProgressive);
        FirstDiffusivity = NucleationModel.Diffusivity(Size, Time, charge, isProgressive);
        FirstDensity = NucleationModel.Density(Size, Time, charge, growth, isProgressive);
        _rate = Theta / (isProgressive ? Time * Time : Time);
    }

    /// <summary>Times after the step, s.</summary>
    public double[] Times { get; }

    /// <summary>Sizes of the current densities, A/m2.</summary>
    public double[] Current { get; }

    /// <summary>t_m as read, s.</summary>
    public double Time { get; }

    /// <summary>i_m as read, A/m2.</summary>
    public double Size { get; }

    /// <summary>D of the maximum as read, m2/s.</summary>
    public double FirstDiffusivity { get; }

    /// <summary>N0 or A N_inf of the maximum as read, 1/m2 or 1/(m2 s).</summary>
    public double FirstDensity { get; }

    private double Theta => _isProgressive ? NucleationModel.ProgressivePeak : NucleationModel.InstantaneousPeak;

    /// <summary>The box of the search; without a layer its current is zero.</summary>
    public static (double[] Low, double[] High) Bounds(bool hasLayer) =>
        ([-6, -6, -0.5, 0, hasLayer ? -9 : -3], [6, 6, 0.999, hasLayer ? 200 : 0, hasLayer ? 1.5 : -3]);

    /// <summary>Starts of the search.</summary>
    public IEnumerable<double[]> Starts(bool hasLayer) => hasLayer
        ? from delay in new[] { 0.0, 0.1, 0.3, 0.6 } from decay in new[] { -4.0, -2.0 } select new[] { 0, 0, delay, Current[0] / Size, decay }
        : new[] { 0.0, 0.02, 0.05, 0.1, 0.3, 0.6 }.Select(static delay => new[] { 0, 0, delay, 0, -3 });

    /// <summary>Current of the nuclei, A/m2.</summary>
    public double Nuclei(ReadOnlySpan<double> p, double time) =>
        NucleationModel.Current(time - (Time * p[2]), FirstDiffusivity * Math.Exp(p[0]), Rate(p), _charge, _isProgressive);

    /// <summary>Current of the double layer, A/m2.</summary>
    public double Layer(ReadOnlySpan<double> p, double time) => p[3] == 0 ? 0 : Size * p[3] * Math.Exp(-time / (Time * Math.Exp(p[4])));

    /// <summary>Both at every time, A/m2.</summary>
    public double[] Total(double[] p) => [.. Times.Select(x => Layer(p, x) + Nuclei(p, x))];

    /// <summary>Relative standard deviations of the noise, as currents.</summary>
    public double[] Deviations(double share, double[] size) => [.. size.Select(x => Math.Sqrt((x * x) + (share * Size * share * Size)))];

    /// <summary>Residuals over their deviations.</summary>
    public DifferencedResiduals Residuals(double share, double[] size)
    {
        var sigma = Deviations(share, size);
        return new DifferencedResiduals(Times.Length, 5, (p, r) =>
        {
            for (var k = 0; k < r.Length; k++)
            {
                r[k] = (Nuclei(p, Times[k]) + Layer(p, Times[k]) - Current[k]) / sigma[k];
            }
        });
    }

    /// <summary>Time from the delay, s, and height, A/m2, of the maximum of the nuclei's current.</summary>
    public (double Time, double Current) Maximum(ReadOnlySpan<double> p)
    {
        var time = _isProgressive ? Math.Sqrt(Theta / Rate(p)) : Theta / Rate(p);
        return (time, NucleationModel.Current(time, FirstDiffusivity * Math.Exp(p[0]), Rate(p), _charge, _isProgressive));
    }

    // theta is density times D times constants of the salt.
    private double Rate(ReadOnlySpan<double> p) => _rate * Math.Exp(p[0] + p[1]);
}
