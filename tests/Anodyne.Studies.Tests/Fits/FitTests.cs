using Anodyne.Quantities;
using Anodyne.Cells.Geometry;
using Anodyne.Plating.Results;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Fits;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Requests;
using Anodyne.Studies.Tests.Sweeps;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Tests.Fits;

/// <summary>A fit finds what is known, holds it as often as it says, and names what the data do not tell.</summary>
public class FitTests
{
    private const string Box = """
        fit: box
        box: {width: 1 m, size: {depth: 2 m, height: 3 m}}
        parameters:
          w: {set: width, from: 0.1 m, to: 100 m, scale: log}
          h: {set: size.height, from: 0.1 m, to: 100 m, scale: log}
        measured:

        """;

    [Fact]
    public void Parameters_that_are_determined_are_found_with_the_intervals_of_their_errors()
    {
        // Area 2 w = 8 within 1 %, volume 2 w h = 40 within 1 %, each twice: w = 4 within 1.96 %/sqrt 2.
        var found = Run(Box + """
              - {quantity: area_m2, value: 8, uncertainty: 0.08}
              - {quantity: area_m2, value: 8, uncertainty: 0.08}
              - {quantity: volume_m3, value: 40, uncertainty: 0.4}
              - {quantity: volume_m3, value: 40, uncertainty: 0.4}
            """);
        Assert.All(found.Parameters, parameter => Assert.True(parameter.IsIdentifiable));
        Assert.Equal(4, found.Parameters[0].Value, 1e-3);
        Assert.Equal(5, found.Parameters[1].Value, 1e-3);
        Assert.Equal(4 * 0.0196 / Math.Sqrt(2), found.Parameters[0].Uncertainty, 0.002);
        Assert.Equal(5 * 0.0196, found.Parameters[1].Uncertainty, 0.004);
        Assert.Equal(-Math.Sqrt(0.5), found.Correlation[0, 1], 0.01);
        Assert.Equal(found.Starts, found.Agreeing);
    }

    [Fact]
    public void Two_parameters_that_cannot_be_told_apart_are_named_before_their_numbers()
    {
        var found = Run(Box + """
              - {quantity: volume_m3, value: 40, uncertainty: 0.4}
              - {quantity: volume_m3, value: 40, uncertainty: 0.4}
              - {quantity: volume_m3, value: 40, uncertainty: 0.4}
            """);
        Assert.All(found.Parameters, parameter => Assert.False(parameter.IsIdentifiable));
        Assert.Contains(found.Parameters, parameter => parameter.Reason.Contains("cannot be told from", StringComparison.Ordinal) || parameter.Reason.Contains("fills", StringComparison.Ordinal));
        Assert.All(found.Parameters, parameter => Assert.True(double.IsNaN(parameter.Uncertainty)));
    }

    [Fact]
    public void A_parameter_that_nothing_depends_on_and_one_at_its_bound_are_named()
    {
        var found = Run(Box + """
              - {quantity: area_m2, value: 8, uncertainty: 0.08}
              - {quantity: area_m2, value: 8, uncertainty: 0.08}
              - {quantity: area_m2, value: 8, uncertainty: 0.08}
            """);
        Assert.True(found.Parameters[0].IsIdentifiable);
        Assert.Contains("do not depend", found.Parameters[1].Reason, StringComparison.Ordinal);
        found = Run(Box + """
              - {quantity: area_m2, value: 800, uncertainty: 0.8}
              - {quantity: volume_m3, value: 800, uncertainty: 0.8}
              - {quantity: volume_m3, value: 800, uncertainty: 0.8}
            """);
        Assert.Contains("bound", found.Parameters[0].Reason, StringComparison.Ordinal);
        Assert.True(found.IsContradicted);
    }

    [Fact]
    public void Profiles_agree_with_the_curvature_where_the_problem_is_straight()
    {
        const string measured = """
              - {quantity: area_m2, value: 8, uncertainty: 0.08}
              - {quantity: volume_m3, value: 40, uncertainty: 0.4}
              - {quantity: volume_m3, value: 40, uncertainty: 0.4}
            """;
        var (curved, straight) = (Run($"{Box}{measured}\nprofiles: yes"), Run(Box + measured));
        Assert.Equal(straight.Parameters[0].Low, curved.Parameters[0].Low, 0.01);
        Assert.Equal(straight.Parameters[1].High, curved.Parameters[1].High, 0.03);
    }

    [Fact]
    public void A_case_runs_as_it_is_written_with_its_own_resolution_seed_and_output()
    {
        const string text = """
            fit: film
            case:
              name: bump
              temperature: 25 degC
              electrolyte: {use: lifsi-dme-6m}
              gap: 25 um
              layers:
                - {name: free electrolyte, kind: electrolyte, thickness: 5 um}
                - {name: PE, kind: separator, thickness: rest, porosity: 0.4, macmullin number: 8}
              interphase: {placement: conformal, areal resistance: 10 ohm cm2}
              kinetics: {exchange current density: 0.63 mA/cm2}
              counter: lithium electrode
              domain: {width: 40 um, sides: periodic}
              surface: {shape: random roughness, rms height: 0.2 um, correlation length: 5 um, seed: 7}
              control: {current density: 1 mA/cm2}
              stop: {charge: 0.01 mAh/cm2}
              mode: secondary
              numerics: {cells across: 64}
              output: {snapshots: 3, fields: 0}
            parameters:
              film: {set: interphase.areal resistance, from: 1 ohm cm2, to: 100 ohm cm2, scale: log}
            measured:
              - {quantity: roughness_rq_um, value: 0.2, uncertainty: 0.01}
              - {quantity: voltage_V, value: -0.02, uncertainty: 0.01}
            """;
        var plan = FitPlan.Read(YamlReader.Read(text, "fit.yaml").AsMapping(), ".", StudyModels.All, _ => []);
        var plating = PlatingModel.Case(plan.At([0.5]));
        Assert.Equal(64, plating.Numerics.CellsAcross);
        Assert.Equal(7, Assert.IsType<RandomRoughnessSurface>(plating.Surface).Seed);
        Assert.Equal(3, plating.Output.Snapshots);
        var run = Assert.IsType<PlatingResult>(plan.Run([0.5], CancellationToken.None).Result);
        Assert.All(plan.Targets, target => target.Write(new FitRun(run, null), new double[1]));
        Assert.Contains("no such quantity", Refused(text.Replace("voltage_V", "volt", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("writes no record", Refused(text.Replace("quantity: voltage_V, value: -0.02, uncertainty: 0.01", "file: a.csv, voltage: 1 mV", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Contains("two parameters set the same", Refused(text.Replace("parameters:", "parameters:\n  twin: {set: interphase.areal resistance, from: 1 ohm cm2, to: 2 ohm cm2}",
            StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("no single value", Refused(text.Replace("set: interphase.areal resistance", "set: interphase", StringComparison.Ordinal)), StringComparison.Ordinal);

        static string Refused(string text) =>
            Assert.Throws<InputException>(() => FitPlan.Read(YamlReader.Read(text, "fit.yaml").AsMapping(), ".", StudyModels.All, _ => [])).Message;
    }

    [Theory]
    [InlineData("  - {quantity: area_m2, value: 8, uncertainty: 0.08}", "do not determine")]
    [InlineData("  - {quantity: color, value: 8, uncertainty: 0.08}", "no such quantity")]
    [InlineData("  - {quantity: area_m2, value: 8, uncertainty: 0}", "not above 0")]
    [InlineData("  - {file: a.csv}", "a voltage or an impedance")]
    [InlineData("  - {quantity: area_m2, value: 8, uncertainty: 0.08}\npoints: 100", "no such record is")]
    public void A_plan_that_cannot_be_is_refused(string measured, string what) =>
        Assert.Contains(what, Assert.Throws<InputException>(() => Run(Box + measured)).Message, StringComparison.Ordinal);

    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say() => Assert.InRange(FitChecks.Coverage(200, 15, 2, CancellationToken.None), 0.89, 0.99);

    private static FitFindings Run(string text)
    {
        var model = new SquareModel();
        var plan = FitPlan.Read(YamlReader.Read(text, "fit.yaml").AsMapping(), ".", [model], _ => []);
        return ParameterFit.Run(plan, 1, null, CancellationToken.None);
    }
}
