using System.Numerics;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Engine;

namespace Anodyne.Studies.Tests.Engine;

/// <summary>Measured spectra beside simulated ones: areas, the parameter of the case, which spectrum of a file is meant, the Nyquist plot of both.</summary>
public sealed class CellSpectrumComparisonTests : IDisposable
{
    // Without double layers a film of 30 ohm cm2 and 1 uF/cm2 on each side is one arc of 60 ohm cm2: 30 ohm at 2 cm2.
    private const string Study = """
        study: spectra
        cell:
          area: 2 cm2
          mesh: {layer: 5}
          electrolyte: {use: lipf6-ec-emc-nyman}
          layers:
            - {name: separator, thickness: 25 um, porosity: 0.4, macmullin number: 8}
          negative:
            lithium: 250 um
            kinetics: {exchange current density: 20 mA/cm2}
            interphase: {placement: conformal, areal resistance: {value: 30 ohm cm2, range: [25 ohm cm2, 35 ohm cm2], evidence: assumed, source: "a guess"}}
            interphase capacitance: 1 uF/cm2
          positive:
            lithium: 250 um
            kinetics: {exchange current density: 20 mA/cm2}
            interphase: {placement: conformal, areal resistance: 30 ohm cm2}
            interphase capacitance: 1 uF/cm2
          protocol:
            - EIS from 1 MHz to 100 Hz with 8 points per decade
        properties: {}
        variants:
          cell: {}
        headline: [cycles]
        analyses:
          arc:
            method: eis
            of: spectrum 1
            options: {circuit: "R0-p(R1,CPE1)", symmetric: yes}
            files: spectra.csv
            answers:
              - {variant: cell, quantity: "negative interphase: areal resistance", result: R1_area}
              - {variant: cell, result: R1}

        """;

    private readonly TemporaryFolder _folder = new();

    public CellSpectrumComparisonTests()
    {
        // 4 ohm and an arc of 128 ohm at 0.5 cm2, 32 ohm cm2 each electrode; a second spectrum with twice the arc.
        var lines = new[] { 1, 2 }.SelectMany(spectrum => Enumerable.Range(0, 33).Select(k =>
        {
            var f = Math.Pow(10, 6 - (k / 8.0));
            var r = 128.0 * spectrum;
            var z = 4 + (r / (1 + Complex.Pow(Complex.ImaginaryOne * 2 * Math.PI * f * 3e-5, 0.95)));
            return FormattableString.Invariant($"{spectrum},{f:G12},{z.Real:G12},{z.Imaginary:G12}");
        }));
        File.WriteAllText(_folder["spectra.csv"], "key,frequency_hz,z_re_ohm,z_im_ohm\n" + string.Join('\n', lines));
        File.WriteAllText(_folder["spectra.csv.cell.yaml"], "type: Li||Li\narea: 0.5 cm2\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Per_area_they_compare_and_with_the_parameter_of_the_case()
    {
        var outcome = Run();
        var film = outcome.Answer.Parts[0].Answers.Single(answer => answer.Quantity == "negative interphase: areal resistance");
        Assert.Equal("ohm cm2", film.Unit);
        Assert.Equal(32, film.Measured!.Value, 1e-2);
        Assert.Contains("the first of 2 spectra", film.Measured.Reasons);
        Assert.DoesNotContain(film.Measured.Reasons, reason => reason.Contains("equal area", StringComparison.Ordinal));
        var taken = film.Values.Single(value => value.Origin == ComparedOrigin.Model);
        Assert.Equal((30, 5), (taken.Value, taken.HalfWidth!.Value));

        // Both films and the charge transfer, 1.28 ohm cm2 each, in one arc; moving one film by 5 ohm cm2 moves the mean of both by 2.5.
        Assert.Equal(30 + 1.28, film.Simulated!.Value, 0.5);
        Assert.Equal(2.5, film.Simulated.HalfWidth!.Value, 0.3);
        Assert.True(film.Measured.With(film.Simulated)!.Holds);
    }

    [Fact]
    public void Whole_cells_of_unequal_area_are_marked()
    {
        var whole = Run().Answer.Parts[0].Answers.Single(answer => answer.Quantity == "arc: R1");
        Assert.Equal(128, whole.Measured!.Value, 0.05);
        Assert.Contains(whole.Measured.Reasons, reason => reason.Contains("only cells of equal area compare: simulated 2 cm2, spectra.csv 0.5 cm2", StringComparison.Ordinal));
        Assert.False(whole.Measured.With(whole.Simulated)!.Holds);
    }

    [Fact]
    public void Both_spectra_share_a_panel_times_their_areas()
    {
        Run();
        var report = File.ReadAllText(_folder["out/report.html"]);
        var section = report[report.LastIndexOf("Simulated, measured, reported", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("<h2", StringComparison.Ordinal)];
        Assert.Contains("Impedance of the whole cell times its area.", section, StringComparison.Ordinal);
        Assert.Equal(1, section.Split("<figure>").Length - 1);
        Assert.Contains("spectra.csv", section[section.IndexOf("<svg", StringComparison.Ordinal)..section.IndexOf("</svg>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    private StudyOutcome Run() => Studying.Read(Study, _folder.Path).Run(_folder);
}
