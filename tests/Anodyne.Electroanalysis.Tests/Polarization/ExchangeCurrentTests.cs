using System.Globalization;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Polarization;
using Anodyne.Electroanalysis.Transference;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Xunit.Abstractions;

namespace Anodyne.Electroanalysis.Tests.Polarization;

/// <summary>Exchange currents and transference numbers: measured references, simulated truths, coverage, refusals.</summary>
public class ExchangeCurrentTests(ITestOutputHelper output)
{
    [MeasuredTheory]
    [InlineData("EC-DEC", 8.806, 10)]
    [InlineData("PC", 2.004, 4)]
    public void The_points_of_Boyle_give_the_reference_exchange_currents(string solvent, double reference, int points)
    {
        var columns = MeasuredData.Columns("tafel", $"Boyle Figure 4a.{solvent}.csv");
        var fit = ButlerVolmerFit.Of(columns[0], columns[1], 0, 0.1, 298.15);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"TAFEL {solvent} i0 {fit.ExchangeCurrent:f4} [{fit.Low:f3}, {fit.High:f3}] alpha {fit.Alpha:f4}±{fit.AlphaHalfWidth:f3} rms {fit.Rms:f4} MHC {fit.Marcus?.ExchangeCurrent:f3} [{fit.Marcus?.Low:f3}, {fit.Marcus?.High:f3}] lambda {fit.Marcus?.ReorganizationEnergy:f3} [{fit.Marcus?.EnergyLow:f3}, {fit.Marcus?.EnergyHigh:f3}] eV AICc {fit.Criterion:f1} {fit.Marcus?.Criterion:f1}"));
        Assert.Equal(points, fit.Used.Count);
        Assert.Equal(1, fit.ExchangeCurrent / reference, 0.02);
        Assert.InRange(reference, fit.Low, fit.High);

        // Four points and two parameters leave two degrees of freedom: t = 4.3, not 1.96.
        Assert.True(solvent != "PC" || (fit.High - fit.Low) / fit.ExchangeCurrent > 0.5);
    }

    [MeasuredFact]
    public void The_symmetric_cell_gives_its_exchange_current_and_resistance()
    {
        var columns = MeasuredData.Columns("electro_reference", "tafel_sym.csv");
        var fit = SymmetricCellFit.Of([.. columns[0].Select(i => 10 * i)], columns[1], 298.15);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SYM i0 {fit.ExchangeCurrent / 10:f4} [{fit.Low / 10:f4}, {fit.High / 10:f4}] R {fit.Resistance * 1e4:f3} ± {fit.ResistanceHalfWidth * 1e4:f3} rms {fit.Rms * 1e3:f3} mV corr {fit.Correlation:f2}"));
        Assert.InRange(0.62, fit.Low / 10, fit.High / 10);
        Assert.Equal(72, fit.Resistance * 1e4, fit.ResistanceHalfWidth * 1e4);
        Assert.True(fit.High / fit.Low < 1.1);
    }

    [Fact]
    public void Intervals_of_the_exchange_current_cover_the_truth()
    {
        const int replicates = 200;
        var (i0, r) = (6.2, 72e-4);
        var scale = 4 * PhysicalConstants.ThermalVoltage(298.15);
        var i = Enumerable.Range(0, 60).Select(k => (k % 2 == 0 ? 1 : -1) * Math.Pow(10, -1 + (k / 2 * 0.11))).ToArray();
        int covered = 0, resistance = 0;
        for (var seed = 0; seed < replicates; seed++)
        {
            var noise = new NormalNoise(seed);
            var v = i.Select(x => ((x * r) + (scale * Math.Asinh(x / (2 * i0)))) * (1 + (0.002 * noise.Next()))).ToArray();
            var fit = SymmetricCellFit.Of(i, v, 298.15);
            covered += fit.Low <= i0 && i0 <= fit.High ? 1 : 0;
            resistance += Math.Abs(fit.Resistance - r) <= fit.ResistanceHalfWidth ? 1 : 0;
        }

        output.WriteLine($"COVER i0 {covered}/{replicates} R {resistance}/{replicates}");
        Assert.InRange(covered, 0.90 * replicates, 0.99 * replicates);
        Assert.InRange(resistance, 0.90 * replicates, 0.99 * replicates);
    }

    [Fact]
    public void Marcus_kinetics_of_both_electrodes_are_found_beside_the_resistance_and_only_where_they_bend()
    {
        // 0.25 eV, 6.2 A/m2 and 20 ohm cm2, up to 0.6 V between the electrodes, 0.1 % noise: the current levels off.
        var kinetics = new Cells.Kinetics.MarcusHushChidsey(6.2, 1, 0.25, 0, 0, 298.15);
        double[] eta = [.. Enumerable.Range(1, 30).Select(k => 0.01 * k)];
        var noise = new NormalNoise(5);
        double[] i = [.. eta.Select(e => kinetics.Rate(e, 1, 298.15).CurrentDensity)];
        double[] v = [.. eta.Select((e, k) => ((2 * e) + (i[k] * 20e-4)) * (1 + (0.001 * noise.Next())))];
        var plain = SymmetricCellFit.Of(i, v, 298.15);
        var marcus = SymmetricMarcusFit.Of(plain, 298.15)!;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MHC CELL i0 {marcus.ExchangeCurrent:f3} ± {marcus.HalfWidth:f3} lambda {marcus.ReorganizationEnergy:f3} [{marcus.EnergyLow:f3}, {marcus.EnergyHigh:f3}] R {1e4 * marcus.Resistance:f2} AICc {marcus.Criterion:f0} against {plain.Criterion:f0}"));
        Assert.True(marcus.IsIdentifiable);
        Assert.InRange(0.25, marcus.EnergyLow, marcus.EnergyHigh);
        Assert.Equal(6.2, marcus.ExchangeCurrent, 1.5 * marcus.HalfWidth);
        Assert.True(marcus.Criterion < plain.Criterion - 10);

        // A Butler-Volmer cell: the alternative is no better, and its energy is not told.
        double[] j = [.. Enumerable.Range(1, 30).Select(k => 0.4 * k)];
        var straight = SymmetricCellFit.Of(j, [.. j.Select(x => ((x * 72e-4) + (4 * PhysicalConstants.ThermalVoltage(298.15) * Math.Asinh(x / 12.4))) * (1 + (0.002 * noise.Next())))], 298.15);
        var alternative = SymmetricMarcusFit.Of(straight, 298.15);
        Assert.True(alternative is null || !alternative.IsIdentifiable || alternative.Criterion > straight.Criterion - 10);
    }

    [Fact]
    public void Too_few_points_are_refused()
    {
        Assert.Throws<MeaninglessDataException>(() => ButlerVolmerFit.Of([0.2, 0.3], [1, 2], 0, 0.1, 298.15));
        Assert.Throws<MeaninglessDataException>(() => SymmetricCellFit.Of([1, 2, 0], [1, 2, 0], 298.15));
    }

    [MeasuredFact]
    public void Evans_Vincent_and_Bruce_are_reproduced()
    {
        var rows = MeasuredData.Columns("transference", "evans1987_table1.csv");
        for (var k = 0; k < rows[0].Length; k++)
        {
            var hold = new PolarizationHold(rows[2][k] * 1e-3, rows[5][k] * 1e-6, rows[6][k] * 1e-6, rows[3][k], rows[4][k]);
            var result = BruceVincent.Of(hold);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"EVB {result.Value:f4} ± {result.HalfWidth:f4} published {rows[7][k]} {result.Verdict}"));
            Assert.Equal(rows[7][k], result.Value, 0.005);
            Assert.NotEqual(Verdict.Void, result.Verdict);
        }
    }

    [Fact]
    public void The_worked_example_is_reproduced()
    {
        var result = BruceVincent.Of(new PolarizationHold(0.010, 41.2e-6, 25.9e-6, 96, 104));
        Assert.Equal(0.520093037198934, result.Value, 12);
        Assert.Equal(0.6286407766990291, result.NaiveRatio, 12);
        Assert.Equal(Verdict.Ok, result.Verdict);
    }

    [Theory]
    [InlineData(10e-3, 41.2e-6, 25.9e-6, 230, 330, "small differences")]
    [InlineData(10e-3, 25.9e-6, 41.2e-6, 96, 104, "rises")]
    [InlineData(10e-3, 41.2e-6, 40.9e-6, 10, 190, "outside 0 to 1")]
    public void A_hold_that_means_nothing_is_void(double dv, double i0, double iss, double r0, double rss, string reason)
    {
        var result = BruceVincent.Of(new PolarizationHold(dv, i0, iss, r0, rss));
        Assert.Equal(Verdict.Void, result.Verdict);
        Assert.Contains(result.Reasons, r => r.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Intervals_of_the_transference_number_cover_the_truth()
    {
        const int replicates = 200;
        var covered = 0;
        var truth = BruceVincent.Of(new PolarizationHold(0.010, 41.2e-6, 25.9e-6, 96, 104)).Value;
        for (var seed = 0; seed < replicates; seed++)
        {
            var noise = new NormalNoise(seed);
            var (gi, gr) = (noise.Next(), noise.Next());
            double Error(double sd, double common) => 1 + (sd * Math.Sqrt(0.5) * (common + noise.Next()));
            var hold = new PolarizationHold(
                0.010 * (1 + (0.002 * noise.Next())), 41.2e-6 * Error(0.005, gi), 25.9e-6 * Error(0.005, gi), 96 * Error(0.01, gr), 104 * Error(0.01, gr));
            var result = BruceVincent.Of(hold, 1000, seed + 17);
            covered += Math.Abs(result.Value - truth) <= result.HalfWidth ? 1 : 0;
        }

        output.WriteLine($"COVER t+ {covered}/{replicates}");
        Assert.InRange(covered, 0.90 * replicates, 0.99 * replicates);
    }

    [Fact]
    public void A_decay_is_read_to_its_end()
    {
        var t = Enumerable.Range(0, 400).Select(k => k * 30.0).ToArray();
        var i = t.Select(x => 25e-6 + (15e-6 * Math.Exp(-x / 1500))).ToArray();
        var decay = CurrentDecay.Of(t, i);
        Assert.Equal(25e-6, decay.Steady, 1e-9);
        Assert.Equal(1500, decay.TimeConstant, 1.0);
        Assert.True(Math.Abs(decay.DriftPerHour) < 0.01);
    }
}
