using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Conduction;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Terms;

namespace Anodyne.Electroanalysis.Tests.Conduction;

/// <summary>The resistance of an electrolyte between blocking electrodes: the end of the bulk arc where one is seen, the intercept where none is.</summary>
public class BlockedArcTests
{
    private static readonly double[] Frequency = [.. Enumerable.Range(0, 71).Select(k => Math.Pow(10, 7 - (0.1 * k)))];

    [Theory]
    [InlineData(20, 1000, 1e-9)]
    [InlineData(20, 1000, 2e-10)]
    [InlineData(5, 40, 1e-9)]
    public void The_end_of_the_arc_is_the_resistance(double intercept, double arc, double q)
    {
        var z = Noisy("R0-p(R1,CPE1)-CPE2", [intercept, arc, q, 0.9, 1e-6, 0.9], 1);
        var found = BlockedArc.Find(Frequency, z);
        Assert.NotNull(found);
        Assert.InRange(intercept + arc, found.Resistance - found.HalfWidth, found.Resistance + found.HalfWidth);
        Assert.InRange(found.HalfWidth / found.Resistance, 0, 0.06);
        var result = Run(z);
        Assert.Equal(Verdict.Ok, result.Verdict);
        var sigma = result["sigma_mS_cm"];
        Assert.Equal(10 * 1e-3 / ((intercept + arc) * 1e-4), sigma.Value, sigma.Uncertainty!.Value);
    }

    [Fact]
    public void The_intervals_of_100_noisy_arcs_hold_the_truth()
    {
        var held = Enumerable.Range(0, 100).Count(seed =>
        {
            var found = BlockedArc.Find(Frequency, Noisy("R0-p(R1,CPE1)-CPE2", [20, 1000, 1e-9, 0.9, 1e-6, 0.9], seed))!;
            return Math.Abs(found.Resistance - 1020) <= found.HalfWidth;
        });

        // The interval counts what lies between fit and valley beside the scatter, so it is wider than 95 %.
        Assert.InRange(held, 93, 100);
    }

    [Fact]
    public void A_liquid_has_no_arc_and_its_intercept_is_the_resistance()
    {
        var z = Noisy("R0-CPE1", [3, 1e-5, 0.92], 2);
        Assert.Null(BlockedArc.Find(Frequency, z));
        var result = Run(z);
        Assert.Equal(Verdict.Ok, result.Verdict);
        Assert.Equal(10 * 1e-3 / (3 * 1e-4), result["sigma_mS_cm"].Value, result["sigma_mS_cm"].Uncertainty!.Value);
    }

    [Fact]
    public void An_arc_that_the_electrodes_hide_is_a_caution()
    {
        var result = Run(Noisy("R0-p(R1,CPE1)-CPE2", [20, 20, 1e-7, 0.9, 1e-6, 0.9], 4));
        Assert.Equal(Verdict.Caution, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason.Contains("not separated", StringComparison.Ordinal));
    }

    [Fact]
    public void An_arc_without_an_end_is_void()
    {
        // The arc lies above the range: only the flank of a huge resistance is seen.
        var z = Noisy("R0-p(R1,CPE1)", [20, 1e7, 1e-11, 0.95], 3);
        var result = Run(z);
        Assert.Equal(Verdict.Void, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason.Contains("phase", StringComparison.Ordinal));
    }

    [MeasuredFact]
    public void An_argyrodite_pellet_at_minus_25_degrees_conducts_by_the_end_of_its_arc()
    {
        // Read off the vendor's own text: -Im is smallest, 136.7 ohm, at 68 kHz where Re is 1436.6 ohm.
        var lines = File.ReadLines(MeasuredData.Path("solid_state", "PEIS_LPSCl_IonBlocking_-25C.txt")).SkipWhile(line => !line.StartsWith("freq/Hz", StringComparison.Ordinal)).Select(line => line.Split('\t')).ToArray();
        int f = Array.FindIndex(lines[0], c => c.StartsWith("freq", StringComparison.Ordinal)), re = Array.FindIndex(lines[0], c => c.StartsWith("Re(Z)", StringComparison.Ordinal)), im = Array.FindIndex(lines[0], c => c.StartsWith("-Im(Z)", StringComparison.Ordinal));
        double Number(string text) => double.Parse(text.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);
        var rows = lines.Skip(1).Where(l => l.Length > im).ToArray();
        var found = BlockedArc.Find([.. rows.Select(r => Number(r[f]))], [.. rows.Select(r => new Complex(Number(r[re]), -Number(r[im])))]);
        Assert.NotNull(found);
        Assert.InRange(found.Valley, 1400, 1470);
        Assert.InRange(found.Resistance, 1400, 1500);
    }

    private static Complex[] Noisy(string circuit, double[] values, int seed)
    {
        var noise = new NormalNoise(seed);
        return [.. Circuit.Parse(circuit).Impedance(Frequency, values).Select(z => z + (0.002 * z.Magnitude * new Complex(noise.Next(), noise.Next())))];
    }

    private static AnalysisResult Run(Complex[] z)
    {
        var record = new Anodyne.Records.Record([Bdf.Frequency.Column(Frequency), Bdf.RealImpedance.Column([.. z.Select(v => v.Real)]), Bdf.ImaginaryImpedance.Column([.. z.Select(v => v.Imaginary)])]);
        return AnalysisMethods.Run("conductivity", new AnalysisRequest([("pellet", record)], new Dictionary<string, string> { ["thickness"] = "1 mm", ["area"] = "1 cm2" }));
    }
}
