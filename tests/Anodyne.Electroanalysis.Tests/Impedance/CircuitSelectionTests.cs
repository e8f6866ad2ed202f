using System.Globalization;
using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.Judged;
using Anodyne.Numerics.Fitting;
using Anodyne.Records.Impedance;
using Xunit.Abstractions;

namespace Anodyne.Electroanalysis.Tests.Impedance;

/// <summary>The automatic choice finds the circuit a spectrum was made of, or says that it cannot tell.</summary>
public class CircuitSelectionTests(ITestOutputHelper output)
{
    private const int Draws = 3;

    [Fact]
    public void The_true_circuit_is_found_and_a_wrong_one_is_not()
    {
        var shares = CircuitSelection.Truths.Select(truth => (truth.Circuit, Shares: CircuitSelection.Shares(truth, Draws, 40_000))).ToList();
        foreach (var (circuit, s) in shares)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SELECTION {circuit}: found {s.Found:f2}, wrong {s.Wrong:f2}"));
        }

        Assert.True(shares.SkipLast(1).Average(s => s.Shares.Found) >= 0.9);
        Assert.True(shares.Average(s => s.Shares.Wrong) <= 0.02);

        // Four arcs are no candidate: nothing may be found.
        Assert.Equal((0, 0), shares[^1].Shares);
    }

    [Fact]
    public void An_arc_with_an_inductive_branch_is_fitted_from_its_own_starts()
    {
        // Adsorption or a relaxing interphase: the spectrum turns back below the axis at low frequency.
        double[] f = [.. Enumerable.Range(0, 61).Select(k => Math.Pow(10, 4.5 - (0.11 * k)))], truth = [6, 70, 8e-5, 0.88, 150, 300];
        var circuit = Circuit.Parse("R0-p(R1,CPE1,R2-L1)");
        var noise = new NormalNoise(5);
        Complex[] z = [.. circuit.Impedance(f, truth).Select(v => v + (0.003 * v.Magnitude * new Complex(noise.Next(), noise.Next())))];
        var fit = CircuitFitter.Fit(circuit, f, z);
        Assert.Equal(1, fit["R2"].Value / 150, 0.05);
        Assert.Equal(1, fit["L1"].Value / 300, 0.05);
        Assert.InRange(fit.ChiSquared, 0.4 * 2 * 61 * 9e-6, 1.6 * 2 * 61 * 9e-6);

        // At rest the branch lies beside the arc: 70 and 150 ohm in parallel.
        Assert.Equal(6 + (70 * 150 / 220.0), InterfacialResistance.Total(fit).Value, 0.5);
        var choice = CircuitChoice.Of(null, new ImpedanceSpectrum(f, z), new CircuitFitOptions(), default);
        Assert.Equal((true, circuit.Text), (choice.IsFound, choice.Circuit.Text));
    }

    [Theory]
    [InlineData(1e-5)]
    [InlineData(1.0)]
    [InlineData(1e5)]
    public void A_transmission_line_without_electronic_resistance_is_the_limit_of_the_general_one(double frequency)
    {
        var line = Circuit.Parse("Tm1").Impedance(frequency, [60, 100, 3e-3, 0.9]);
        var general = Circuit.Parse("T1").Impedance(frequency, [60, 1e-9, 100, 3e-3, 0.9]);
        Assert.Equal(0, (line - general).Magnitude / general.Magnitude, 1e-8);
    }

    [Fact]
    public void Overlapping_arcs_have_intervals_that_hold_the_truth()
    {
        var found = IntervalCoverage.Overlapping(200);
        foreach (var (name, share, isVoid) in found)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"OVERLAP {name}: held {share:f3}, void {isVoid:f3}"));
            Assert.InRange(share, 0.89, 0.99);
            Assert.InRange(isVoid, 0, 0.5);
        }
    }
}
