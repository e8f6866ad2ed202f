using System.Globalization;
using Anodyne.Analysis;
using Anodyne.Instruments;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Surfaces.Tests;

/// <summary>Every method on the files of examples/surfaces, which were made with a truth: truth.tsv names it, with the relative difference that is allowed.</summary>
public sealed class ShippedFilesTests
{
    public static TheoryData<string, string, string, string, double, double> Lines
    {
        get
        {
            var data = new TheoryData<string, string, string, string, double, double>();
            foreach (var cells in File.ReadAllLines(Path.Combine(Folder, "truth.tsv")).Skip(1).Select(static line => line.Split('\t')))
            {
                data.Add(cells[0], cells[1], cells[2], cells[3], double.Parse(cells[4], CultureInfo.InvariantCulture), double.Parse(cells[5], CultureInfo.InvariantCulture));
            }

            return data;
        }
    }

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Anodyne.slnx")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "examples", "surfaces");
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_truth_is_found(string method, string files, string options, string name, double truth, double tolerance)
    {
        var records = files.Split(' ').SelectMany(static file => Formats.Read(Path.Combine(Folder, file)).Records.Select(record => (file, record))).ToArray();
        var given = options.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static option => option.Split('=')).ToDictionary(static o => o[0], static o => o[1]);
        var result = SurfaceMethods.Catalog.Run(method, new AnalysisRequest(records, given));
        Assert.False(result.IsRefused, string.Join("; ", result.Reasons));
        var words = name.Split(' ');
        var found = words.Length == 1 ? result[name] : result.Lists[words[0]][0][words[1]];
        Assert.True(Math.Abs(found.Value - truth) <= tolerance * truth, $"{name} = {found.Value} +- {found.Uncertainty}, made with {truth}");
        Assert.True(found.Uncertainty is not { } half || Math.Abs(found.Value - truth) <= 2 * half, $"{name} = {found.Value} +- {found.Uncertainty}, made with {truth}: beyond four standard deviations");
        Assert.NotEqual(Verdict.Void, found.Verdict);
        Assert.NotEmpty(result.Figure!.Panels);
        Assert.True(result.Curves.Count > 0 || method is "shrinkage" or "sem" or "tem");
    }
}
