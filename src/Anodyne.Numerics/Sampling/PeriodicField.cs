namespace Anodyne.Numerics.Sampling;

/// <summary>
/// A periodic Gaussian random function by Fourier synthesis. Modes and their order do not depend on any grid: a seed means the same function at every
/// resolution.
/// </summary>
public sealed class PeriodicField
{
    private readonly double[] _cosine;
    private readonly double[] _sine;
    private readonly double _wave;

    /// <summary>Draws a function of mean 0.</summary>
    /// <param name="period">Period, in the unit of the argument, above 0.</param>
    /// <param name="highestWave">Highest wave number that is drawn, above 0; one mode is drawn at least.</param>
    /// <param name="power">Relative power of a wave number, 0 or more.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="isEven">True for a function that is its own mirror image about 0.</param>
    public PeriodicField(double period, double highestWave, Func<double, double> power, long seed, bool isEven = false)
    {
        ArgumentNullException.ThrowIfNull(power);
        var modes = Math.Max(1, (int)Math.Floor(highestWave * period / (2 * Math.PI)));
        var random = new SplitMix64(seed);
        (_cosine, _sine, _wave) = (new double[modes], new double[modes], 2 * Math.PI / period);
        for (var m = 0; m < modes; m++)
        {
            var variance = power(_wave * (m + 1));
            var amplitude = Math.Sqrt(variance);
            _cosine[m] = amplitude * random.NextNormal();
            var sine = amplitude * random.NextNormal();
            _sine[m] = isEven ? 0 : sine;
            Power += 0.5 * ((_cosine[m] * _cosine[m]) + (_sine[m] * _sine[m]));
            ExpectedPower += isEven ? 0.5 * variance : variance;
        }
    }

    /// <summary>
    /// A function of covariance exp(-r^2/l^2): power exp(-(k l)^2/4), drawn up to k l = 6, beyond which the power is below 2e-4 of the longest.
    /// </summary>
    /// <param name="period">Period, in the unit of the argument, above 0.</param>
    /// <param name="correlationLength">l, in the unit of the argument, above 0.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="isEven">True for a function that is its own mirror image about 0.</param>
    public static PeriodicField Smooth(double period, double correlationLength, long seed, bool isEven = false) =>
        new(period, 6 / correlationLength, k => Math.Exp(-0.25 * k * correlationLength * k * correlationLength), seed, isEven);

    /// <summary>Number of modes.</summary>
    public int Modes => _cosine.Length;

    /// <summary>Mean square of this very function over its period.</summary>
    public double Power { get; }

    /// <summary>Mean square over all draws.</summary>
    public double ExpectedPower { get; }

    /// <summary>Value at x.</summary>
    public double At(double x)
    {
        double sum = 0;
        for (var m = 0; m < _cosine.Length; m++)
        {
            (var s, var c) = Math.SinCos(_wave * (m + 1) * x);
            sum += (_cosine[m] * c) + (_sine[m] * s);
        }

        return sum;
    }
}
