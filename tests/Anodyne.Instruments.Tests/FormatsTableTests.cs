using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>Keeps the table of docs/formats.md true: the versions are those found in the real files. With ANODYNE_ACCEPT=1 the test writes the table instead of comparing it.</summary>
public sealed class FormatsTableTests
{
    private const string Begin = "<!-- table written by FormatsTableTests -->";
    private const string End = "<!-- end of table -->";

    private static readonly (string Format, string Checked, string Not)[] Rows =
    [
        ("BioLogic mpr", "every column: galvani's statistics (1e-6) and, cell by cell, EC-Lab's text export of the same run (half a digit); every parameter of the technique against the mpt, mps or mpl of the same settings", "identifiers not listed below are refused; version 0 and external devices only by a fixture; techniques not listed below give their rows without their parameters"),
        ("BioLogic mpt", "a plain split of the text; one German export against the English one", ""),
        ("BioLogic settings", "techniques and parameters against the mpr of the same run; no table", ""),
        ("Neware nda", "NewareNDA and fastnda's reference tables (1e-6)", "version 26 and BTS 9.0 only from their description; other versions are refused"),
        ("Neware ndax", "NewareNDA, fastnda's tables, Neware's own export", "ndc 2, 5, 11 only from their description"),
        ("Neware csv", "pandas", ""),
        ("Arbin res", "mdbtools, every column; Global_Table", "Jet 3 and newer Access (accdb) are refused; memo columns"),
        ("Arbin csv", "pandas", ""),
        ("Arbin xlsx", "pandas", ""),
        ("Arbin metadata", "settings only", ""),
        ("Maccor text", "pandas", "binary files"),
        ("Maccor impedance", "59 of its 60 lines by pandas", ""),
        ("Novonix csv", "pandas", ""),
        ("PEC csv", "pandas", ""),
        ("Basytec text", "pandas", ""),
        ("BDF csv", "pandas; written and read back bit for bit", "Parquet"),
        ("Ivium text", "every cell, by a plain split", ""),
        ("Ivium idf", "one control spectrum (impedance)", "chronoamperometry, chronopotentiometry, mixed mode, linear and cyclic sweeps only from public readers of such files, by fixtures, untested on real ones; other methods and the tables behind the data (analog_data, Q_data, osc_data) are not read"),
        ("Gamry DTA", "gamry-parser's asserted numbers, unitpackage's table, impedance.py", ""),
        ("Zahner Thales", "the vendor's own fits of the same files (ism)", "isc and isw only from their description"),
        ("ZPlot z", "impedance.py; one control spectrum", ""),
        ("Autolab text", "impedance.py", "versions other than 1.1 are refused"),
        ("CH Instruments text", "impedance.py", "other techniques only from their description: the current keeps the sign that was set in the instrument; tables without a sweep are refused"),
        ("VersaStudio par", "impedance.py", "segments with other columns only by a fixture"),
        ("Eco Chemie", "one control spectrum", "dfr versions other than 8.0 are refused"),
        ("Elchemea i2b", "one control spectrum", ""),
        ("RelaxIS text", "the instrument's file of the same spectrum (1e-6)", ""),
        ("Origin csv", "written and read back bit for bit", ""),
        ("plain table", "impedance.py (Parstat, PowerSuite), pandas (CV tables)", "tables whose headers name no unit need a mapping"),
        ("plain xlsx", "pandas; one control spectrum", ""),
        ("bare spectrum", "impedance.py; line counts", ""),
    ];

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
        string[] folders = ["arbin", "basytec", "bdf", "biologic", "biologic_text", "cv", "drt", "eis", "gamry", "ivium", "li_metal", "maccor", "neware", "novonix", "pec", "solid_state", "zahner"];
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

        Assert.Empty(versions.Keys.Except(Rows.Select(row => row.Format)));
        var table = new StringBuilder("| format | files seen | versions seen | checked against | not supported |\n|---|---|---|---|---|\n");
        foreach ((var format, var check, var not) in Rows)
        {
            (var seen, var count) = versions.TryGetValue(format, out (SortedSet<string>, int) found) ? found : ([], 0);
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {format} | {count} | {string.Join("; ", seen)} | {check} | {not} |\n");
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
