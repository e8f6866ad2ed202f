using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Electroanalysis.Pulses;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>pulse</c>: resistance at stated times after a step of current.</summary>
internal sealed class PulseMethod : AnalysisMethod<PulseResistance>
{
    private static readonly TextOption<IReadOnlyList<double>> s_times = new(
        "times", "times after the step at which the resistance is read", "e.g. \"0.1 s, 10 s\"", ReadTimes) { DefaultText = "1 s, 10 s, 30 s" };

    private static readonly ResultTerm s_count = new("pulse_count", "1", "steps of current from rest");
    private static readonly ResultTerm s_first = new("R_TIME", "ohm cm2", "resistance of the first pulse at a time after the step, e.g. R_10s");
    private static readonly ListTerm s_pulses = new(
        "pulses", new("time_h", "h", "start of the pulse"), new("cycle", "1", "number of the cycle, two half cycles each"),
        new("soc", "1", "state of charge before"), new("current", "mA", "step of current, positive on charge"), new("rest_s", "s", "rest before"),
        new("R_TIME", "ohm cm2", "resistance at each time"))
    {
        NamesColumns = true,
    };

    public PulseMethod()
        : base("pulse", "Pulse resistance at stated times after steps of current from rest, against state of charge and cycle", "time, current, voltage")
    {
        Options = [s_times, ChargeState.Option, StandardOptions.Area, StandardOptions.Mass, StandardOptions.Per];
        Results = [s_count, s_first, s_pulses];
        Formulas =
        [
            "R(tau) = (V(t_0 + tau) - V_0)/(I - I_0); V_0, I_0: last row at rest; t_0: first row with current; V between rows by a straight line; I: median "
                + "of the pulse",
            "interval: noise of the voltage from second differences of the rest, and half of the interval in which the step lies times dV/dt",
            "state of charge: net charge over the capacity, zero where the record holds least",
            "not determined where the pulse ends before the time or its first row comes later",
        ];
        References = ["IEC 62660-1:2018, 7.6: power and resistance by pulses",
            "Christophersen, Battery Test Manual for Electric Vehicles, INL/EXT-15-34184 (2015): HPPC"];
    }

    protected override PulseResistance Compute(MethodInput input, CancellationToken cancellation)
    {
        var record = CyclingRecord.Of(input, needsVoltage: true);
        return PulseResistance.Of(record, input.Get(s_times), ChargeState.Of(input, record));
    }

    protected override void Present(PulseResistance found, Presentation show)
    {
        var perArea = found.Record.PerArea;
        var (scale, unit) = perArea ? (1e4, "ohm cm2") : (1, "ohm");
        string[] names = [.. found.Times.Select(static s => "R_" + UnitText.Number(s) + "s")];
        show.Add(s_count, found.Pulses.Count, null, new Judgement());
        (show.Method, show.Window) = ("voltage after a step over the step", "first pulse");
        for (var k = 0; k < names.Length; k++)
        {
            var (value, half) = found.Pulses[0].Values[k];
            show.Add(s_first with { Name = names[k], Unit = unit, Definition = $"resistance {UnitText.Number(found.Times[k])} s after the step" },
                scale * value, scale * half);
        }

        var columns = s_pulses.Columns;
        show.Rows("pulses", found.Pulses.Select(p => new (ResultTerm, Cell)[]
        {
            (columns[0], p.Time / 3600), (columns[1], p.Cycle), (columns[2], p.State),
            (columns[3] with { Unit = found.Record.CurrentUnit }, found.Record.CurrentScale * p.Current), (columns[4], p.Rest),
        }.Concat(p.Values.Select((r, k) => (columns[5] with { Name = names[k], Unit = unit }, new Cell(scale * r.Value, scale * r.Half))))));
        show.Quality("pulses", found.Pulses.Count);
        double[] soc = [.. found.Pulses.Select(static p => p.State)];
        var r = names.Select((_, k) => found.Pulses.Select(p => scale * p.Values[k].Value).ToArray()).ToArray();
        show.Curve("pulse", "resistance of every pulse",
            [("Start", "h", [.. found.Pulses.Select(static p => p.Time / 3600)]), ("Cycle", "", [.. found.Pulses.Select(static p => (double)p.Cycle)]),
            ("State of charge", "", soc), .. r.Select((values, k) => (names[k], unit, (IReadOnlyList<double>)values))]);

        // Against the state of charge where it changes, else against the cycle.
        var isState = soc.Max() - soc.Min() > 0.02;
        var x = isState ? soc : found.Pulses.Select(static p => (double)p.Cycle).ToArray();
        show.Draw(() => Figure.Of(new Panel
        {
            X = new Axis(isState ? "State of charge" : "Cycle") { IsCounted = !isState, Padding = 0.04, IsTight = true },
            Y = new Axis("Resistance", unit) { IncludeZero = true, Padding = 0.08 },
            Series =
            [
                .. r.Select((values, k) => new LineSeries(x, values)
                {
                    Marker = Marker.Circle, Width = 0, MarkerSize = 3, Color = Palette.At(k), Label = $"after {UnitText.Number(found.Times[k])} s",
                }),
            ],
        }));
    }

    private static IReadOnlyList<double> ReadTimes(string text)
    {
        double[] times =
        [
            .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static part =>
                UnitText.TryParseToSi(part, Dimension.Time, out var time) && time > 0 ? time
                    : throw new InputException("a time after the step is a positive time", "--times", part, "e.g. 0.1 s, 10 s",
                        "Write --times \"1 s, 10 s\".")),
        ];
        return times.Length > 0 ? [.. times.Distinct().Order()] : throw new InputException("a time is needed", "--times", text, "e.g. 0.1 s, 10 s");
    }
}
