using Anodyne.Analysis;
using System.Globalization;
using Anodyne.Electroanalysis.Conduction;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Xunit.Abstractions;

namespace Anodyne.Electroanalysis.Tests.Conduction;

/// <summary>Activation energies, conductivity, VTF.</summary>
public class ArrheniusTests(ITestOutputHelper output)
{
    [MeasuredFact]
    public void The_activation_energies_of_g9_lie_in_their_intervals()
    {
        var series = MeasuredData.Spectra("g9_arrhenius_series");
        var fits = series.Select(s => CircuitFitter.Fit(Circuit.Parse("R0-p(R1,CPE1)-p(R2,CPE2)"), s.Frequency, s.Z)).ToArray();
        double[] kelvin = [.. series.Select(s => s.Key + 273.15)];
        var charge = Arrhenius.Of(kelvin, [.. fits.Select(f => f["R2"].Value)], [.. fits.Select(f => f["R2"].StandardDeviation)]);
        var film = Arrhenius.Of(kelvin, [.. fits.Select(f => f["R1"].Value)], [.. fits.Select(f => f["R1"].StandardDeviation)]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ea ct {charge.Energy:f1} ± {charge.EnergyHalfWidth:f1} bend {charge.Curvature:f1}; SEI {film.Energy:f1} ± {film.EnergyHalfWidth:f1} bend {film.Curvature:f1}"));
        Assert.InRange(52300, charge.Energy - charge.EnergyHalfWidth, charge.Energy + charge.EnergyHalfWidth);
        Assert.InRange(charge.Energy, 52250, 52330);
        Assert.InRange(38000, film.Energy - film.EnergyHalfWidth, film.Energy + film.EnergyHalfWidth);
        Assert.Equal(Verdict.Ok, charge.Verdict);
    }

    [Fact]
    public void The_two_conventions_differ_by_RT()
    {
        double[] t = [263, 273, 283, 293, 303, 313];
        double[] r = [.. t.Select(x => Math.Exp(50000 / PhysicalConstants.MolarGas / x))];
        var plain = Arrhenius.Of(t, r);
        var other = Arrhenius.Of(t, r, form: ArrheniusForm.WithTemperature);
        Assert.Equal(50000, plain.Energy, 1.0);
        Assert.InRange(other.Energy - plain.Energy, 2200, 2600);
    }

    [Fact]
    public void Intervals_of_the_activation_energy_cover_the_truth()
    {
        const int replicates = 400;
        double[] t = [263.15, 273.15, 283.15, 293.15, 303.15, 313.15, 323.15];
        int withErrors = 0, without = 0;
        for (var seed = 0; seed < replicates; seed++)
        {
            var noise = new NormalNoise(seed);
            var r = t.Select(x => Math.Exp((52300 / PhysicalConstants.MolarGas / x) - 20) * (1 + (0.005 * noise.Next()))).ToArray();
            var known = Arrhenius.Of(t, r, [.. r.Select(x => 0.005 * x)]);
            var unknown = Arrhenius.Of(t, r);
            withErrors += Math.Abs(known.Energy - 52300) <= known.EnergyHalfWidth ? 1 : 0;
            without += Math.Abs(unknown.Energy - 52300) <= unknown.EnergyHalfWidth ? 1 : 0;
        }

        output.WriteLine($"COVER Ea with errors {withErrors}/{replicates}, without {without}/{replicates}");
        Assert.InRange(without, 0.92 * replicates, 0.98 * replicates);
        Assert.InRange(withErrors, 0.92 * replicates, 0.995 * replicates);
    }

    [Fact]
    public void Intervals_of_the_VTF_law_cover_the_truth_and_a_straight_line_has_none()
    {
        const int replicates = 300;
        double[] t = [.. Enumerable.Range(0, 12).Select(k => 263 + (8.0 * k))];
        int b = 0, origin = 0, energy = 0, refused = 0;
        for (var seed = 0; seed < replicates; seed++)
        {
            var noise = new NormalNoise(seed);
            var law = VogelLaw.Of(t, [.. t.Select(x => 20 / Math.Sqrt(x) * Math.Exp(-800 / (x - 200)) * (1 + (0.005 * noise.Next())))]);
            b += Math.Abs(law.B - 800) <= law.BHalfWidth ? 1 : 0;
            origin += Math.Abs(law.T0 - 200) <= law.T0HalfWidth ? 1 : 0;
            energy += Math.Abs(law.Energy - (PhysicalConstants.MolarGas * 800 * Math.Pow(307.0 / 107, 2))) <= law.EnergyHalfWidth ? 1 : 0;
            var line = VogelLaw.Of(t, [.. t.Select(x => Math.Exp(-4000 / x) * (1 + (0.005 * noise.Next())))]);
            refused += line.Verdict != Verdict.Ok ? 1 : 0;
        }

        output.WriteLine($"COVER VTF B {b}, T0 {origin}, Ea {energy}, straight lines doubted {refused} of {replicates}");
        Assert.InRange(b, 0.91 * replicates, 0.985 * replicates);
        Assert.InRange(origin, 0.91 * replicates, 0.985 * replicates);
        Assert.InRange(energy, 0.91 * replicates, 0.985 * replicates);
        Assert.True(refused > 0.95 * replicates);
    }

    [Fact]
    public void Curvature_is_refused()
    {
        double[] t = [263, 273, 283, 293, 303, 313, 323];
        double[] r = [.. t.Select(x => Math.Exp(900 / (x - 190)))];
        var result = Arrhenius.Of(t, r);
        Assert.Equal(Verdict.Void, result.Verdict);
        Assert.Contains(result.Reasons, x => x.Contains("curved", StringComparison.Ordinal));
    }

    [Fact]
    public void Conductivity_is_the_worked_one_and_VTF_finds_its_parameters()
    {
        Assert.Equal(0.9963573176466838, 10 * IonicConductivity.Of(25e-6, 1.42, 1.767e-4), 1e-12);
        Assert.Equal(8, IonicConductivity.Of(1e-3, 1e-4, 100, 0, 0.02, null, 0.8, new Judgement()).MacMullin!.Value, 1e-12);
        Assert.Throws<InputException>(() => IonicConductivity.Of(25e-6, 0, 1e-4));
        double[] t = [273, 283, 293, 303, 313, 323, 333, 343];
        var law = VogelLaw.Of(t, [.. t.Select(x => 20 / Math.Sqrt(x) * Math.Exp(-800 / (x - 200)))]);
        Assert.Equal(800, law.B, 0.01);
        Assert.Equal(200, law.T0, 0.001);
        Assert.Equal(Math.Log(20), law.LogPrefactor, 1e-4);
        Assert.Equal(PhysicalConstants.MolarGas * 800 * Math.Pow(308.0 / 108, 2), law.Energy, 0.5);
        Assert.All(law.Residuals, r => Assert.True(Math.Abs(r) < 1e-7));
        Assert.Equal(Verdict.Ok, law.Verdict);
    }
}
