using System.Runtime.CompilerServices;
// The page begins here.
using Anodyne.Analysis;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Runs;
using Anodyne.Electroanalysis;
using Anodyne.Instruments;
// The page ends here.

namespace Anodyne.Studies.Tests.Pages;

/// <summary>The program that docs/from-csharp.md shows is the one that runs here, line for line.</summary>
public class FromCSharpPageTests
{
    [Fact]
    public void The_program_of_the_page_runs()
    {
        using var folder = new TemporaryFolder();
        var path = folder["spectrum.csv"];
        File.WriteAllText(path, "frequency_hz,z_re_ohm,z_im_ohm\n" + string.Concat(Enumerable.Range(0, 41).Select(k =>
        {
            var f = Math.Pow(10, 5 - (k / 8.0));
            var z = 10 + (50 / (1 + new System.Numerics.Complex(0, 2 * Math.PI * f * 50 * 1e-5)));
            return FormattableString.Invariant($"{f:R},{z.Real:R},{z.Imaginary:R}\n");
        })));
        using var output = new StringWriter();

        // The page begins here.
        // Read a file: the format is recognized by its content.
        var file = Formats.Read(path);
        output.WriteLine($"{file.Format}: {file.Records[0].Rows} rows");

        // Fit it: every result has a half-width of its 95 % interval, a unit and a verdict.
        var request = new AnalysisRequest([(path, file.Records[0])], new Dictionary<string, string> { ["circuit"] = "R0-p(R1,C1)" });
        var fit = AnalysisMethods.Named("eis").Run(request);
        foreach (var (name, estimate) in fit.Results)
        {
            output.WriteLine($"{name} = {estimate.Value:G6} +- {estimate.Uncertainty:G2} {estimate.Unit} ({estimate.Verdict})");
        }

        // Simulate a cell: its record is read by every analysis as a measured one is.
        var protocol = Protocol.Of("Discharge at 1C until 2.5 V", "Rest for 10 minutes");
        var run = new CellSimulation(ReferenceCells.Chen2020, protocol, new SimulationOptions()).Run();
        output.WriteLine($"{run.StopReason} after {run.Time:F0} s, {run.Record!.Rows} rows");
        // The page ends here.

        Assert.Equal(50, fit["R1"].Value, 0.01);
        Assert.True(run.Record!.Rows > 10);
        Assert.Null(run.Failure);
    }

    [Fact]
    public void The_page_shows_this_program()
    {
        var source = File.ReadAllLines(Here());
        var shown = new List<string>();
        var inside = false;
        foreach (var line in source)
        {
            if (line.Contains("The page", StringComparison.Ordinal) && line.TrimStart().StartsWith("// The page", StringComparison.Ordinal))
            {
                inside = line.Contains("begins", StringComparison.Ordinal);
                continue;
            }

            if (inside)
            {
                shown.Add((line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line).Replace("output.WriteLine", "Console.WriteLine", StringComparison.Ordinal));
            }
        }

        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/from-csharp.md")).ReplaceLineEndings("\n");
        var code = page.Split("```csharp\n")[1].Split("```")[0];
        var usings = shown.Where(line => line.StartsWith("using ", StringComparison.Ordinal)).Append("");
        var program = shown.Where(line => !line.StartsWith("using ", StringComparison.Ordinal));
        Assert.Equal(string.Join('\n', usings.Append("var path = args[0];").Append("").Concat(program)) + "\n", code);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
