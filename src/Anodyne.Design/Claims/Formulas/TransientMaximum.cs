using Anodyne.Quantities.Formulas;

namespace Anodyne.Design.Claims.Formulas;

/// <summary>Where a dimensionless transient (i/i_m)^2 of t/t_m has its maximum, found on the printed formula itself.</summary>
/// <param name="Time">t/t_m at the maximum.</param>
/// <param name="Value">Value there.</param>
public sealed record TransientMaximum(double Time, double Value)
{
    private const int Samples = 4000;
    private const double From = 0.02;
    private const double To = 10;

    /// <summary>The maximum for t/t_m from 0.02 to 10: sampled, then refined by golden sections.</summary>
    /// <param name="right">Right side of the formula, of t and t_m.</param>
    public static TransientMaximum Of(FormulaNode right)
    {
        ArgumentNullException.ThrowIfNull(right);
        var values = new Dictionary<string, double> { ["t_m"] = 1, ["t"] = 1 };
        double At(double time)
        {
            values["t"] = time;
            return right.Evaluate(values);
        }

        var best = From;
        var step = Math.Pow(To / From, 1.0 / Samples);
        for (var (time, most, index) = (From, double.NegativeInfinity, 0); index <= Samples; index++, time *= step)
        {
            if (At(time) > most)
            {
                (best, most) = (time, At(time));
            }
        }

        var (low, high) = (best / step, best * step);
        var ratio = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-9)
        {
            var (a, b) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
            (low, high) = At(a) > At(b) ? (low, b) : (a, high);
        }

        var peak = (low + high) / 2;
        return new TransientMaximum(peak, At(peak));
    }
}
