using Anodyne.Quantities;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Engine;
using Anodyne.Studies.Models.Cells;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Tests.Engine;

public class CellStudyTests
{
    private const string Text = """
        study: small
        title: A small study of cells
        question: Does the film matter?
        notes: ["A note."]
        cell:
          use: xu2019
          mesh: {layer: 5, electrode: 5, particle: 8}
          negative:
            lithium: 50 um
            kinetics: {exchange current density: {value: 2 mA/cm2, range: [1 mA/cm2, 4 mA/cm2], evidence: assumed, source: "a guess"}}
            interphase: {placement: conformal, areal resistance: 20 ohm cm2}
          protocol:
            - repeat: 3
              steps: [Discharge at 1C until 3.5 V, Charge at 1C until 4.2 V]
            - EIS from 1 kHz to 1 Hz with 2 points per decade
        properties:
          film:
            options:
              thin: {}
              thick: {change: {negative: {interphase: {areal resistance: 200 ohm cm2}}}}
        variants:
          thin: {film: thin}
          thick: {film: thick}
        headline: [first_discharge_mAh_cm2, voltage_gap_V]
        analyses:
          retention: {method: retention, options: {reference-cycle: 1}}
          spectrum: {method: eis, of: spectrum 1, options: {circuit: "R0-p(R1,C1)"}}
        """;

    private static Study Read(string text) => Studying.Read(text);

    private static PartAnswer Part(StudyOutcome outcome) => Assert.Single(outcome.Answer.Parts);

    private static StudyOutcome Run(Study study, TemporaryFolder temporary, string name, CancellationToken cancel = default) =>
        study.Run(temporary, name, options: usual => usual with { Command = "anodyne run study.yaml" }, cancel: cancel);

    [Fact]
    public void Checks_that_are_asked_for_stand_in_the_report_with_those_that_fail()
    {
        using var temporary = new TemporaryFolder();
        VerificationCheck Made(string name, double value) => new(name, "made up", "V", 1, 1e-3, ErrorMeasure.Relative, "by definition", _ => value);
        var outcome = Read(Text).Run(temporary, "checked", options: usual => usual with { Checks = [Made("made/right", 1), Made("made/wrong", 2)] });
        Assert.Equal([true, false], outcome.Verification.Select(check => check.Pass));
        var report = File.ReadAllText(Path.Combine(temporary["checked"], "report.html"));
        Assert.Contains("1 of 2 checks", report, StringComparison.Ordinal);
        Assert.Contains("made/wrong", report, StringComparison.Ordinal);
        Assert.Equal(1, (int)StudyDocument.Of(outcome, "out")["verification"]!["failed"]!);
    }

    [Fact]
    public void The_checks_behind_a_study_are_those_of_its_rooms()
    {
        var checks = StudyRunner.ChecksBehind(Read(Text));
        Assert.Contains(checks, check => check.Name.StartsWith("cycling/", StringComparison.Ordinal));
        Assert.DoesNotContain(checks, check => check.IsLong || check.Name.StartsWith("plating/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_study_says_everything_and_is_the_same_from_the_store()
    {
        using var temporary = new TemporaryFolder();
        var first = Run(Read(Text), temporary, "first");
        Assert.Empty(first.Answer.Reused);
        Assert.Equal(8, first.Answer.Plan.Runs.Count);
        var (thin, thick) = (Part(first).Variants[0], Part(first).Variants[1]);
        var gap = CellQuantities.All.Single(quantity => quantity.Name == "voltage_gap_V");
        Assert.True(thick.Estimate(gap).Value > thin.Estimate(gap).Value + 0.05);
        Assert.True(thick.Estimate(gap).HalfWidth > 1e-3);
        Assert.Equal(4, Part(first).Virtual.Count);
        var report = File.ReadAllText(Path.Combine(temporary["first"], "report.html"));
        foreach (var words in new[]
        {
            "A small study of cells", "Does the film matter?", "A note.", "anodyne run study.yaml", "What the cells did", "Where the lithium is", "Analyses", "Over the ranges of assumed values",
            "Every parameter and where it comes from", "Balances and resolution", "What this leaves out", "a guess", "kept to", "3 times:", "metal, negative electrode", "particles, positive electrode", "<svg",
        })
        {
            Assert.Contains(words, report, StringComparison.Ordinal);
        }

        var second = Run(Read(Text), temporary, "second");
        Assert.Equal(second.Answer.Plan.Runs.Count, second.Answer.Reused.Count);
        Assert.Equal(report, File.ReadAllText(Path.Combine(temporary["second"], "report.html")));
        foreach (var file in new[] { "record.bdf.csv", "cycles.csv", "spectrum-1.csv" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(temporary["first"], "runs/thin", file)), File.ReadAllBytes(Path.Combine(temporary["second"], "runs/thin", file)));
        }

        // A source or a range changes no number of the run itself; a value does.
        var moved = Run(Read(Text.Replace("a guess", "another guess", StringComparison.Ordinal).Replace("200 ohm cm2", "201 ohm cm2", StringComparison.Ordinal)), temporary, "third");
        Assert.Contains("runs/thin", moved.Answer.Reused);
        Assert.DoesNotContain("runs/thick", moved.Answer.Reused);
        Assert.Equal("small", StudyDocument.Of(moved, "out")["study"]!.GetValue<string>());
    }

    [Fact]
    public void Without_ranges_the_uncertainty_is_none()
    {
        using var temporary = new TemporaryFolder();
        var outcome = Run(Read(Text.Replace("{value: 2 mA/cm2, range: [1 mA/cm2, 4 mA/cm2], evidence: assumed, source: \"a guess\"}", "2 mA/cm2", StringComparison.Ordinal)), temporary, "out");
        Assert.Null(Part(outcome).Variants[0].Estimate(CellQuantities.All.Single(quantity => quantity.Name == "first_discharge_mAh_cm2")).HalfWidth);
        Assert.Contains(">none<", File.ReadAllText(Path.Combine(temporary["out"], "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_that_cannot_go_on_is_reported_with_what_it_did()
    {
        using var temporary = new TemporaryFolder();
        var outcome = Run(Read(Text.Replace("until 4.2 V", "until 9 V", StringComparison.Ordinal)), temporary, "out");
        Assert.NotNull(((CycleResult)Part(outcome).Variants[0].Results[0]).Failure);
        Assert.Contains(outcome.Answer.Warnings, warning => warning.Contains("cannot go on", StringComparison.Ordinal) && warning.Contains("t = ", StringComparison.Ordinal));
        Assert.True(new FileInfo(Path.Combine(temporary["out"], "runs/thin/record.bdf.csv")).Length > 1000);
        Assert.Contains("cannot go on", File.ReadAllText(Path.Combine(temporary["out"], "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_study_goes_on_with_what_it_has()
    {
        using var temporary = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Run(Read(Text), temporary, "first", source.Token));
        Assert.DoesNotContain(Run(Read(Text), temporary, "second").Answer.Warnings, warning => warning.Contains("cannot", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("headline: [first_discharge", "headline: [frist_discharge", "study.yaml:24:")]
    [InlineData("method: retention", "method: retentoin", "study.yaml:26:")]
    [InlineData("of: spectrum 1", "of: spectrum one", "study.yaml:27:")]
    [InlineData("thick: {film: thick}", "thick: {film: thicker}", "study.yaml:23:")]
    [InlineData("use: xu2019", "use: xu2020", "study.yaml:6:")]
    public void Errors_point_at_the_place(string old, string wrong, string place)
    {
        var failure = Assert.Throws<InputException>(() => Read(Text.Replace(old, wrong, StringComparison.Ordinal)).Plan());
        Assert.StartsWith(place, failure.Problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_that_is_not_there_is_named() => Assert.Throws<InputException>(() => Read(Text).Plan(["thinn"]));
}
