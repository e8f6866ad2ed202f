using System.Diagnostics;
using System.Globalization;
using Anodyne.Electroanalysis;
using Anodyne.Electroanalysis.Conduction;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Electroanalysis.Impedance.RelaxationTimes;
using Anodyne.Electroanalysis.Nucleation;
using Anodyne.Electroanalysis.Polarization;
using Anodyne.Electroanalysis.Transference;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Cycles;

// Speed of the electroanalysis kernels (the least of many runs, in ms) and coverage of the intervals. Usage: dotnet run -c Release [speed|coverage [REPLICATES]|relaxation [REPLICATES]]
var mode = args.Length > 0 ? args[0] : "speed";
var replicates = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1000;
double[] f = [.. Enumerable.Range(0, 81).Select(i => Math.Pow(10, 6 - (0.1 * i)))];
var circuit = Circuit.Parse("R0-p(R1,CPE1)-p(R2,CPE2)");

if (mode == "speed")
{
    var z = IntervalCoverage.Noisy(0.003, 1);
    double[] start = [5, 30, 5e-6, 0.9, 50, 5e-5, 0.9];
    Time("two-ZARC fit, 81 points, one start", 2, 200, () => CircuitFitter.Fit(circuit, f, z, new CircuitFitOptions(Starts: 1) { Guess = start }));
    Time("two-ZARC fit, 20 starts", 40, 30, () => CircuitFitter.Fit(circuit, f, z));
    Time("Kramers-Kronig, full rule", 30, 30, () => KramersKronigTest.Of(f, z));
    Time("relaxation times, band and lambda search", 20, 30, () => RelaxationTimeDistribution.Of(f, z));
    var series = Enumerable.Range(0, 1000).Select(k => (f, IntervalCoverage.Noisy(0.003, k))).ToList();
    Time("series of 1,000 spectra, all cores", 5000, 3, () => CircuitSeries.Fit(circuit, series));
    var (time, current, voltage) = Million();
    Time("one million rows: CE, overpotential, shorts", 500, 5, () =>
    {
        var halves = HalfCycles.Cut(time, current, voltage);
        _ = ChargeCycle.Pair(halves).Average(c => c.Efficiency);
        _ = PlatingOverpotential.Of(time.AsSpan(halves[1].Start, halves[1].Rows), voltage.AsSpan(halves[1].Start, halves[1].Rows));
        return ShortDetection.Of(halves, voltage, 8e-4);
    });
}
else if (mode == "relaxation")
{
    Relaxation(replicates);
}
else
{
    foreach (var (name, share) in IntervalCoverage.Circuit(replicates))
    {
        Say("circuit " + name, share);
    }

    double[] t = [263.15, 273.15, 283.15, 293.15, 303.15, 313.15, 323.15];
    Say("Arrhenius energy, errors not known", Share(seed =>
    {
        var noise = new NormalNoise(seed);
        var fit = Arrhenius.Of(t, [.. t.Select(x => Math.Exp((52300 / PhysicalConstants.MolarGas / x) - 20) * (1 + (0.005 * noise.Next())))]);
        return Math.Abs(fit.Energy - 52300) <= fit.EnergyHalfWidth;
    }));
    Say("Arrhenius energy, errors known", Share(seed =>
    {
        var noise = new NormalNoise(seed);
        double[] r = [.. t.Select(x => Math.Exp((52300 / PhysicalConstants.MolarGas / x) - 20) * (1 + (0.005 * noise.Next())))];
        var fit = Arrhenius.Of(t, r, [.. r.Select(x => 0.005 * x)]);
        return Math.Abs(fit.Energy - 52300) <= fit.EnergyHalfWidth;
    }));
    var truth = BruceVincent.Of(new PolarizationHold(0.010, 41.2e-6, 25.9e-6, 96, 104)).Value;
    Say("t+", Share(seed =>
    {
        var noise = new NormalNoise(seed);
        var (gi, gr) = (noise.Next(), noise.Next());
        double Error(double sd, double common) => 1 + (sd * Math.Sqrt(0.5) * (common + noise.Next()));
        var result = BruceVincent.Of(new PolarizationHold(0.010 * (1 + (0.002 * noise.Next())), 41.2e-6 * Error(0.005, gi), 25.9e-6 * Error(0.005, gi), 96 * Error(0.01, gr), 104 * Error(0.01, gr)), 2000, seed + 17);
        return Math.Abs(result.Value - truth) <= result.HalfWidth;
    }));
    var scale = 4 * PhysicalConstants.ThermalVoltage(298.15);
    double[] i = [.. Enumerable.Range(0, 60).Select(k => (k % 2 == 0 ? 1 : -1) * Math.Pow(10, -1 + (k / 2 * 0.11)))];
    Say("i0 of a symmetric cell", Share(seed =>
    {
        var noise = new NormalNoise(seed);
        var fit = SymmetricCellFit.Of(i, [.. i.Select(x => ((x * 72e-4) + (scale * Math.Asinh(x / 12.4))) * (1 + (0.002 * noise.Next())))], 298.15);
        return fit.Low <= 6.2 && 6.2 <= fit.High;
    }));
    var charge = PhysicalConstants.Faraday * 1000;
    var rate = 3e10 * Math.PI * NucleationModel.Growth(1000, 12.99625e-6) * 2.4e-10;
    double[] s = [.. Enumerable.Range(1, 150).Select(k => 0.004 * k)];
    Say("N0", Share(seed =>
    {
        var noise = new NormalNoise(seed);
        var fit = NucleationFit.Of(s, [.. s.Select(x => (NucleationModel.Current(x - 0.02, 2.4e-10, rate, charge, false) + (150 * Math.Exp(-x / 0.005))) * (1 + (0.01 * noise.Next())))], 1000, 12.99625e-6, false);
        return fit.DensityLow <= 3e10 && 3e10 <= fit.DensityHigh;
    }));
}

double Share(Func<int, bool> held) => Enumerable.Range(0, replicates).Count(held) / (double)replicates;

// Two depressed arcs of 40 and 60 ohm, n = 0.9 and 0.85, noise 0.3 %, at a ratio of their time constants: how often two peaks are found, and how often the
// reported intervals of those hold the truth. The distribution itself is held against its closed form at every node.
static void Relaxation(int replicates)
{
    double[] f = [.. Enumerable.Range(0, 81).Select(i => Math.Pow(10, 6 - (0.1 * i)))];
    var circuit = Circuit.Parse("R0-ZARC1-ZARC2");
    Console.WriteLine("ratio  two peaks  R1     R2     tau1   tau2   gamma at peaks  gamma anywhere  caution  mean R1/40  mean R2/60  +-R1   arcs   +-gamma at peaks");
    foreach (var ratio in new[] { 3.0, 5, 7, 10, 30, 100 })
    {
        double[] truth = [4.2, 40, 1e-3 / Math.Sqrt(ratio), 0.9, 60, 1e-3 * Math.Sqrt(ratio), 0.85];
        var clean = circuit.Impedance(f, truth);
        var counts = new double[13];
        Parallel.For(0, replicates, seed =>
        {
            var noise = new NormalNoise(seed);
            var drt = RelaxationTimeDistribution.Of(f, [.. clean.Select(z => z + (0.003 * z.Magnitude * new System.Numerics.Complex(noise.Next(), noise.Next())))]);
            var all = drt.Tau.Select((t, k) => (T: t, Held: Inside(ZarcDistribution.At(t, truth[1], truth[2], truth[3]) + ZarcDistribution.At(t, truth[4], truth[5], truth[6]), drt.Low[k], drt.High[k]))).ToList();
            lock (counts)
            {
                counts[6] += all.Average(x => x.Held);
                counts[7] += drt.Verdict == Verdict.Caution ? 1 : 0;
                counts[11] += drt.Peaks.All(p => p.IsArc) ? 1 : 0;
                if (drt.Peaks.Count != 2)
                {
                    return;
                }

                var (a, b) = (drt.Peaks[0], drt.Peaks[1]);
                counts[0]++;
                counts[1] += Inside(40, a.Resistance - (1.96 * a.ResistanceDeviation), a.Resistance + (1.96 * a.ResistanceDeviation));
                counts[2] += Inside(60, b.Resistance - (1.96 * b.ResistanceDeviation), b.Resistance + (1.96 * b.ResistanceDeviation));
                counts[3] += Inside(truth[2], a.TauLow, a.TauHigh);
                counts[4] += Inside(truth[5], b.TauLow, b.TauHigh);
                counts[5] += 0.5 * (all.MinBy(x => Math.Abs(Math.Log(x.T / truth[2]))).Held + all.MinBy(x => Math.Abs(Math.Log(x.T / truth[5]))).Held);
                counts[12] += 0.5 * (Width(drt, truth[2]) + Width(drt, truth[5]));
                counts[8] += a.Resistance / 40;
                counts[9] += b.Resistance / 60;
                counts[10] += 1.96 * a.ResistanceDeviation / a.Resistance;
            }
        });
        double Of(int k) => counts[k] / counts[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ratio,5}  {counts[0] / replicates,9:F3}  {Of(1):F3}  {Of(2):F3}  {Of(3):F3}  {Of(4):F3}  {Of(5),14:F3}  {counts[6] / replicates,14:F3}  {counts[7] / replicates,7:F3}  {Of(8),10:F3}  {Of(9),10:F3}  {Of(10):F3}  {counts[11] / replicates:F3}  {Of(12):F2}"));
    }

    static double Width(RelaxationTimeDistribution drt, double tau)
    {
        var k = Enumerable.Range(0, drt.Tau.Length).MinBy(i => Math.Abs(Math.Log(drt.Tau[i] / tau)));
        return 0.5 * (drt.High[k] - drt.Low[k]) / drt.Gamma[k];
    }

    static double Inside(double truth, double low, double high) => low <= truth && truth <= high ? 1 : 0;
}

static void Say(string what, double share) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {share:F3}"));

static void Time<T>(string what, double allowed, int runs, Func<T> work)
{
    // Half a second first: the runtime compiles in steps, and what it compiles last is what a series runs on.
    for (var warm = Stopwatch.StartNew(); warm.ElapsedMilliseconds < 500;)
    {
        work();
    }

    var best = double.PositiveInfinity;
    for (var k = 0; k < runs; k++)
    {
        var watch = Stopwatch.StartNew();
        work();
        best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-48} {best,9:F2} ms, allowed {allowed:F0} ms"));
}

static (double[] Time, double[] Current, double[] Voltage) Million()
{
    const int rows = 1_000_000;
    var (time, current, voltage) = (new double[rows], new double[rows], new double[rows]);
    for (var k = 0; k < rows; k++)
    {
        var sign = k / 1000 % 2 == 0 ? 1 : -1;
        var x = k % 1000 / 1000.0;
        (time[k], current[k], voltage[k]) = (3.6 * k, 10 * sign, sign * 0.06 * (1 + (0.7 * Math.Exp(-x / 0.08)) + (0.6 * x * x)));
    }

    return (time, current, voltage);
}
