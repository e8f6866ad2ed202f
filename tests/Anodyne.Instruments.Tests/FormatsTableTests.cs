using System.Text;
using Anodyne.Instruments.Tables;

namespace Anodyne.Instruments.Tests;

/// <summary>Keeps the table of docs/formats.md true: the versions are those found in the real files. With ANODYNE_ACCEPT=1 the test writes the table instead of comparing it.</summary>
public sealed class FormatsTableTests
{
    private const string Begin = "<!-- table written by FormatsTableTests -->";
    private const string End = "<!-- end of table -->";

    [DataFact]
    public void The_table_names_every_format_and_the_versions_that_were_seen()
    {
        var path = Path.Combine(Repository(), "docs", "formats.md");
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin > 0 && end > begin, "docs/formats.md has lost the marks of its table");
        var updated = text[..(begin + Begin.Length)] + "\n" + Table() + text[end..];
        if (Environment.GetEnvironmentVariable("ANODYNE_ACCEPT") == "1")
        {
            File.WriteAllText(path, updated);
        }

        Assert.Equal(updated, File.ReadAllText(path));
    }

    private static string Table()
    {
        var versions = new SortedDictionary<string, (SortedSet<string> Versions, int Files)>(StringComparer.Ordinal);
        string[] folders = ["arbin", "basytec", "bdf", "biologic", "biologic_text", "cv", "drt", "eis", "gamry", "ivium", "li_metal", "maccor", "neware", "novonix", "pec", "solid_state", "xps", "raman", "ftir", "xrd", "nmr", "zahner", "afm", "sem", "tem", "isotherm", "tofsims"];
        foreach (var file in folders.SelectMany(folder => Directory.GetFiles(DataFolder.Path(folder))))
        {
            try
            {
                var read = Formats.Read(file);
                var format = read.Format.Replace(" (zip)", "", StringComparison.Ordinal);
                (var seen, var count) = versions.TryGetValue(format, out (SortedSet<string>, int) before) ? before : (new SortedSet<string>(StringComparer.Ordinal), 0);
                seen.Add(read.Version.Length > 0 ? read.Version : "-");
                versions[format] = (seen, count + 1);
            }
            catch (Quantities.AnodyneException)
            {
            }
        }

        var table = new StringBuilder("| format | usual endings | files seen | versions seen | checked against | not supported |\n|---|---|---|---|---|---|\n");
        foreach (var reader in Formats.Readers)
        {
            // A workbook counts for the reader of its sheet.
            string[] names = reader is TableReader { Maker: var maker } ? [reader.Format, maker + " xlsx", maker + " xls"] : [reader.Format];
            var found = names.Where(versions.ContainsKey).Select(name => versions[name]).ToList();
            var seen = found.SelectMany(static entry => entry.Versions).Distinct().Order(StringComparer.Ordinal);
            table.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"| {reader.Format} | {string.Join(" ", reader.Extensions)} | {found.Sum(static entry => entry.Files)} | {string.Join("; ", seen)} | {reader.CheckedAgainst} | {reader.NotSupported} |\n");
        }

        return table.ToString();
    }

    private static string Repository()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Anodyne.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
