using System.Numerics;
using System.Text.Json;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Records.Impedance;
using Anodyne.Studies.Analyses;
using Xunit.Abstractions;

namespace Anodyne.Studies.Tests.Analyses;

/// <summary>
/// Spectra of real instruments, from their files through the readers into fits without a guess: the misfit that another program reached from a guess made by
/// hand, on the same points (its fits leave out points above the real axis), must be reached within 0.1 %.
/// </summary>
public class RealSpectraTests(ITestOutputHelper output)
{
    [MeasuredTheory]
    [InlineData("Circuit1_EIS_1.z")]
    [InlineData("Circuit2_EIS_1.z")]
    [InlineData("Circuit3_EIS_1.z")]
    [InlineData("exampleData.csv")]
    public void The_misfit_of_another_program_is_reached_without_its_guess(string file)
    {
        var spectrum = ImpedanceSeries.Of(MeasuredInput.Open(Path.Combine(MeasuredTheoryAttribute.Root!, "eis", file))[0].Record)[0];
        var kept = Enumerable.Range(0, spectrum.Frequency.Length).Where(k => spectrum.Impedance[k].Imaginary < 0).ToArray();
        double[] f = [.. kept.Select(k => spectrum.Frequency[k])];
        Complex[] z = [.. kept.Select(k => spectrum.Impedance[k])];
        var fits = JsonDocument.Parse(File.ReadAllText(Path.Combine(MeasuredTheoryAttribute.Root!, "expected", "eis_impedancepy.json"))).RootElement.GetProperty(file).GetProperty("fits");
        foreach (var entry in fits.EnumerateArray())
        {
            var circuit = Circuit.Parse(entry.GetProperty("circuit").GetString()!);
            double[] theirs = [.. entry.GetProperty("params").EnumerateArray().Select(p => p.GetDouble())];
            var reached = circuit.Impedance(f, theirs).Zip(z, (model, measured) => Math.Pow((model - measured).Magnitude / measured.Magnitude, 2)).Sum();
            var fit = CircuitFitter.Fit(circuit, f, z);
            output.WriteLine(FormattableString.Invariant($"{file} {circuit.Text}: {f.Length} points, rms {Math.Sqrt(reached / f.Length):G4} (stated {entry.GetProperty("rel_rms").GetDouble():G4}), misfit {fit.ChiSquared:G6} against {reached:G6}, {fit.Agreeing}/{fit.Starts} agree"));
            Assert.True(fit.ChiSquared <= 1.001 * reached, $"{circuit.Text}: {fit.ChiSquared} against {reached}");
        }
    }

    [MeasuredTheory]
    [InlineData("jr862_11_08_23_insitu-impedance-LiLi_1MLiTFSI_TEGDME-1mA_02_GEIS_C05.mpr")]
    public void The_lithium_cells_file_shows_a_soft_short_late_and_none_early(string file)
    {
        var result = new MeasuredAnalysis("cell", "symmetric", [Path.Combine(MeasuredTheoryAttribute.Root!, "li_metal", file)], new Dictionary<string, string>()).Run("");
        output.WriteLine(string.Join("; ", result.Reasons));
        Assert.Equal("soft", result.Words["short_kind"]);
        Assert.True(result["onset_h"].Value > 20, "the early hours are healthy");
        Assert.NotEqual(Quantities.Estimates.Verdict.Ok, result.Verdict);
        Assert.Contains("soft short", result.Lists["events"].Select(e => e["kind"].Word));
    }
}

/// <summary>A theory that needs the measured files; skipped with the reason where they are absent.</summary>
internal sealed class MeasuredTheoryAttribute : TheoryAttribute
{
    public MeasuredTheoryAttribute() => Skip = Root is null ? "measured data absent: set ANODYNE_DATA or put them at ../shared/data" : null;

    public static string? Root { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ANODYNE_DATA") is { Length: > 0 } given)
        {
            return Directory.Exists(given) ? given : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Anodyne.slnx")))
            {
                var candidate = Path.Combine(folder.FullName, "..", "shared", "data");
                return Directory.Exists(candidate) ? candidate : null;
            }
        }

        return null;
    }
}
