using System.Globalization;

namespace Anodyne.Cycling.Checks;

/// <summary>Reference curves that are not part of the project: found at ../shared/data from the repository or where ANODYNE_DATA points; null where
/// absent.</summary>
internal static class ReferenceData
{
    /// <summary>The folder cell_reference, or null.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Columns of a CSV file with one header line.</summary>
    public static (string[] Header, double[][] Columns) Read(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder ?? throw new FileNotFoundException("the reference data are absent"), file));
        var rows = lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        var columns = Enumerable.Range(0, rows[0].Length).Select(c => rows.Select(r => r[c]).ToArray()).ToArray();
        return (lines[0].Split(','), columns);
    }

    private static string? Find()
    {
        var roots = new List<string>();
        if (Environment.GetEnvironmentVariable("ANODYNE_DATA") is { Length: > 0 } named)
        {
            roots.Add(named);
        }

        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                roots.Add(Path.Combine(folder.FullName, "shared", "data"));
            }
        }

        return roots.Select(r => Path.Combine(r, "cell_reference")).FirstOrDefault(Directory.Exists);
    }
}
