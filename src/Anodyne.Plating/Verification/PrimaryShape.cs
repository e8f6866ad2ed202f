using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Front;

namespace Anodyne.Plating.Verification;

/// <summary>
/// Current distributions on fixed shapes with a linear boundary, in a periodic box with a far plate; currents relative to the flat electrode far away.
/// </summary>
internal static class PrimaryShape
{
    /// <summary>Current at given places of a curve.</summary>
    /// <param name="Tip">At the tip or crest.</param>
    /// <param name="Foot">At the foot or trough.</param>
    /// <param name="Mean">Mean over the protrusion's own length (ridges only).</param>
    /// <param name="Total">Total current over that of the flat electrode.</param>
    public readonly record struct Currents(double Tip, double Foot, double Mean, double Total);

    /// <summary>
    /// Half ellipse ridge of half width 1 and a given height on a plane, unbounded: boxes of width W, 2W (and 4W) with the image effect removed by
    /// Richardson in (1/W)^2.
    /// </summary>
    /// <param name="height">Height b in units of the half width.</param>
    /// <param name="wagner">Wagner number kappa R/a; 0 for the primary distribution.</param>
    /// <param name="cellsPerDiameter">Cells per base diameter.</param>
    /// <param name="widths">Box widths in units of the half width: powers of two.</param>
    public static Currents Ridge(double height, double wagner, int cellsPerDiameter, params ReadOnlySpan<int> widths)
    {
        Span<double> tip = stackalloc double[widths.Length];
        Span<double> foot = stackalloc double[widths.Length];
        Span<double> mean = stackalloc double[widths.Length];
        for (var w = 0; w < widths.Length; w++)
        {
            (tip[w], foot[w], mean[w]) = RidgeInBox(height, wagner, cellsPerDiameter, widths[w]);
        }

        return new Currents(Richardson(tip), Richardson(foot), Richardson(mean), double.NaN);
    }

    /// <summary>Crest and trough of the trochoid x = xi - A sin k xi, z = A cos k xi under a far plate.</summary>
    public static Currents Trochoid(double steepness, int cells)
    {
        var k = 2 * Math.PI;
        var a = steepness / k;
        var phase = 0.2137;
        var curve = new Curve(wraps: true, boundary: 0);
        var count = 2 * cells;
        var curvature = new double[count];
        for (var i = 0; i < count; i++)
        {
            // Equal steps in arc length: ds/dxi = sqrt(1 - 2 kA cos + (kA)^2), integrated by Newton on a fine sum.
            var xi = EqualArc(steepness, (double)i / count);
            curve.Add(xi - a * Math.Sin(k * xi) + phase, a * Math.Cos(k * xi));
            var stretch = 1 - 2 * steepness * Math.Cos(k * xi) + steepness * steepness;
            curvature[i] = k * steepness * (Math.Cos(k * xi) - steepness) / Math.Pow(stretch, 1.5);
        }

        using var solver = Solve(curve, curvature, 1, cells, a, 4, 0, out var far);
        return new Currents(
            CurrentReading.At(solver.Grid, phase, a, upward: true) / far,
            CurrentReading.At(solver.Grid, phase + 0.5, -a, upward: true) / far,
            double.NaN,
            1);
    }

    /// <summary>Sinusoid z = A cos x with A = 0.5 and kappa 1, plate 0.75 wavelengths above the mean, potential 1 across: crest and total current.</summary>
    public static Currents RobinSinusoid(double resistance, int cells)
    {
        var width = 2 * Math.PI;
        var h = width / cells;
        var phase = 0.37 * h;
        var curve = new Curve(wraps: true, boundary: 0);
        var count = 2 * cells;
        var curvature = new double[count];
        for (var i = 0; i < count; i++)
        {
            var x = width * i / count;
            var s = x - width / 2 - phase;
            curve.Add(x, 0.5 * Math.Cos(s));
            curvature[i] = 0.5 * Math.Cos(s) / Math.Pow(1 + 0.25 * Math.Sin(s) * Math.Sin(s), 1.5);
        }

        using var solver = SolveHeld(curve, curvature, width, cells, 0.5, 0.75 * width, resistance);
        double total = 0;
        for (var f = 0; f < solver.Grid.FacetCount; f++)
        {
            total += solver.Grid.Facets[f].Flux * solver.Grid.Facets[f].Area;
        }

        return new Currents(CurrentReading.At(solver.Grid, width / 2 + phase, 0.5, upward: true), double.NaN, double.NaN, total);
    }

    private static double EqualArc(double steepness, double share)
    {
        double Length(double xi)
        {
            double sum = 0;
            const int Parts = 400;
            for (var i = 0; i < Parts; i++)
            {
                var t = (i + 0.5) / Parts * xi;
                sum += Math.Sqrt(1 - 2 * steepness * Math.Cos(2 * Math.PI * t) + steepness * steepness);
            }

            return sum * xi / Parts;
        }

        var goal = share * Length(1);
        var xi = share;
        for (var i = 0; i < 6; i++)
        {
            xi -= (Length(xi) - goal) / Math.Sqrt(1 - 2 * steepness * Math.Cos(2 * Math.PI * xi) + steepness * steepness);
        }

        return xi;
    }

    private static double Richardson(ReadOnlySpan<double> values)
    {
        // Values at widths W, 2W, 4W, ...; errors in W^-2, W^-4, ...
        var row = values.ToArray();
        for (var order = 1; order < row.Length; order++)
        {
            var factor = Math.Pow(4, order);
            for (var i = row.Length - 1; i >= order; i--)
            {
                row[i] = (factor * row[i] - row[i - 1]) / (factor - 1);
            }
        }

        return row[^1];
    }

    private static (double Tip, double Foot, double Mean) RidgeInBox(double height, double wagner, int cellsPerDiameter, int width)
    {
        var cells = cellsPerDiameter / 2 * width;
        var h = (double)width / cells;
        var centre = 0.5 * width + 0.317 * h;
        var curve = new Curve(wraps: true, boundary: 0);
        var curvature = new List<double>();
        var flat = cells;
        var left = centre - 1;
        for (var i = 0; i < flat; i++)
        {
            curve.Add(left * i / flat, 0);
            curvature.Add(0);
        }

        var arc = (int)(2 * cellsPerDiameter * Math.Max(1, height));
        for (var i = 0; i <= arc; i++)
        {
            var t = Math.PI * i / arc;
            curve.Add(centre - Math.Cos(t), height * Math.Sin(t));
            var s = Math.Sin(t);
            var c = Math.Cos(t);
            curvature.Add(i == 0 || i == arc ? 0 : height / Math.Pow(s * s + height * height * c * c, 1.5));
        }

        var right = centre + 1;
        for (var i = 1; i < flat; i++)
        {
            curve.Add(right + (width - right) * i / flat, 0);
            curvature.Add(0);
        }

        using var solver = Solve(curve, [.. curvature], width, cells, height, 2.0 * width, wagner, out var far);
        double charge = 0;
        foreach (var share in solver.Grid.Shares)
        {
            if (share.First >= flat && share.First < flat + arc)
            {
                ref readonly var facet = ref solver.Grid.Facets[share.Facet];
                charge += facet.Flux * (share.FirstLength + share.SecondLength);
            }
        }

        double perimeter = 0;
        for (var i = flat; i < flat + arc; i++)
        {
            perimeter += CurveShape.SegmentLength(curve, i, width);
        }

        // The images: beyond its own length the ridge acts as a line sink of the current it takes in excess of the flat it stands on. On a plane with
        // u = L u_y that draws (1/pi L) g(x/L) from the plane at a distance x, g(t) = integral of cos(kt)/(1 + k) over k > 0.
        var excess = charge / far - 2;
        double images = 0;
        if (wagner > 0)
        {
            for (var n = 1; n <= 4000; n++)
            {
                images += 2 / (Math.PI * wagner) * CosineTail(n * width / wagner);
            }

            images += 2 * wagner / (Math.PI * width * width) / 4000.5;
        }

        var scale = far * (1 - excess * images);
        return (
            CurrentReading.At(solver.Grid, centre, height, upward: true) / scale,
            CurrentReading.Corner(solver.Grid, centre - 1, 0) / scale,
            charge / perimeter / scale);
    }

    /// <summary>
    /// g(t) = integral from 0 to infinity of cos(kt)/(1 + k) dk = integral of y exp(-t y)/(1 + y^2) dy: the auxiliary function of the cosine integral.
    /// </summary>
    private static double CosineTail(double t)
    {
        // Asymptotic series for large t, else tanh-sinh-like Gauss panels on the exponentially damped form.
        if (t > 40)
        {
            var r = 1 / (t * t);
            return r * (1 - 6 * r * (1 - 20 * r * (1 - 42 * r)));
        }

        double sum = 0;
        const int Panels = 400;
        var end = Math.Max(60 / t, 60);
        double last = 0;
        for (var i = 0; i < Panels; i++)
        {
            var next = end * Math.Pow((i + 1.0) / Panels, 4);
            var half = 0.5 * (next - last);
            var mid = 0.5 * (next + last);
            foreach ((var x, var w) in (ReadOnlySpan<(double, double)>)
                [(-0.7745966692414834, 0.5555555555555556), (0, 0.8888888888888888), (0.7745966692414834, 0.5555555555555556)])
            {
                var y = mid + half * x;
                sum += w * half * y * Math.Exp(-t * y) / (1 + y * y);
            }

            last = next;
        }

        return sum;
    }

    private static EllipticSolver Solve(
        Curve curve, double[] curvature, double width, int cells, double relief, double plate, double resistance, out double far)
    {
        var solver = SolveHeld(curve, curvature, width, cells, relief, plate, resistance);
        far = solver.TopFlux / width;
        return solver;
    }

    private static EllipticSolver SolveHeld(Curve curve, double[] curvature, double width, int cells, double relief, double plate, double resistance)
    {
        var h = width / cells;
        var low = curve.Z.AsSpan(0, curve.Count).ToArray().Min();
        var first = (int)Math.Floor(low / h) - 3;
        var rows = EllipticSolver.GoodRowCount(cells, (int)Math.Ceiling(relief / h) + 8 - first);
        var solver = new EllipticSolver(cells, rows, h);
        solver.Grid.Build([curve], curvature, first, LayeredMedium.Unit, openTop: true);
        var stack = new StripStack(new Strip(plate - (first + rows) * h, 1));
        var newton = solver.Solve(new LinearBoundaryLaw(resistance), [BoundaryLevel.Held(-1)], stack, 1, 1e-10);
        return newton >= 0 ? solver : throw new InvalidOperationException("The reference shape was not solved.");
    }
}
