using Anodyne.Numerics.Integration;

namespace Anodyne.Cycling.Checks;

/// <summary>
/// The stretch of a reference curve that its solver took by steps of first order, found from the curve itself. A solver of variable order (BDF of order 1
/// to 5) gives values between its steps by the polynomial of its order: at order 1 the voltage, which is one of its unknowns, is exactly straight within
/// a step. Where samples lie on straight lines to the last printed digits, and each line meets the next between two samples, the corners are the solver's
/// steps. Such a curve carries the error of implicit Euler with steps of that length. <see cref="States"/> solves the model by the same steps, so that
/// model is compared with model and not with the reference's error of time.
/// </summary>
/// <param name="Nodes">Times of the steps, s, ascending; the solution is straight between two of them.</param>
internal sealed record FirstOrderStretch(double[] Nodes)
{
    // Equal slopes: printed to 18 digits, computed from differences of 1e-3 V in 4 V, so 1e-6 leaves three digits for rounding.
    private const double SameSlope = 1e-6;
    private const int ShortestLine = 3;

    /// <summary>The longest chain of straight lines of three intervals or more that follow each other; null where there is none of two lines or more.</summary>
    /// <param name="time">Sample times, s, equally spaced.</param>
    /// <param name="value">Samples.</param>
    public static FirstOrderStretch? Find(double[] time, double[] value)
    {
        var slopes = Enumerable.Range(0, time.Length - 1).Select(i => (value[i + 1] - value[i]) / (time[i + 1] - time[i])).ToArray();
        var lines = new List<(int First, int Last)>();
        for (var i = 0; i < slopes.Length;)
        {
            var last = i;
            while (last + 1 < slopes.Length && Math.Abs(slopes[last + 1] - slopes[i]) <= SameSlope * Math.Abs(slopes[i]))
            {
                last++;
            }

            if (last - i + 1 >= ShortestLine)
            {
                lines.Add((i, last));
            }

            i = last + 1;
        }

        // Neighbours leave one interval between them, which holds the corner.
        var chain = new List<(int First, int Last)>();
        var longest = chain;
        foreach (var line in lines)
        {
            chain = chain.Count > 0 && line.First == chain[^1].Last + 2 ? [.. chain, line] : [line];
            longest = chain.Count > longest.Count ? chain : longest;
        }

        if (longest.Count < 2 || longest[0].First < 4 || longest[^1].Last + 5 >= time.Length)
        {
            return null;
        }

        double Line((int First, int Last) line, double t) => value[line.First] + (slopes[line.First] * (t - time[line.First]));
        double Corner(int gap, Func<double, double> left, Func<double, double> right)
        {
            double a = time[gap], b = time[gap + 1];
            var rises = left(a) < right(a);
            for (var k = 0; k < 60; k++)
            {
                var m = 0.5 * (a + b);
                (a, b) = left(m) < right(m) == rises ? (m, b) : (a, m);
            }

            return 0.5 * (a + b);
        }

        // Outside the chain the curve is smooth within a step: a parabola through the three samples next to the corner.
        var (begin, end) = (longest[0], longest[^1]);
        double[] nodes =
        [
            Corner(begin.First - 1, t => Parabola(time, value, begin.First - 3, t), t => Line(begin, t)),
            .. longest.Zip(longest.Skip(1), (l, r) => Corner(l.Last + 1, t => Line(l, t), t => Line(r, t))),
            Corner(end.Last + 1, t => Line(end, t), t => Parabola(time, value, end.Last + 2, t)),
        ];
        return new FirstOrderStretch(nodes);
    }

    /// <summary>True if a time lies in the stretch.</summary>
    public bool Holds(double time) => time > Nodes[0] && time < Nodes[^1];

    /// <summary>States of a system at all nodes: implicit Euler from one to the next, the iteration taken to rounding.</summary>
    /// <param name="system">System with its control set.</param>
    /// <param name="first">State at the first node.</param>
    public List<double[]> States(IImplicitSystem system, double[] first)
    {
        var states = new List<double[]> { first };
        var slope = new double[system.Size];
        var residual = new double[system.Size];
        for (var k = 1; k < Nodes.Length; k++)
        {
            double h = Nodes[k] - Nodes[k - 1], largest = 1;
            double[] before = states[^1], y = [.. before];
            for (var iteration = 0; iteration < 50 && largest > 1e-10; iteration++)
            {
                for (var i = 0; i < y.Length; i++)
                {
                    slope[i] = (y[i] - before[i]) / h;
                }

                if (!system.TryResidual(Nodes[k], y, slope, residual))
                {
                    throw new IntegrationException("the step of the reference leaves the domain of the model", Nodes[k]);
                }

                system.Linearize(Nodes[k], y, slope);
                if (!system.TryFactor(1 / h))
                {
                    throw new IntegrationException("the Jacobian is singular", Nodes[k]);
                }

                system.Solve(residual);
                largest = 0;
                for (var i = 0; i < y.Length; i++)
                {
                    y[i] -= residual[i];
                    largest = Math.Max(largest, Math.Abs(residual[i]) / system.Scale[i]);
                }
            }

            states.Add(largest <= 1e-10 ? y : throw new IntegrationException("the step of the reference does not converge", Nodes[k]));
        }

        return states;
    }

    /// <summary>The straight line between the states at the two nodes around a time.</summary>
    public double[] Between(List<double[]> states, double time)
    {
        var k = 1;
        while (k < Nodes.Length - 1 && Nodes[k] < time)
        {
            k++;
        }

        var s = (time - Nodes[k - 1]) / (Nodes[k] - Nodes[k - 1]);
        return [.. states[k - 1].Zip(states[k], (a, b) => a + (s * (b - a)))];
    }

    private static double Parabola(double[] time, double[] value, int first, double t)
    {
        double sum = 0;
        for (var i = first; i < first + 3; i++)
        {
            var term = value[i];
            for (var j = first; j < first + 3; j++)
            {
                term *= i == j ? 1 : (t - time[j]) / (time[i] - time[j]);
            }

            sum += term;
        }

        return sum;
    }
}
