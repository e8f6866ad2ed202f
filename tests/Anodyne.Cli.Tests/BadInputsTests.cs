using Xunit.Abstractions;

namespace Anodyne.Cli.Tests;

/// <summary>What people type wrong, over all verbs: each is refused, and the refusal says how to mend it.</summary>
public sealed class BadInputsTests(ITestOutputHelper output) : IDisposable
{
    private const string Reaction = "CaF2 + Li2CO3 -> LiF + CaCO3";
    private const string Spectrum = "frequency_hz,z_re_ohm,z_im_ohm\n100000,10,-0.1\n10000,11,-2\n1000,20,-9\n100,35,-6\n10,40,-1\n1,41,-0.2\n";
    private static readonly string[] Sand = ["analyze", "sand", "--diffusivity", "3e-6 cm2/s", "--current", "10 mA/cm2", "--t-plus", "0.4"];
    private readonly string _folder = Directory.CreateTempSubdirectory("anodyne-bad-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_refusal_says_how_to_mend()
    {
        Files();
        string[][] lines = [.. Commands(), .. WrongKinds(), .. Absent(), .. Options(), .. Values(), .. Plots()];
        Assert.True(lines.Length >= 60, $"{lines.Length} inputs");
        var silent = new List<string>();
        foreach (var line in lines)
        {
            string[] words = [.. line.Select(word => word.StartsWith('@') ? Path.Combine(_folder, word[1..]) : word)];
            var run = Invocation.Of([.. words, "--json"]);
            Assert.True(run.Status == 2, $"{string.Join(' ', line)} ended with {run.Status}: {run.Error}");
            Assert.DoesNotContain("defect of anodyne", run.Error, StringComparison.Ordinal);
            var mend = run.Json.GetProperty("error").GetProperty("mend").GetString()!;
            if (mend.Length == 0 && !run.Error.Contains("Did you mean", StringComparison.Ordinal))
            {
                silent.Add($"{string.Join(' ', line)}: {run.Error.Trim()}");
            }
        }

        silent.ForEach(output.WriteLine);
        Assert.True(silent.Count <= 0.05 * lines.Length, $"{silent.Count} of {lines.Length} do not say how to mend:\n{string.Join('\n', silent)}");
    }

    [Theory]
    [InlineData("`anodyne analyze`", "analyse", "eis", "@spectrum.csv")]
    [InlineData("`anodyne read`", "READ", "@spectrum.csv")]
    [InlineData("`anodyne store list`", "store", "lst")]
    [InlineData("--to", "read", "@spectrum.csv", "--tp", "csv")]
    [InlineData("--circuit", "analyze", "eis", "@spectrum.csv", "--cirquit", "auto")]
    [InlineData("eis", "analyze", "EIS", "@spectrum.csv")]
    [InlineData("`anodyne plot`", "plto", "@spectrum.csv")]
    [InlineData("--what nyquist", "plot", "@spectrum.csv", "--what", "niquist")]
    [InlineData("--style journal", "plot", "@spectrum.csv", "--style", "jurnal")]
    [InlineData("anodyne run", "cycle", "@study.yaml")]
    [InlineData("anodyne cycle", "run", "@cycle.yaml")]
    [InlineData("anodyne plate", "run", "@plate.yaml")]
    [InlineData("anodyne read", "run", "@record.bdf.csv")]
    [InlineData("spectrum.csv", "analyze", "eis", "@spectrum.cvs")]
    public void What_was_meant_is_named(string meant, params string[] line)
    {
        Files();
        var run = Invocation.Of([.. line.Select(word => word.StartsWith('@') ? Path.Combine(_folder, word[1..]) : word)]);
        Assert.Equal(2, run.Status);
        Assert.Contains("Did you mean", run.Error, StringComparison.Ordinal);
        Assert.Contains(meant, run.Error[run.Error.IndexOf("Did you mean", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Commands() =>
    [
        ["analyse", "eis", "@spectrum.csv"], ["analize", "eis", "@spectrum.csv"], ["READ", "@spectrum.csv"], ["Read", "@spectrum.csv"], ["verfy"], ["sotre", "list"], ["simulate"],
        ["@spectrum.csv"], ["store"], ["store", "lst"], ["store", "show"], ["new"], ["new", "stdy"], ["new", "Cycle"], ["plate"], ["cycle"], ["run"], ["design"], ["read"],
        ["analyze"], ["analyze", "kk"], ["analyze", "eiss", "@spectrum.csv"], ["analyze", "EIS", "@spectrum.csv"], ["analyze", "@notes.txt"], ["analyze", "@rest.csv"],
        ["analyze", "@nowhere.csv"], ["analyze", "@*.xyz"], ["analyze", "@spectrum.csv", "--circuit", "auto"], ["react"],
        ["plate", "@plate.yaml", "@plate.yaml"], ["materials", "lifsi-dme-6"], ["materials", "electrolytes"],
    ];

    private static IEnumerable<string[]> WrongKinds() =>
    [
        ["run", "@plate.yaml"], ["run", "@cycle.yaml"], ["run", "@pouch.yaml"], ["cycle", "@study.yaml"], ["plate", "@study.yaml"], ["plate", "@cycle.yaml"],
        ["design", "@cycle.yaml"], ["design", "@study.yaml"], ["read", "@study.yaml"], ["analyze", "eis", "@study.yaml"], ["run", "@record.bdf.csv"],
        ["cycle", "@record.bdf.csv"], ["plate", "@record.bdf.csv"], ["design", "@record.bdf.csv"],
    ];

    private static IEnumerable<string[]> Absent() =>
    [
        ["plate", "@nowhere.yaml"], ["cycle", "@cycel.yaml"], ["run", "@no/such/study.yaml"], ["design", "@nowhere.yaml"], ["read", "@nowhere.mpr"], ["read", "@*.xyz"],
        ["read", "@empty"], ["analyze", "eis", "@spectrum.cvs"], ["claims", "@nowhere.tsv"], ["claims", "@empty"], ["react", Reaction, "--data", "@nowhere.tsv"],
        ["store", "list", "--store", "@nowhere.sqlite"], ["plate", "@empty"],
    ];

    private static IEnumerable<string[]> Options() =>
    [
        ["read", "@spectrum.csv", "--tp", "csv"], ["read", "@spectrum.csv", "--to", "parquet"], ["read", "@spectrum.csv", "--to", "CSV"], ["read", "@spectrum.csv", "--to"],
        ["read", "@spectrum.csv", "--cycles", "moon"], ["read", "@spectrum.csv", "--JSON"], ["verify", "--onyl", "x"], ["verify", "--only", "nosuch"], ["verify", "--jobs", "0"],
        ["verify", "--jobs", "many"], ["analyze", "eis", "@spectrum.csv", "--cirquit", "auto"], ["analyze", "sand", "--circuit", "R0"], ["run", "@study.yaml", "--olny", "x"],
        ["plate", "@plate.yaml", "--resum"], ["claims", "--strickt"], ["react", Reaction, "--against", "LiOH"], ["react", Reaction, "--screen", "CaF2"],
    ];

    private static IEnumerable<string[]> Values() =>
    [
        ["react", "Li2CO3 + CaXx2 -> LiF"], ["react", "Li + LiF -> LiF + Li"], ["react", Reaction, "--temperature", "abc"], ["react", Reaction, "--temperature", "1000"],
        ["react", "--screen", "CaF2, Qq"], ["design", "@pouch.yaml", "--set", "electrolyte"], ["design", "@pouch.yaml", "--set", "electrolite=3 g/Ah"],
        ["design", "@pouch.yaml", "--discharge", "fast"], [.. Sand, "--concentration", "1 V"], [.. Sand, "--concentration", "1 mol/"], [.. Sand[..^2], "--t-plus", "x"],
        ["analyze", "sand", "--diffusivity", "3e-6 cm2/s"], ["analyze", "eis", "@spectrum.csv", "--circuit", "R0-p(R1"], ["analyze", "eis", "@spectrum.csv", "--weight", "moon"],
        ["analyze", "eis", "@spectrum.csv", "--area", "5 V"], ["read", "@empty.csv"], ["read", "@notes.txt"], ["cycle", "@badkey.yaml"], ["plate", "@badplate.yaml"],
        ["run", "@broken.yaml"], ["claims", "@notes.txt"],
    ];

    private static IEnumerable<string[]> Plots() =>
    [
        ["analyze", "@spectrm.csv"], ["plot"], ["plto", "@spectrum.csv"], ["Plot", "@spectrum.csv"], ["plot", "@nowhere.mpr"], ["plot", "@*.xyz"], ["plot", "@empty"], ["plot", "@notes.txt"], ["plot", "@study.yaml"],
        ["plot", "@spectrum.csv", "--what", "niquist"], ["plot", "@spectrum.csv", "--what", "V-t"], ["plot", "@spectrum.csv", "--waht", "bode"], ["plot", "@spectrum.csv", "--cycles", "one"],
        ["plot", "@spectrum.csv", "--cycles", "7"], ["plot", "@spectrum.csv", "--per", "kg"], ["plot", "@spectrum.csv", "--per", "g"], ["plot", "@spectrum.csv", "--per", "cm2"],
        ["plot", "@spectrum.csv", "--area", "1 g"], ["plot", "@spectrum.csv", "--mass", "-1 mg"], ["plot", "@spectrum.csv", "--x", "5"], ["plot", "@spectrum.csv", "--y", "5:1"],
        ["plot", "@spectrum.csv", "--inset", "5:"], ["plot", "@spectrum.csv", "--inset", "900:950"], ["plot", "@spectrum.csv", "--style", "jurnal"], ["plot", "@spectrum.csv", "--style", "@badstyle.yaml"],
        ["plot", "@spectrum.csv", "--style", "@badwidth.yaml"], ["plot", "@spectrum.csv", "--format", "jpg"], ["plot", "@spectrum.csv", "--format", "svg", "pgn"], ["new", "styl"],
    ];

    private void Files()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        Write("spectrum.csv", Spectrum);
        Write("record.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n1,3.1,0.1\n");
        Write("study.yaml", "study: tiny\ncase: {name: x}\n");
        Write("cycle.yaml", "use: xu2019\nprotocol: [Discharge at 1C until 3.5 V]\n");
        Write("plate.yaml", "name: ridge\ndomain: {width: 10 um}\nsurface: {flat: {}}\n");
        Write("pouch.yaml", "name: x\npouch:\n  areal_capacity: 4 mAh/cm2\n");
        Write("badkey.yaml", "use: xu2019\nprotokoll: [Rest for 1 hour]\nprotocol: [Rest for 1 hour]\n");
        Write("badplate.yaml", "name: ridge\ndomian: {width: 10 um}\nsurface: {}\n");
        Write("broken.yaml", "study: [1, 2\n");
        Write("notes.txt", "nothing of use\n");
        Write("badstyle.yaml", "palete: okabe-ito\n");
        Write("badwidth.yaml", "width: 5 km\n");
        Write("rest.csv", "t_s,v_V\n0,3\n1,3\n2,3\n");
        Write("empty.csv", "");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
