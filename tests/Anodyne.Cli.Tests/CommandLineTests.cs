using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Tests;

public class CommandLineTests
{
    [Fact]
    public void A_document_carries_version_command_and_warnings()
    {
        var run = With(context =>
        {
            context.Request.Warn("thin ice");
            context.Request.Warn("thin ice");
            context.Say("for a person only");
            return new Answer(new JsonObject { ["answer"] = JsonText.Number(42), ["nothing"] = JsonText.Number(double.NaN) });
        }, "--json");
        Assert.Equal(0, run.Status);
        Assert.Equal(ProgramVersion.Short, run.Json.GetProperty("anodyne").GetString());
        Assert.Equal(["anodyne", "try", "--json"], run.Json.GetProperty("command").EnumerateArray().Select(item => item.GetString()!));
        Assert.Equal("thin ice", Assert.Single(run.Json.GetProperty("warnings").EnumerateArray()).GetString());
        Assert.Equal(42, run.Json.GetProperty("answer").GetDouble());
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("nothing").ValueKind);
        Assert.DoesNotContain("person", run.Output, StringComparison.Ordinal);
        Assert.Contains("warning: thin ice", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_json_only_the_person_is_spoken_to()
    {
        var run = With(context =>
        {
            context.Say("0.5 [J/m2] of plain text");
            return new Answer([]);
        });
        Assert.Equal("0.5 [J/m2] of plain text", run.Output.Trim());
    }

    [Fact]
    public void A_foreseen_failure_is_one_paragraph_and_one_document()
    {
        static Answer Fail(VerbContext context) =>
            throw new InputException("Porosity is impossible", "case.yaml:3:9", "0", "0 < porosity <= 1", "Give the open fraction.");
        var run = With(Fail, "--json");
        Assert.Equal(2, run.Status);
        Assert.Equal(
            "anodyne: case.yaml:3:9: Porosity is impossible; found 0; allowed: 0 < porosity <= 1. Give the open fraction.",
            run.Error.Trim());
        var error = run.Json.GetProperty("error");
        Assert.Equal("case.yaml:3:9", error.GetProperty("where").GetString());
        Assert.Equal("0", error.GetProperty("found").GetString());
        Assert.Empty(With(Fail).Output);
    }

    [Fact]
    public void Exit_statuses_follow_the_kind_of_failure()
    {
        Assert.Equal(3, With(_ => throw new UnknownVersionException(new Problem("v9"))).Status);
        Assert.Equal(4, With(_ => throw new ComputationException(new Problem("stalled"))).Status);
        Assert.Equal(1, With(_ => new Answer([], ExitStatuses.CheckFailed)).Status);
        Assert.Equal(2, With(_ => throw new FileNotFoundException("no such file")).Status);
        var defect = With(_ => throw new InvalidOperationException("oops"));
        Assert.Equal(4, defect.Status);
        Assert.Contains("defect", defect.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interruption_ends_with_130()
    {
        Interruption? asked = null;
        TryVerb.Work.Value = context =>
        {
            asked!.Stop();
            context.Request.Cancel.ThrowIfCancellationRequested();
            return new Answer([]);
        };
        var run = Invocation.Of(Tried, new StringWriter(), new StringWriter(), ["try", "--json"], before: interruption => asked = interruption);
        Assert.Equal(130, run.Status);
        Assert.Equal(130, run.Json.GetProperty("error").GetProperty("exit_status").GetInt32());
    }

    [Theory]
    [InlineData("verfy")]
    [InlineData("verify", "--onyl")]
    [InlineData("verify", "--jobs", "0")]
    [InlineData("verify", "--jobs", "many")]
    public void A_wrong_command_line_ends_with_2(params string[] arguments)
    {
        var run = Invocation.Of([.. arguments, "--json"]);
        Assert.Equal(2, run.Status);
        Assert.NotEmpty(run.Json.GetProperty("error").GetProperty("what").GetString()!);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
        Assert.Equal("", Invocation.Of(arguments).Output);
    }

    [Theory]
    [InlineData("--jobs", "2")]
    [InlineData("--store", "results.sqlite")]
    [InlineData("--plan-only")]
    public void What_a_submission_would_not_use_is_refused(params string[] options)
    {
        var run = Invocation.Of(["sweep", "plan.yaml", "--slurm", .. options]);
        Assert.Equal(2, run.Status);
        Assert.Contains($"does not use {options[0]}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verb_with_verbs_below_it_says_what_is_wrong_with_its_own_words()
    {
        Assert.Contains("PLAN.yaml is missing", Invocation.Of(["sweep"]).Error, StringComparison.Ordinal);
        Assert.Contains("belong to --slurm", Invocation.Of(["sweep", "plan.yaml", "--partition", "short"]).Error, StringComparison.Ordinal);
        Assert.Contains("needs one word more", Invocation.Of(["store"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_keeps_a_strangers_file()
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-test-").FullName;
        File.WriteAllText(Path.Combine(folder, "x.txt"), "mine");
        Answer Write(VerbContext context)
        {
            context.Request.Open("try").WriteText("x.txt", "theirs");
            return new Answer([]);
        }

        Assert.Equal(2, With(Write, "--out", folder).Status);
        Assert.Equal(0, With(Write, "--out", folder, "--force").Status);
        Assert.Equal("theirs", File.ReadAllText(Path.Combine(folder, "x.txt")));
        Directory.Delete(folder, recursive: true);
    }

    private static VerbSet Tried => new(typeof(TryVerb).Assembly, typeof(TryVerb).Namespace!);

    private static Invocation With(Func<VerbContext, Answer> work, params string[] options)
    {
        TryVerb.Work.Value = work;
        return Invocation.Of(Tried, ["try", .. options]);
    }
}

/// <summary>A verb of the tests, found by its class as every verb is.</summary>
internal sealed class TryVerb : Verb
{
    public static AsyncLocal<Func<VerbContext, Answer>> Work { get; } = new();

    public override string Name => "try";

    public override string Summary => "For the tests";

    public override bool WritesFiles => true;

    public override Answer Run(ParseResult arguments, VerbContext context) => Work.Value!(context);
}
