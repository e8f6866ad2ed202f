using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;

namespace Anodyne.Cli.Tests;

/// <summary>What the frame promises of every verb: it is found by its class, help of one verb builds that one, output that is full ends with a status, signals end it.</summary>
public sealed class FrameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anodyne-frame-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_verb_is_found_by_the_name_of_its_class()
    {
        var all = Program.Verbs.All;
        Assert.True(all.Count >= 12);
        Assert.All(all, verb => Assert.Same(verb.GetType(), Program.Verbs.Named(verb.Name)?.GetType()));
        Assert.Equal(["doctor", "export", "list", "show"], Program.Verbs.Below(Program.Verbs.Named("store")!).Select(verb => verb.Name));
        Assert.Equal(["cancel", "gather", "rerun", "status", "work"], Program.Verbs.Below(Program.Verbs.Named("sweep")!).Select(verb => verb.Name));
        Assert.Null(Program.Verbs.Named("Read"));
        Assert.Null(Program.Verbs.Named("list"));
        Assert.Null(Program.Verbs.Named(""));
    }

    [Fact]
    public void Help_of_a_method_shows_its_options_and_no_others()
    {
        var sand = Invocation.Of("analyze", "sand", "--help").Output;
        Assert.Contains("--diffusivity <VALUE>", sand, StringComparison.Ordinal);
        Assert.DoesNotContain("--circuit", sand, StringComparison.Ordinal);
        var bare = Invocation.Of("analyze", "--help").Output;
        Assert.DoesNotContain("--diffusivity <VALUE>", bare, StringComparison.Ordinal);
        Assert.Contains("anodyne analyze METHOD --help", bare.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_standard_output_ends_with_a_status()
    {
        using var error = new StringWriter();
        var run = Invocation.Of(Program.Verbs, new FullWriter(), error, ["claims", "--json"]);
        Assert.Equal(4, run.Status);
        Assert.Contains("standard output", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Invocation.Of(Program.Verbs, new FullWriter(), error, ["claims", "nowhere.tsv", "--json"]).Status);
        Assert.Equal(2, Invocation.Of(Program.Verbs, new FullWriter(), new FullWriter(), ["claims"]).Status);
    }

    [Fact]
    public void The_first_signal_asks_and_the_second_ends()
    {
        using var error = new StringWriter();
        var ended = new List<int>();
        using var interruption = new Interruption(new TerminalSet(TextWriter.Null, error, errorIsTerminal: false, color: false, static () => 80), ended.Add) { SavesState = true };
        interruption.Stop();
        Assert.True(interruption.Token.IsCancellationRequested);
        Assert.Empty(ended);
        Assert.Contains("state is being saved", error.ToString(), StringComparison.Ordinal);
        interruption.Stop();
        Assert.Equal([130], ended);
    }

    [Fact]
    public void Work_that_saves_nothing_is_ended_after_a_moment()
    {
        using var ended = new ManualResetEventSlim();
        using var interruption = new Interruption(new TerminalSet(TextWriter.Null, TextWriter.Null, errorIsTerminal: false, color: false, static () => 80), _ => ended.Set());
        interruption.Stop();
        Assert.True(ended.Wait(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Files_of_a_batch_are_analysed_each_on_its_own()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "a"));
        Directory.CreateDirectory(Path.Combine(_folder, "b"));
        File.WriteAllText(Path.Combine(_folder, "a", "cell.csv"), Voltammogram(1));
        File.WriteAllText(Path.Combine(_folder, "b", "cell.csv"), Voltammogram(2));
        File.WriteAllText(Path.Combine(_folder, "b", "wrong.csv"), "nothing\n");
        var target = Path.Combine(_folder, "out");
        var run = Invocation.Of("analyze", "tafel", Path.Combine(_folder, "?", "*.csv"), "--symmetric", "--out", target, "--json");
        Assert.Equal(2, run.Status);
        var files = run.Json.GetProperty("files").EnumerateArray().ToArray();
        Assert.Equal(3, files.Length);
        Assert.Equal(1.24, files[0].GetProperty("results").GetProperty("i0_mA_cm2").GetProperty("value").GetDouble() * 2, 0.05);
        Assert.Equal(2.48, files[1].GetProperty("results").GetProperty("i0_mA_cm2").GetProperty("value").GetDouble() * 2, 0.1);
        Assert.NotEmpty(files[2].GetProperty("error").GetProperty("what").GetString()!);
        Assert.True(File.Exists(Path.Combine(target, "a", "cell", "tafel.csv")));
        Assert.True(File.Exists(Path.Combine(target, "b", "cell", "tafel.csv")));
    }

    [Fact]
    public void Bystanders_of_a_folder_cost_nothing()
    {
        File.WriteAllText(Path.Combine(_folder, "a.bdf.csv"), "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n1,3.1,0.1\n");
        File.WriteAllText(Path.Combine(_folder, "README.md"), "# About\n");
        File.WriteAllBytes(Path.Combine(_folder, "cell.png"), [0x89, 0x50, 0x4E, 0x47]);
        var run = Invocation.Of("read", _folder, "--strict", "--json");
        Assert.Equal(0, run.Status);
        Assert.Equal(1, run.Json.GetProperty("files").GetArrayLength());
        Assert.Equal(2, run.Json.GetProperty("bystanders").GetArrayLength());
        Assert.Contains("1 files read, 0 refused", Invocation.Of("read", _folder).Output, StringComparison.Ordinal);
        Assert.Equal(2, Invocation.Of("read", Path.Combine(_folder, "README.md")).Status);
    }

    private static string Voltammogram(double scale) => "i_mA_cm2,v_cell_V\n" + string.Join('\n', Enumerable.Range(-20, 41).Where(k => k != 0)
        .Select(k => FormattableString.Invariant($"{k},{(k * 0.03) + (0.10277 * Math.Asinh(k / (1.24 * scale)))}")));

    private sealed class FullWriter : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");

        public override void WriteLine(string? value) => throw new IOException("No space left on device");
    }
}
