namespace Anodyne.Surfaces.Depth;

/// <summary>The error function.</summary>
public static class ErrorFunction
{
    /// <summary>erf x, within 1.2e-7 (Press et al., Numerical Recipes, 3rd ed., eq. 6.2.18).</summary>
    /// <param name="x">Any number.</param>
    public static double Of(double x)
    {
        double[] c = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
        var t = 1 / (1 + (0.5 * Math.Abs(x)));
        var sum = 0.0;
        for (var k = c.Length - 1; k >= 0; k--)
        {
            sum = (sum * t) + c[k];
        }

        var tail = t * Math.Exp((-x * x) + sum);
        return x >= 0 ? 1 - tail : tail - 1;
    }
}
