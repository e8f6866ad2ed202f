namespace Anodyne.Numerics.Quadrature;

/// <summary>Gauss-Legendre quadrature with 24 nodes, exact for polynomials up to degree 47.</summary>
public static class GaussLegendre
{
    private const int Count = 24;
    private static readonly (double Node, double Weight)[] Rule = Build();

    /// <summary>The integral of f from a to b.</summary>
    public static double Integrate(Func<double, double> f, double a, double b)
    {
        var half = 0.5 * (b - a);
        var middle = 0.5 * (a + b);
        var sum = 0.0;
        foreach (var (node, weight) in Rule)
        {
            sum += weight * f(middle + (half * node));
        }

        return half * sum;
    }

    // Roots of the Legendre polynomial by Newton's method from the Chebyshev-like guess.
    private static (double Node, double Weight)[] Build()
    {
        var rule = new (double, double)[Count];
        for (var i = 0; i < Count; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (Count + 0.5));
            var slope = 0.0;
            for (var iteration = 0; iteration < 50; iteration++)
            {
                var (p, previous) = (1.0, 0.0);
                for (var n = 1; n <= Count; n++)
                {
                    (p, previous) = ((((2 * n) - 1) * x * p - ((n - 1) * previous)) / n, p);
                }

                slope = Count * ((x * p) - previous) / ((x * x) - 1);
                var step = p / slope;
                x -= step;
                if (Math.Abs(step) < 1e-16)
                {
                    break;
                }
            }

            rule[i] = (x, 2 / ((1 - (x * x)) * slope * slope));
        }

        return rule;
    }
}
