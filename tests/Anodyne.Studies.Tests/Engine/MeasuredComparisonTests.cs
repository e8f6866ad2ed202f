using System.Text.Json;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Engine;
using Anodyne.Studies.Tests.Models.Plating;
using Anodyne.Studies.Tests.Plan;

namespace Anodyne.Studies.Tests.Engine;

/// <summary>A study names measured files, the analyses of them and what these answer; its report sets the measured value beside the simulated and the published one.</summary>
public sealed class MeasuredComparisonTests : IDisposable
{
    private const string Analyses = """

        analyses:
          polarization of the bare cell:
            method: tafel
            files: tafel.csv
            options: {symmetric: yes}
            answers:
              - {variant: bare, quantity: "kinetics: exchange", result: i0_mA_cm2}
          polarization of a film:
            method: tafel
            files: film.csv
            options: {symmetric: yes}
            answers: {variant: coated, quantity: "kinetics: exchange", result: i0_mA_cm2}
          plating step:
            method: overpotential
            files: step.csv
            answers:
              - {variant: bare, quantity: voltage_V, result: plateau_mV, factor: -1}

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly CountingModel _model = new();

    public MeasuredComparisonTests()
    {
        // A symmetric cell of 0.62 mA/cm2 and 72 ohm cm2; a straight line, whose exchange current means nothing; a dip of 65 mV above a plateau of 20 mV.
        Write("tafel.csv", "i_mA_cm2,v_cell_V", Enumerable.Range(-40, 81).Where(k => k != 0).Select(k => (0.25 * k, ((0.25 * k * 0.072) + (0.102771 * Math.Asinh(0.25 * k / 1.24))) * (1 + (0.004 * Math.Sin(11.3 * k))))));
        Write("film.csv", "i_mA_cm2,v_cell_V", Enumerable.Range(-20, 41).Where(k => k != 0).Select(k => (0.1 * k, 0.006 * k * (1 + (0.004 * Math.Sin(7.3 * k))))));
        File.WriteAllText(_folder["step.csv"], "t_s,i_mA_cm2,v_V\n" + string.Join('\n', Enumerable.Range(0, 3600).Select(k => FormattableString.Invariant($"{k},-1,{-0.020 - (0.045 * Math.Exp(-Math.Pow((k - 8) / 6.0, 2))) + (1e-5 * Math.Sin(k))}"))));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_measured_column_is_filled_with_value_error_and_verdict()
    {
        var outcome = Run(Study());
        var current = Row(outcome, "kinetics: exchange", "bare");
        Assert.Equal(0.62, current.Measured!.Value, 0.005);
        Assert.True(current.Measured.HalfWidth is > 0 and < 0.05);
        Assert.Equal(0.6, current.Taken!.Value, 1e-12);
        Assert.Equal(Verdict.Ok, current.Measured!.Verdict);
        var voltage = Row(outcome, "voltage_V", "bare");
        Assert.Equal(-0.020, voltage.Measured!.Value, 1e-4);
        Assert.Equal(-0.05, voltage.Simulated!.Value, 1e-12);
        Assert.Contains(voltage.Flags, flag => flag.Contains("further apart", StringComparison.Ordinal));

        // A void value is there, struck through, with its reason; in each placement of its variant.
        var voided = Row(outcome, "kinetics: exchange", "coated (whole)");
        Assert.Equal(Verdict.Void, voided.Measured!.Verdict);
        Assert.Contains(voided.Flags, flag => flag.Contains("not identifiable", StringComparison.Ordinal));
        var report = File.ReadAllText(_folder["out/report.html"]);
        var table = report[report.IndexOf("<th class=\"num\">measured</th>", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("</table>", StringComparison.Ordinal)];
        Assert.Matches(@"<td class=""num"">0\.62\d* ± 0\.0", table);
        Assert.Matches("<s>.+?</s> void", table);
        Assert.Contains("polarization of the bare cell", table, StringComparison.Ordinal);
        var rows = JsonDocument.Parse(StudyDocument.Of(outcome, "out").ToJsonString(JsonText.Options)).RootElement.GetProperty("comparison").EnumerateArray().ToList();
        var json = rows.Single(row => row.GetProperty("quantity").GetString() == "voltage_V");
        Assert.Equal(-0.020, json.GetProperty("measured").GetDouble(), 1e-4);
        Assert.Equal(("ok", "plating step"), (json.GetProperty("measured_verdict").GetString(), json.GetProperty("measured_by").GetString()));
    }

    [Fact]
    public void A_published_value_of_the_same_quantity_stands_in_the_same_row()
    {
        var text = Study().Replace("reported:", "reported:\n  - {variant: bare, quantity: \"kinetics: exchange\", value: 0.63 mA/cm2, source: paper}\n  - {variant: bare, quantity: voltage_V, value: -40 mV, source: paper}", StringComparison.Ordinal);
        var outcome = Run(text);
        var current = Row(outcome, "kinetics: exchange", "bare");
        Assert.Equal((0.63, 0.62), (current.Reported!.Value, Math.Round(current.Measured!.Value, 2)));
        var voltage = Row(outcome, "voltage_V", "bare");
        Assert.Equal(-0.04, voltage.Reported!.Value, 1e-12);
        Assert.NotNull(voltage.Measured);
    }

    [Fact]
    public void Replicates_have_a_row_each_and_their_mean()
    {
        foreach (var (name, plateau) in new[] { ("step2.csv", 0.022), ("step3.csv", 0.024) })
        {
            File.WriteAllText(_folder[name], File.ReadAllText(_folder["step.csv"]).Split('\n')[0] + "\n" + string.Join('\n', Enumerable.Range(0, 3600).Select(k => FormattableString.Invariant(
                $"{k},-1,{-plateau - (0.045 * Math.Exp(-Math.Pow((k - 8) / 6.0, 2))) + (1e-5 * Math.Sin(k))}"))));
        }

        var outcome = Run(Study().Replace("files: step.csv", "files: [step.csv, step2.csv, step3.csv]", StringComparison.Ordinal).Replace("value: -40 mV", "value: -40 mV, uncertainty: 2 mV", StringComparison.Ordinal));
        var rows = outcome.Answer.Parts[0].Rows.Where(row => row.Quantity == "voltage_V").ToList();
        Assert.Equal(
            [ComparedOrigin.Measured, ComparedOrigin.Measured, ComparedOrigin.Measured, ComparedOrigin.Mean], rows.Select(row => row.Measured!.Origin));

        // s = 2 mV, t(0.975; 2) = 4.3027.
        Assert.Equal(-0.022, rows[3].Measured!.Value, 1e-5);
        Assert.Equal(4.3027 * 0.002 / Math.Sqrt(3), rows[3].Measured!.HalfWidth!.Value, 1e-5);
        Assert.Contains("mean of 3 replicates", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);
        using var store = ResultStores.OpenFile(_folder["store.sqlite"]);
        Assert.Equal(5, store.List().Count(entry => entry.Kind == "analysis"));
    }

    [Theory]
    [InlineData("result: plateau_mV", "result: plateau", ":42:", "nucleation_mV")]
    [InlineData("quantity: voltage_V", "quantity: voltage", ":42:", "roughness_rq_um")]
    [InlineData("quantity: voltage_V", "quantity: roughness_rq_um", ":42:", "a length")]
    [InlineData("variant: coated, quantity: \"kinetics: exchange\"", "variant: coated, quantity: \"kinetics: exchanged\"", ":37:", "electrolyte: transference")]
    [InlineData("variant: coated, quantity: \"kinetics", "variant: painted, quantity: \"kinetics", ":37:", "bare, coated")]
    [InlineData("files: film.csv", "files: films.csv", ":35:", "a file")]
    [InlineData("factor: -1", "factor: 0", ":42:", "any number but 0")]
    [InlineData("factor: -1", "factr: -1", ":42:", "factor")]
    public void What_cannot_be_compared_is_said_with_its_place_before_anything_is_simulated(string right, string wrong, string place, string allowed)
    {
        var failure = Assert.Throws<InputException>(() => Run(Study().Replace(right, wrong, StringComparison.Ordinal)));
        Assert.StartsWith("study.yaml" + place, failure.Problem.Where, StringComparison.Ordinal);
        Assert.Contains(allowed, failure.Problem.Allowed, StringComparison.Ordinal);
        Assert.Equal(0, _model.Runs);
    }

    private static string Study() => StudyReaderTests.Small + Analyses;

    private static ComparedAnswer Row(StudyOutcome outcome, string quantity, string variant) =>
        outcome.Answer.Parts[0].Rows.Single(row => row.Quantity == quantity && row.Variant == variant);

    private StudyOutcome Run(string text) => Studying.Read(text, _folder.Path, _model).Run(_folder);

    private void Write(string name, string header, IEnumerable<(double X, double Y)> rows) =>
        File.WriteAllText(_folder[name], header + "\n" + string.Join('\n', rows.Select(row => FormattableString.Invariant($"{row.X},{row.Y}"))));
}
