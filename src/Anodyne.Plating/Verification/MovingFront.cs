using Anodyne.Cells;

namespace Anodyne.Plating.Verification;

/// <summary>Fronts that have moved: at uniform current density against the parallel surface, and small ripples against the growth rate over many steps.</summary>
internal static class MovingFront
{
    private const int Columns = 4096;
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(bool Rough, int Cells), (double Simulated, double Exact)> Known = [];

    /// <summary>
    /// Roughness Rq of a surface at uniform current density after 14.5 um, simulated and exact. A film of 10 ohm m2 makes the current density uniform to 1e-5, so that
    /// the front moves parallel to itself (Huygens): its upper envelope is max over s of h(s) + sqrt(d^2 - (x - s)^2), d such that the mean heights agree.
    /// </summary>
    /// <param name="rough">Random roughness whose valleys close to cusps on the way, or a sinusoid of 0.3 um and 25 um.</param>
    /// <param name="cells">Cells across 100 um.</param>
    public static (double Simulated, double Exact) Parallel(bool rough, int cells)
    {
        lock (Gate)
        {
            if (!Known.TryGetValue((rough, cells), out (double Simulated, double Exact) pair))
            {
                pair = Compute(rough, cells);
                Known.Add((rough, cells), pair);
            }

            return pair;
        }
    }

    /// <summary>Mean growth rate of a ripple of steepness 0.002 over many steps, 1/s, from its amplitude at both ends of the run.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="currentDensity">A/m2.</param>
    /// <param name="wavelength">m; the width of the domain.</param>
    public static double GrowthInTime(InterfaceCell cell, double currentDensity, double wavelength)
    {
        const int Cells = 64;
        const int Steps = 40;
        double k = 2 * Math.PI / wavelength;
        double thickness = Steps * 0.4 * wavelength / Cells;
        double charge = thickness * Quantities.PhysicalConstants.Faraday / cell.Lithium.MolarVolume;
        PlatingResult run = PlatingSimulation.Run(new PlatingCase(
            "growth in time", cell, new Domain(wavelength, Lateral.Periodic), new SinusoidSurface(0.002 / k, wavelength), new Galvanostatic(currentDensity), new StopRules(charge, null))
        {
            Numerics = new PlatingNumerics(Cells, Tolerance: 1e-10, Threads: 1),
            Output = new PlatingOutput(2, 0),
        });
        return Math.Log(Mode(run.Fronts[^1], wavelength) / Mode(run.Fronts[0], wavelength)) / run.Time;
    }

    private static (double Simulated, double Exact) Compute(bool rough, int cells)
    {
        const double Width = 100e-6;
        InterfaceCell cell = ReferenceCells.Cell("uniform", 0.32, 2.4e-10, 0.95, false, 20, 10, 25e-6);
        cell = cell with { Lithium = cell.Lithium with { SurfaceEnergy = 0 } };
        InitialSurface surface = rough ? new RandomRoughnessSurface(0.3e-6, 5e-6, RoughnessSpectrum.Gaussian, 2) : new SinusoidSurface(0.3e-6, 25e-6);
        PlatingResult run = PlatingSimulation.Run(new PlatingCase("uniform", cell, new Domain(Width, Lateral.Periodic), surface, new Galvanostatic(10), new StopRules(108000, null))
        {
            Mode = CurrentMode.Secondary,
            Numerics = new PlatingNumerics(cells, Threads: 1),
            Output = new PlatingOutput(2, 0),
        });
        double[] start = Heights(run.Fronts[0], Width);
        double[] end = Heights(run.Fronts[^1], Width);
        double gain = end.Average() - start.Average();
        double distance = gain;
        double[] parallel = start;
        for (int i = 0; i < 5; i++)
        {
            parallel = Envelope(start, distance, Width);
            distance += gain - (parallel.Average() - start.Average());
        }

        return (Rq(end), Rq(parallel));
    }

    /// <summary>Upper envelope of a front over evenly spaced columns, m.</summary>
    private static double[] Heights(FrontSnapshot front, double width)
    {
        double[] heights = new double[Columns];
        Array.Fill(heights, double.NegativeInfinity);
        FrontCurve curve = front.Curves[0];
        double cell = width / Columns;
        for (int i = 0; i < curve.X.Length; i++)
        {
            int j = i + 1 == curve.X.Length ? 0 : i + 1;
            double a = curve.X[i] / cell - 0.5;
            double b = (curve.X[j] + (j == 0 ? width : 0)) / cell - 0.5;
            for (int c = (int)Math.Ceiling(Math.Min(a, b)); c <= (int)Math.Floor(Math.Max(a, b)); c++)
            {
                int column = ((c % Columns) + Columns) % Columns;
                double z = a == b ? Math.Max(curve.Z[i], curve.Z[j]) : curve.Z[i] + ((c - a) / (b - a) * (curve.Z[j] - curve.Z[i]));
                heights[column] = Math.Max(heights[column], z);
            }
        }

        return heights;
    }

    private static double[] Envelope(double[] heights, double distance, double width)
    {
        double cell = width / Columns;
        int reach = Math.Min(Columns / 2, (int)(0.5 * distance / cell)); // slopes stay far below 30 degrees
        double[] result = new double[Columns];
        for (int i = 0; i < Columns; i++)
        {
            double best = double.NegativeInfinity;
            for (int d = -reach; d <= reach; d++)
            {
                double r = d * cell;
                best = Math.Max(best, heights[(i + d + Columns) % Columns] + Math.Sqrt((distance * distance) - (r * r)));
            }

            result[i] = best;
        }

        return result;
    }

    private static double Rq(double[] heights)
    {
        double mean = heights.Average();
        return Math.Sqrt(heights.Sum(h => (h - mean) * (h - mean)) / heights.Length);
    }

    private static double Mode(FrontSnapshot front, double wavelength)
    {
        double[] heights = Heights(front, wavelength);
        double sum = 0;
        for (int i = 0; i < Columns; i++)
        {
            sum += heights[i] * Math.Cos(2 * Math.PI * (i + 0.5) / Columns);
        }

        return 2 * sum / Columns;
    }
}
