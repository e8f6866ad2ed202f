using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Front;

namespace Anodyne.Plating.Verification;

/// <summary>
/// What a front carries while it moves along its normal: an amount by mass, whose density falls as the front stretches, dm/dt = -m v H, and a label, which
/// every piece of the front keeps. A cylinder has m = m0 r0/r exactly; a star that grows at v = 1 + 0.3 cos 4 theta is held against a Lagrangian reference.
/// </summary>
internal static class CarriedField
{
    private const double Radius = 0.35;
    private const double Time = 0.25;
    private const int Points = 512;
    private static readonly VertexField Mass = new("mass", "1", VertexKind.Amount);
    private static readonly VertexField Label = new("label", "1", VertexKind.Density);
    private static readonly VertexField Speed = new("speed before", "m/s", VertexKind.Memory);
    private static readonly double[] Weights = [4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280];

    /// <summary>Relative errors (root mean square over the front) of a run on a grid.</summary>
    /// <param name="Density">Of the density of the amount.</param>
    /// <param name="Label">Of the label.</param>
    /// <param name="Lost">Of the amount itself.</param>
    public readonly record struct Errors(double Density, double Label, double Lost);

    /// <summary>The star at a spacing h, or the cylinder.</summary>
    /// <param name="spacing">h over the radius of the start.</param>
    /// <param name="isStar">False for a cylinder.</param>
    public static Errors On(double spacing, bool isStar)
    {
        var h = spacing * Radius;
        double V(double angle) => isStar ? 1 + (0.3 * Math.Cos(4 * angle)) : 1;
        var fields = new VertexFields(Mass, Label, Speed, VertexField.AreaDue);
        var curve = new Curve(false, 1, fields);
        var count = (int)Math.Round(2 * Math.PI * Radius / (0.5 * h));
        for (var i = 0; i < count; i++)
        {
            // With the solid on the right: clockwise.
            var angle = -2 * Math.PI * i / count;
            curve.Add(Radius * Math.Cos(angle), Radius * Math.Sin(angle));
            curve[Mass][i] = (1 + (0.5 * Math.Cos(3 * angle))) * 2 * Math.PI * Radius / count;
            curve[Label][i] = Math.Cos(3 * angle);
        }

        var start = curve[Mass].Take(curve.Count).Sum();
        const double Period = 100;
        var mover = new FrontMover(Period, h);
        var steps = (int)Math.Ceiling(Time * 1.3 / (0.4 * h));
        var step = Time / steps;
        var bend = new double[16 * count];
        var due = new double[16 * count];
        for (var n = 0; n < steps; n++)
        {
            CurveShape.Curvature(curve, Period, bend.AsSpan(0, curve.Count));
            for (var i = 0; i < curve.Count; i++)
            {
                var v = V(Math.Atan2(curve.Z[i], curve.X[i]));
                var rate = (n == 0 ? 0 : (v - curve[Speed][i]) / step) + (bend[i] * v * v);
                due[i] = step * (v + (0.5 * step * rate));
                curve[Speed][i] = v;
            }

            for (var i = 0; i < curve.Count; i++)
            {
                var before = CurveShape.SegmentLength(curve, i - 1, Period);
                var after = CurveShape.SegmentLength(curve, i, Period);
                curve[VertexField.AreaDue][i] = (0.375 * (before + after) * due[i]) + (0.125 * before * due[(i + curve.Count - 1) % curve.Count])
                    + (0.125 * after * due[(i + 1) % curve.Count]);
            }

            if (!mover.TryLayDown(curve, out curve))
            {
                return new Errors(double.NaN, double.NaN, double.NaN);
            }
        }

        return Compare(curve, isStar ? Reference(V) : (angle => ((1 + (0.5 * Math.Cos(3 * angle))) * Radius / (Radius + Time), Math.Cos(3 * angle))), start);
    }

    private static Errors Compare(Curve curve, Func<double, (double Density, double Label)> exact, double start)
    {
        double mass = 0, wrong = 0, square = 0, off = 0, labels = 0;
        for (var i = 0; i < curve.Count; i++)
        {
            var length = 0.5 * (CurveShape.SegmentLength(curve, i - 1, 100) + CurveShape.SegmentLength(curve, i, 100));
            var (density, label) = exact(Math.Atan2(curve.Z[i], curve.X[i]));
            var error = (curve[Mass][i] / length) - density;
            mass += curve[Mass][i];
            wrong += length * error * error;
            square += length * density * density;
            off += length * (curve[Label][i] - label) * (curve[Label][i] - label);
            labels += length * label * label;
        }

        return new Errors(Math.Sqrt(wrong / square), Math.Sqrt(off / labels), Math.Abs(mass / start - 1));
    }

    /// <summary>
    /// The star by r(theta): dr/dt = v q, q = sqrt(1 + (r'/r)^2); mass by angle: dM/dt = (M v r'/(r^2 q))'; the label moves with the mass. Eighth-order
    /// differences, Runge-Kutta.
    /// </summary>
    private static Func<double, (double Density, double Label)> Reference(Func<double, double> speed)
    {
        var v = Enumerable.Range(0, Points).Select(i => speed(2 * Math.PI * i / Points)).ToArray();
        double[] r = [.. Enumerable.Repeat(Radius, Points)];
        double[] mass = [.. Enumerable.Range(0, Points).Select(i => (1 + (0.5 * Math.Cos(6 * Math.PI * i / Points))) * Radius)];
        double[] label = [.. Enumerable.Range(0, Points).Select(i => Math.Cos(6 * Math.PI * i / Points))];
        const int Steps = 250;
        const double Step = Time / Steps;
        for (var n = 0; n < Steps; n++)
        {
            var a = Rates(r, mass, label, v);
            var b = Rates(Sum(r, a.R, Step / 2), Sum(mass, a.Mass, Step / 2), Sum(label, a.Label, Step / 2), v);
            var c = Rates(Sum(r, b.R, Step / 2), Sum(mass, b.Mass, Step / 2), Sum(label, b.Label, Step / 2), v);
            var d = Rates(Sum(r, c.R, Step), Sum(mass, c.Mass, Step), Sum(label, c.Label, Step), v);
            for (var i = 0; i < Points; i++)
            {
                r[i] += Step / 6 * (a.R[i] + (2 * b.R[i]) + (2 * c.R[i]) + d.R[i]);
                mass[i] += Step / 6 * (a.Mass[i] + (2 * b.Mass[i]) + (2 * c.Mass[i]) + d.Mass[i]);
                label[i] += Step / 6 * (a.Label[i] + (2 * b.Label[i]) + (2 * c.Label[i]) + d.Label[i]);
            }
        }

        var slope = Slope(r);
        double[] density = [.. mass.Select((m, i) => m / Math.Sqrt((r[i] * r[i]) + (slope[i] * slope[i])))];
        return angle => (At(density, angle), At(label, angle));
    }

    private static (double[] R, double[] Mass, double[] Label) Rates(double[] r, double[] mass, double[] label, double[] v)
    {
        var slope = Slope(r);
        var (rate, flux, drift) = (new double[Points], new double[Points], new double[Points]);
        for (var i = 0; i < Points; i++)
        {
            var q = Math.Sqrt(1 + (slope[i] * slope[i] / (r[i] * r[i])));
            rate[i] = v[i] * q;
            drift[i] = v[i] * slope[i] / (r[i] * r[i] * q);
            flux[i] = mass[i] * drift[i];
        }

        var bend = Slope(label);
        return (rate, Slope(flux), [.. bend.Select((b, i) => b * drift[i])]);
    }

    private static double[] Slope(double[] values)
    {
        var slope = new double[Points];
        for (var i = 0; i < Points; i++)
        {
            for (var k = 0; k < 4; k++)
            {
                slope[i] += Weights[k] * (values[(i + k + 1) % Points] - values[(i - k - 1 + Points) % Points]);
            }

            slope[i] *= Points / (2 * Math.PI);
        }

        return slope;
    }

    private static double[] Sum(double[] a, double[] b, double scale) => [.. a.Select((value, i) => value + (scale * b[i]))];

    // A cubic through the four points around an angle.
    private static double At(double[] values, double angle)
    {
        var x = angle / (2 * Math.PI) * Points;
        var i = (int)Math.Floor(x);
        var t = x - i;
        double Of(int k) => values[(((i + k) % Points) + Points) % Points];
        return (Of(-1) * -t * (t - 1) * (t - 2) / 6) + (Of(0) * (t + 1) * (t - 1) * (t - 2) / 2) - (Of(1) * (t + 1) * t * (t - 2) / 2)
            + (Of(2) * (t + 1) * t * (t - 1) / 6);
    }
}
