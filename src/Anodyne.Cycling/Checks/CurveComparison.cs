using Anodyne.Cells;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;

namespace Anodyne.Cycling.Checks;

/// <summary>A simulated discharge against a reference curve, and simulated fields against reference fields.</summary>
internal static class CurveComparison
{
    /// <summary>Root mean square difference of the voltage over the reference points, V, and the end time, s.</summary>
    public static (double Rms, double End, double Start) Voltage(CellDesign design, string sentence, MeshOptions mesh, string file, int voltageColumn)
    {
        var (_, columns) = ReferenceData.Read(file);
        var (time, voltage) = Simulate(design, sentence, mesh, columns[0]);
        double sum = 0;
        var n = 0;
        for (var i = 0; i < columns[0].Length && i < voltage.Length; i++)
        {
            var e = voltage[i] - columns[voltageColumn][i];
            sum += e * e;
            n++;
        }

        return (Math.Sqrt(sum / n), time, voltage[0]);
    }

    /// <summary>
    /// Largest difference of a field over the later times of a reference file, relative to the field's range over space and time; potentials after
    /// removing their mean over space at each time, and relative to 0.1 mV at least. Times within a stretch of first order are compared by the reference's
    /// own steps.
    /// </summary>
    public static double Field(
        CellDesign design, double rate, MeshOptions mesh, string file, Func<CellSystem, double[], double, double> at, bool potential,
        FirstOrderStretch? stretch)
    {
        var (header, columns) = ReferenceData.Read(file);
        var times = header.Skip(1).Select(h => double.Parse(h.AsSpan(2, h.Length - 3), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var (system, states) = States(design, rate, mesh, times, stretch);
        double low = double.PositiveInfinity, high = double.NegativeInfinity, worst = 0;
        for (var k = 1; k < times.Length; k++)
        {
            var reference = columns[k + 1];
            var own = columns[0].Select(x => at(system, states[k], x)).ToArray();
            double r0 = potential ? reference.Average() : 0, o0 = potential ? own.Average() : 0;
            for (var i = 0; i < own.Length; i++)
            {
                low = Math.Min(low, reference[i] - r0);
                high = Math.Max(high, reference[i] - r0);
                worst = Math.Max(worst, Math.Abs(own[i] - o0 - (reference[i] - r0)));
            }
        }

        return worst / Math.Max(high - low, potential ? 1e-4 : 0);
    }

    /// <summary>Linear interpolation along x between nodes first..last of a node value.</summary>
    public static double Along(CellSystem system, double x, int first, int last, Func<int, double> value)
    {
        var nodes = system.Layout.X;
        var i = first;
        while (i < last - 1 && nodes[i + 1] < x)
        {
            i++;
        }

        var s = (x - nodes[i]) / (nodes[i + 1] - nodes[i]);
        return value(i) + (s * (value(i + 1) - value(i)));
    }

    private static (double End, double[] Voltage) Simulate(CellDesign design, string sentence, MeshOptions mesh, double[] times)
    {
        var step = SentenceParser.Parse(sentence);
        var system = new CellSystem(design, mesh, doubleLayers: false);
        var y = InitialState.Rested(system);
        var target = new StepTarget(step, system, design.NominalCharge!.Value, system.Voltage(y), 0);
        system.Control = target.Control;
        y[system.CurrentIndex] = target.Control.Value;
        var bdf = new Numerics.Integration.BdfIntegrator(system, new() { Tolerance = 1e-6 });
        var last = Math.Min(target.Duration, 1.2 * times[^1]);
        bdf.Start(0, y, last);
        var voltage = new List<double> { system.Voltage(bdf.State) };
        var scratch = new double[system.Size];
        var next = 1;
        while (bdf.Time < last)
        {
            bdf.Step(last);
            var reached = bdf.Time;
            var over = false;
            foreach (var condition in target.Conditions)
            {
                if (condition.Excess(system, bdf.State) >= 0)
                {
                    double a = bdf.PreviousTime, b = bdf.Time;
                    for (var i = 0; i < 60; i++)
                    {
                        var m = 0.5 * (a + b);
                        bdf.Interpolate(m, scratch);
                        (a, b) = condition.Excess(system, scratch) >= 0 ? (a, m) : (m, b);
                    }

                    reached = b;
                    over = true;
                }
            }

            while (next < times.Length && times[next] <= reached + 1e-9)
            {
                bdf.Interpolate(Math.Min(times[next++], bdf.Time), scratch);
                voltage.Add(system.Voltage(scratch));
            }

            if (over)
            {
                return (reached, [.. voltage]);
            }
        }

        return (bdf.Time, [.. voltage]);
    }

    /// <summary>Root mean square difference of the voltage from a reference curve within a stretch of first order, V.</summary>
    /// <param name="design">Cell.</param>
    /// <param name="rate">Rate, 1/h.</param>
    /// <param name="mesh">Mesh.</param>
    /// <param name="file">Times, s, and voltages, V.</param>
    /// <param name="window">The stretch.</param>
    /// <param name="steps">Solve by the steps of this stretch; null: by converged steps.</param>
    public static double VoltageWithin(CellDesign design, double rate, MeshOptions mesh, string file, FirstOrderStretch window, FirstOrderStretch? steps)
    {
        var (_, columns) = ReferenceData.Read(file);
        var inside = Enumerable.Range(0, columns[0].Length).Where(i => window.Holds(columns[0][i])).ToArray();
        var (system, states) = States(design, rate, mesh, [0, .. inside.Select(i => columns[0][i])], steps);
        return Math.Sqrt(inside.Select((i, k) => system.Voltage(states[k + 1]) - columns[1][i]).Average(e => e * e));
    }

    private static (CellSystem System, List<double[]> States) States(CellDesign design, double rate, MeshOptions mesh, double[] times,
        FirstOrderStretch? stretch)
    {
        var system = new CellSystem(design, mesh, doubleLayers: false);
        var y = InitialState.Rested(system);
        var current = rate * design.NominalCharge!.Value / 3600 / design.Area;
        system.Control = new CellControl(ControlKind.Current, current);
        y[system.CurrentIndex] = current;
        var bdf = new Numerics.Integration.BdfIntegrator(system, new() { Tolerance = 1e-6 });
        bdf.Start(0, y, times[^1]);
        double[] At(double time)
        {
            while (bdf.Time < time)
            {
                bdf.Step(Math.Max(time, times[^1]));
            }

            var state = new double[system.Size];
            bdf.Interpolate(time, state);
            return state;
        }

        var states = new List<double[]> { bdf.State.ToArray() };
        List<double[]>? stepped = null;
        foreach (var time in times.Skip(1))
        {
            if (stretch?.Holds(time) == true)
            {
                stepped ??= stretch.States(system, At(stretch.Nodes[0]));
                states.Add(stretch.Between(stepped, time));
            }
            else
            {
                states.Add(At(time));
            }
        }

        return (system, states);
    }
}
