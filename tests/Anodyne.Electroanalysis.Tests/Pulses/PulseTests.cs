using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Record = Anodyne.Records.Record;

namespace Anodyne.Electroanalysis.Tests.Pulses;

/// <summary>Pulses and titrations whose truth is known in closed form.</summary>
public class PulseTests
{
    private static AnalysisResult Run(string method, Record record, params (string, string)[] options) =>
        AnalysisMethods.Run(method, new AnalysisRequest([("record", record)], options.ToDictionary(o => o.Item1, o => o.Item2)));

    // Rest, then discharge pulses of 30 s with R0 0.05 ohm and an RC of 0.03 ohm and 4 s, rests of 600 s between; open circuit falls with the charge.
    private static Record Pulses(double noise = 0, double interval = 0.1)
    {
        var normal = new NormalNoise(11);
        List<double> t = [], v = [], i = [];
        double now = 0, rc = 0, passed = 0;
        void Step(double current, double seconds, double every)
        {
            var start = rc;
            for (var s = 0.0; s < seconds - 1e-9; s += every)
            {
                var arc = (0.03 * current) + ((start - (0.03 * current)) * Math.Exp(-s / 4));
                t.Add(now + s);
                i.Add(current);
                v.Add(3.7 + ((passed + (current * s)) / 3600 * 0.1) + (0.05 * current) + arc + (noise * normal.Next()));
            }

            rc = (0.03 * current) + ((start - (0.03 * current)) * Math.Exp(-seconds / 4));
            (now, passed) = (now + seconds, passed + (current * seconds));
        }

        Step(0, 600, 10);
        for (var k = 0; k < 5; k++)
        {
            Step(-2, 30, interval);
            Step(0, 600, 10);
        }

        return Record.Of([.. t], [.. v], [.. i]);
    }

    [Fact]
    public void Resistances_are_those_of_the_circuit_at_each_time()
    {
        var found = Run("pulse", Pulses(), ("times", "0.1 s, 4 s, 20 s"), ("capacity", "1 Ah"));
        Assert.Equal(5, found["pulse_count"].Value);
        foreach (var (name, time) in new[] { ("R_0.1s", 0.1), ("R_4s", 4.0), ("R_20s", 20.0) })
        {
            // The open circuit moves by 0.1 V/Ah during the pulse, which belongs to the resistance as it is defined.
            var truth = 0.05 + (0.03 * (1 - Math.Exp(-time / 4))) + (time / 3600 * 0.1);
            Assert.Equal(truth, found[name].Value, 1e-9);
            Assert.Equal("ohm", found[name].Unit);
        }

        // 60 C a pulse of 3,600 C; the last one ends where the record holds least.
        Assert.All(found.Lists["pulses"].Zip([5, 4, 3, 2, 1]), p => Assert.Equal(p.Second / 60.0, p.First["soc"].Value, 1e-3));
        Assert.Equal(-2000, found.Lists["pulses"][0]["current"].Value, 1e-9);
        Assert.Equal(Verdict.Ok, found.Verdict);
    }

    [Fact]
    public void Intervals_of_pulse_resistances_cover_and_per_area_is_per_area()
    {
        var found = Run("pulse", Pulses(0.0005), ("times", "4 s"), ("area", "2 cm2"));
        var truth = 2 * (0.05 + (0.03 * (1 - Math.Exp(-1))) + (4.0 / 3600 * 0.1));
        Assert.Equal("ohm cm2", found["R_4s"].Unit);
        Assert.True(found.Lists["pulses"].Count(p => Math.Abs(p["R_4s"].Value - truth) <= p["R_4s"].Uncertainty) >= 4);
        Assert.Equal("area", found.Settings["taken as exact"]);
    }

    [Fact]
    public void A_time_that_was_not_recorded_is_not_determined_and_no_rest_is_void()
    {
        var coarse = Run("pulse", Pulses(interval: 5), ("times", "1 s, 10 s"));
        Assert.True(double.IsNaN(coarse["R_1s"].Value));
        Assert.Equal(0.05 + (0.03 * (1 - Math.Exp(-2.5))) + (10.0 / 3600 * 0.1), coarse["R_10s"].Value, 1e-9);
        Assert.Contains(coarse.Reasons, r => r.Contains("not determined", StringComparison.Ordinal));
        var restless = Run("pulse", Record.Of([0, 1, 2, 3, 4], [3, 3, 3, 3, 3], [1, 1, 1, 1, 1]));
        Assert.Equal(Verdict.Void, restless.Verdict);
        Assert.Throws<InputException>(() => Run("pulse", Pulses(), ("times", "1 V")));
    }

    // Surface concentration of a film of thickness L after a unit flux began at one face, over J L/D (Carslaw and Jaeger, section 3.8).
    private static double Surface(double theta) => theta <= 0 ? 0
        : theta + (1.0 / 3) - (2 / (Math.PI * Math.PI) * Enumerable.Range(1, 400).Sum(n => Math.Exp(-n * (double)n * Math.PI * Math.PI * theta) / (n * (double)n)));

    private static Record Film(double d, double length, double pulse, double rest, double noise, double slope = 0.4)
    {
        var normal = new NormalNoise(3);
        List<double> t = [], v = [], i = [];
        double[] starts = [.. Enumerable.Range(0, 8).Select(k => rest + (k * (pulse + rest)))];
        for (var s = 0.0; s <= starts[^1] + pulse + rest; s += pulse / 60)
        {
            var on = starts.Any(x => s >= x - 1e-9 && s < x + pulse - 1e-9);
            // Each pulse fills a hundredth of the film at uniform concentration.
            var filled = starts.Sum(x => Surface((s - x) * d / (length * length)) - Surface((s - x - pulse) * d / (length * length))) * 0.01 / (pulse * d / (length * length));
            t.Add(s);
            i.Add(on ? 1e-3 : 0);
            v.Add(3.5 + (slope * filled) + (on ? 0.01 : 0) + (noise * normal.Next()));
        }

        return Record.Of([.. t], [.. v], [.. i]);
    }

    [Fact]
    public void A_titration_of_a_film_gives_its_diffusion_coefficient_and_voltages()
    {
        const double d = 1e-14, length = 1e-6;
        var found = Run("gitt", Film(d, length, 0.05 * length * length / d, 3 * length * length / d, 0), ("thickness", "1 um"));
        Assert.Equal(8, found["step_count"].Value);
        Assert.Equal(1, found["D_cm2_s"].Value / (1e4 * d), 0.01);
        Assert.All(found.Lists["steps"], s => Assert.Equal(4, s["change_mV"].Value, 1e-3));
        Assert.Equal(3.5 + (0.4 * 0.08), found.Lists["steps"][7]["voltage_V"].Value, 1e-6);
        Assert.Equal(0.05, found.Lists["steps"][0]["reach"].Value, 0.002);
        Assert.Equal(Verdict.Ok, found.Verdict);
    }

    [Fact]
    public void Intervals_of_the_diffusion_coefficient_cover()
    {
        const double d = 1e-14, length = 1e-6;
        var found = Run("gitt", Film(d, length, 0.05 * length * length / d, 3 * length * length / d, 2e-5), ("thickness", "1 um"));
        Assert.True(found.Lists["steps"].Count(s => Math.Abs((s["D_cm2_s"].Value / (1e4 * d)) - 1) <= (s["D_cm2_s"].Uncertainty / (1e4 * d)) + 0.005) >= 7);
        var wider = Run("gitt", Film(d, length, 0.05 * length * length / d, 3 * length * length / d, 2e-5), ("thickness", "1 um"), ("error", "thickness 10 %"));
        Assert.Equal(1.96 * 0.2 * wider["D_cm2_s"].Value, wider["D_cm2_s"].Uncertainty!.Value, 0.02 * wider["D_cm2_s"].Value);
    }

    [Theory]
    [InlineData(0.005)]
    [InlineData(0.05)]
    public void The_curvature_of_spheres_is_counted(double reach)
    {
        // Surface of a sphere of radius r after a unit flux began, over J r/D (Carslaw and Jaeger, section 9.7): roots of tan a = a.
        const double d = 1e-14, r = 3e-6;
        double[] roots = [.. Enumerable.Range(1, 300).Select(Root)];
        double Sphere(double x) => x <= 0 ? 0 : (3 * x) + 0.2 - (2 * roots.Sum(a => Math.Exp(-a * a * x) / (a * a)));
        var (pulse, rest) = (reach * r * r / d, 1.5 * r * r / d);
        List<double> t = [], v = [], i = [];
        double[] starts = [.. Enumerable.Range(0, 3).Select(k => rest + (k * (pulse + rest)))];
        for (var (s, last) = (0.0, starts[^1] + pulse + rest); s <= last; )
        {
            var on = starts.Any(x => s >= x - 1e-6 && s < x + pulse - 1e-6);
            t.Add(s);
            i.Add(on ? 1e-3 : 0);
            s += on ? pulse / 40 : Math.Min(rest / 60, starts.Where(x => x > s + 1e-6).Select(x => x - s).DefaultIfEmpty(rest).Min());
        }

        foreach (var s in t)
        {
            v.Add(3.5 + (0.4 * 0.01 * starts.Sum(x => Sphere((s - x) * d / r / r) - Sphere((s - x - pulse) * d / r / r)) / (3 * reach)));
        }

        var found = Run("gitt", Record.Of([.. t], [.. v], [.. i]), ("radius", "3 um"));
        Assert.Equal(1, found["D_cm2_s"].Value / (1e4 * d), 0.01);
        Assert.Equal(9 * reach, found.Lists["steps"][0]["reach"].Value, 0.01 * 9 * reach);

        static double Root(int n)
        {
            var (low, high) = ((n * Math.PI) + 1e-9, ((n + 0.5) * Math.PI) - 1e-12);
            for (var k = 0; k < 80; k++)
            {
                var middle = 0.5 * (low + high);
                (low, high) = Math.Tan(middle) < middle ? (middle, high) : (low, middle);
            }

            return low;
        }
    }

    [Fact]
    public void Conditions_of_the_law_are_checked()
    {
        const double d = 1e-14, length = 1e-6;
        var longPulse = Run("gitt", Film(d, length, 0.8 * length * length / d, 3 * length * length / d, 0), ("thickness", "1 um"));
        Assert.Contains(longPulse.Reasons, r => r.Contains("exceeds 0.25", StringComparison.Ordinal) || r.Contains("no straight line", StringComparison.Ordinal));
        Assert.NotEqual(Verdict.Ok, longPulse.Verdict);
        var shortRest = Run("gitt", Film(d, length, 0.05 * length * length / d, 0.1 * length * length / d, 0), ("thickness", "1 um"));
        Assert.Contains(shortRest.Reasons, r => r.Contains("not at equilibrium", StringComparison.Ordinal));
        var sizeless = Run("gitt", Film(d, length, 0.05 * length * length / d, 3 * length * length / d, 0));
        Assert.Equal(Verdict.Ok, sizeless.Verdict);
        Assert.All(sizeless.Lists["steps"], s => Assert.True(double.IsNaN(s["D_cm2_s"].Value)));
        Assert.Throws<InputException>(() => Run("gitt", Film(d, length, 5, 300, 0), ("thickness", "1 um"), ("radius", "1 um")));
    }
}
