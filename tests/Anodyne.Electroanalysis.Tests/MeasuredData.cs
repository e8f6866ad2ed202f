using System.Globalization;
using System.Numerics;

namespace Anodyne.Electroanalysis.Tests;

/// <summary>Where the measured and reference files lie; they are never part of the project.</summary>
internal static class MeasuredData
{
    public static string? Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root!, .. parts]);

    /// <summary>Spectra of an <c>input.csv</c>: one for a plain file, one a key for a series.</summary>
    public static List<(double Key, double[] Frequency, Complex[] Z)> Spectra(string folder)
    {
        var lines = File.ReadAllLines(Path("eis_reference", folder, "input.csv"));
        var hasKey = lines[0].StartsWith("key", StringComparison.Ordinal);
        return
        [
            .. lines.Skip(1).Select(l => l.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())
                .GroupBy(v => hasKey ? v[0] : 0)
                .Select(g => (g.Key, g.Select(v => v[^3]).ToArray(), g.Select(v => new Complex(v[^2], v[^1])).ToArray())),
        ];
    }

    /// <summary>Numeric columns of a CSV file with one header line.</summary>
    public static double[][] Columns(params string[] parts)
    {
        var rows = File.ReadAllLines(Path(parts)).Skip(1).Where(l => l.Length > 0)
            .Select(l => l.Split(',').Select(v => double.TryParse(v, CultureInfo.InvariantCulture, out var x) ? x : double.NaN).ToArray()).ToArray();
        return [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Select(r => r[c]).ToArray())];
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ANODYNE_DATA") is { Length: > 0 } given)
        {
            return Directory.Exists(given) ? given : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Anodyne.slnx")))
            {
                var candidate = System.IO.Path.Combine(folder.FullName, "..", "shared", "data");
                return Directory.Exists(candidate) ? System.IO.Path.GetFullPath(candidate) : null;
            }
        }

        return null;
    }
}

/// <summary>A test that needs the measured files; skipped with the reason where they are absent.</summary>
internal sealed class MeasuredFactAttribute : FactAttribute
{
    public MeasuredFactAttribute() => Skip = MeasuredData.Root is null ? "measured data absent: set ANODYNE_DATA or put them at ../shared/data" : null;
}

/// <summary>A theory that needs the measured files.</summary>
internal sealed class MeasuredTheoryAttribute : TheoryAttribute
{
    public MeasuredTheoryAttribute() => Skip = MeasuredData.Root is null ? "measured data absent: set ANODYNE_DATA or put them at ../shared/data" : null;
}
