using Anodyne.Numerics.Sampling;

namespace Anodyne.Plating.Processes;

/// <summary>
/// A Gaussian label along the metal that is drawn anew with a time constant, d xi = -xi dt/tau + noise, of variance 1 and covariance exp(-r^2/l^2) at every
/// moment. Every Fourier mode of it is an Ornstein-Uhlenbeck process at knots tau/16 apart, drawn from the seed alone and straight between them: neither
/// the grid nor the time steps change the draw.
/// </summary>
/// <param name="total">Length of the metal at the start, m.</param>
/// <param name="correlationLength">l, m.</param>
/// <param name="renewalTime">tau, s.</param>
/// <param name="seed">Seed.</param>
/// <param name="isEven">True for a label that is its own mirror image.</param>
internal sealed class RenewedLabel(double total, double correlationLength, double renewalTime, int seed, bool isEven)
{
    private const int KnotsPerTime = 16;
    private const double HighestWave = 6;
    private readonly double[] _amplitude = Spectrum(total, correlationLength, isEven);
    private double[] _before = [];
    private double[] _after = [];
    private double[] _now = [];
    private long _knot = -1;

    /// <summary>Takes the amplitudes of a moment.</summary>
    /// <param name="time">s since the start.</param>
    public void MoveTo(double time)
    {
        var at = time / renewalTime * KnotsPerTime;
        var knot = (long)Math.Floor(at);
        if (knot < _knot || _knot < 0)
        {
            _knot = 0;
            (_before, _after, _now) = (new double[2 * _amplitude.Length], new double[2 * _amplitude.Length], new double[2 * _amplitude.Length]);
            Draw(0, _before, null);
            Draw(1, _after, _before);
        }

        while (_knot < knot)
        {
            _knot++;
            (_before, _after) = (_after, _before);
            Draw(_knot + 1, _after, _before);
        }

        var share = at - knot;
        for (var m = 0; m < _now.Length; m++)
        {
            _now[m] = ((1 - share) * _before[m]) + (share * _after[m]);
        }
    }

    /// <summary>The label at a place, given as cos and sin of its angle 2 pi s/L along the metal of the start.</summary>
    public double At(double cosine, double sine)
    {
        var length = Math.Sqrt((cosine * cosine) + (sine * sine));
        (cosine, sine) = (cosine / length, sine / length);
        double sum = 0, c = 1, s = 0;
        for (var m = 0; m < _amplitude.Length; m++)
        {
            (c, s) = ((c * cosine) - (s * sine), (s * cosine) + (c * sine));
            sum += (_now[2 * m] * c) + (_now[(2 * m) + 1] * s);
        }

        return sum;
    }

    private static double[] Spectrum(double total, double correlationLength, bool isEven)
    {
        var modes = Math.Max(1, (int)Math.Floor(HighestWave / correlationLength * total / (2 * Math.PI)));
        var power = new double[modes];
        double sum = 0;
        for (var m = 0; m < modes; m++)
        {
            var kl = 2 * Math.PI * (m + 1) / total * correlationLength;
            power[m] = Math.Exp(-0.25 * kl * kl);
            sum += (isEven ? 0.5 : 1) * power[m];
        }

        return Array.ConvertAll(power, value => Math.Sqrt(value / sum));
    }

    private void Draw(long knot, double[] to, double[]? from)
    {
        var random = new SplitMix64(unchecked((seed * 0x5851F42D4C957F2DL) + (knot * 0x2545F4914F6CDD1DL)));
        var kept = from is null ? 0 : Math.Exp(-1.0 / KnotsPerTime);
        var noise = Math.Sqrt(1 - (kept * kept));
        for (var m = 0; m < to.Length; m++)
        {
            var drawn = random.NextNormal();
            to[m] = isEven && m % 2 == 1 ? 0 : ((from is null ? 0 : from[m]) * kept) + (noise * _amplitude[m / 2] * drawn);
        }
    }
}
