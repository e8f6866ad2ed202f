namespace Anodyne.Numerics.Roots;

/// <summary>A root of an increasing function inside a bracket: secant steps kept inside, halved when they stall (the Illinois rule).</summary>
public static class RootInBracket
{
    /// <summary>The x with f(x) = 0.</summary>
    /// <param name="f">Increasing, f(low) at most 0, f(high) at least 0.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public static double Find(Func<double, double> f, double low, double high)
    {
        var (a, b) = (low, high);
        var (fa, fb) = (f(a), f(b));
        if (fa >= 0)
        {
            return a;
        }

        if (fb <= 0)
        {
            return b;
        }

        var lastSide = 0;
        for (var iteration = 0; iteration < 300; iteration++)
        {
            var x = ((a * fb) - (b * fa)) / (fb - fa);
            if (!(x > a && x < b))
            {
                x = 0.5 * (a + b);
            }

            var fx = f(x);
            if (fx == 0 || b - a <= 4e-16 * Math.Max(Math.Abs(a), Math.Abs(b)))
            {
                return x;
            }

            if (fx < 0)
            {
                (a, fa) = (x, fx);
                fb = lastSide == -1 ? 0.5 * fb : fb;
                lastSide = -1;
            }
            else
            {
                (b, fb) = (x, fx);
                fa = lastSide == 1 ? 0.5 * fa : fa;
                lastSide = 1;
            }
        }

        return 0.5 * (a + b);
    }
}
