using Anodyne.Instruments.Reading;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tests;

/// <summary>The real .mpr and .mpt files against what galvani and a plain split of the text say, and each .mpr cell by cell against the .mpt of the same run.</summary>
public sealed class ModularOracleTests
{
    [DataFact]
    public void Every_column_has_the_extremes_mean_and_ends_of_the_oracle()
    {
        var complaints = new List<string>();
        var columns = 0;
        var files = 0;
        foreach (var file in Oracle.Load("biologic.json").GetProperty("summaries").EnumerateObject())
        {
            if (!file.Value.TryGetProperty("columns", out var expected))
            {
                continue;
            }

            files++;
            var record = Assert.Single(Formats.Read(DataFolder.Path(file.Name)).Records);
            Assert.Equal(file.Value.GetProperty("rows").GetInt32(), record.Rows);
            foreach (var column in expected.EnumerateObject())
            {
                var found = record.Columns.FirstOrDefault(c => c.VendorName == Alias(file.Name, column.Name));
                if (found is null)
                {
                    complaints.Add($"{file.Name}: no column '{column.Name}' among '{string.Join("', '", record.Columns.Select(c => c.VendorName))}'");
                    continue;
                }

                columns += Oracle.Compare(complaints, $"{file.Name} '{column.Name}'", Oracle.InVendorUnit(found), column.Value, 1e-6) > 0 ? 1 : 0;
            }
        }

        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
        Assert.True(files >= 50 && columns >= 800, $"{files} files, {columns} columns compared");
    }

    [DataFact]
    public void Every_cell_of_a_modular_file_equals_its_text_export()
    {
        var complaints = new List<string>();
        var cells = 0;
        var pairs = 0;
        foreach (var path in Directory.GetFiles(DataFolder.Path("biologic"), "*.mpr").Order())
        {
            var text = Path.ChangeExtension(path, ".mpt");
            if (File.Exists(text))
            {
                pairs++;
                cells += Compare(Formats.Read(path).Records[0], Formats.Read(text).Records[0], Path.GetFileName(path), complaints);
            }
        }

        cells += Compare(
            Formats.Read(DataFolder.Path("solid_state/PEIS_LPSCl_IonBlocking_-25C.mpr")).Records[0],
            Formats.Read(DataFolder.Path("solid_state/PEIS_LPSCl_IonBlocking_-25C.txt")).Records[0],
            "PEIS_LPSCl_IonBlocking_-25C.mpr",
            complaints);
        Assert.True(complaints.Count == 0, string.Join("\n", complaints.Take(40)));
        Assert.True(pairs >= 22 && cells > 100_000, $"{pairs} pairs, {cells} cells compared");
    }

    [DataFact]
    public void The_German_export_equals_the_English_one()
    {
        var english = Formats.Read(DataFolder.Path("biologic/mb.issue_95.mpt")).Records[0];
        var german = Formats.Read(DataFolder.Path("biologic/mb.issue_95.de.mpt")).Records[0];
        Assert.Equal(english.Columns.Select(c => c.Label), german.Columns.Select(c => c.Label));
        foreach ((var a, var b) in english.Columns.Zip(german.Columns))
        {
            Assert.Equal(a.ToDoubles(), b.ToDoubles());
        }
    }

    [DataFact]
    public void Impedance_within_Modulo_Bat_is_found_in_both_files_alike()
    {
        foreach (var stem in new[] { "biologic/mb.issue_223", "biologic/mb.issue_95" })
        {
            var binary = Formats.Read(DataFolder.Path(stem + ".mpr")).Spectra;
            var text = Formats.Read(DataFolder.Path(stem + ".mpt")).Spectra;
            Assert.Equal(text.Count, binary.Count);
            foreach (var (a, b) in binary.Zip(text))
            {
                Assert.Equal(b.Count, a.Count);
                Assert.All(Enumerable.Range(0, a.Count), i => Assert.True((a.Impedance[i] - b.Impedance[i]).Magnitude < 1e-5 * b.Impedance[i].Magnitude, $"{stem}: {a.Impedance[i]} against {b.Impedance[i]} ohm"));
            }
        }
    }

    [DataFact]
    public void The_lithium_symmetric_cell_has_45_spectra_of_9_points_and_the_charge_that_was_passed()
    {
        const string Stem = "li_metal/jr862_11_08_23_insitu-impedance-LiLi_1MLiTFSI_TEGDME-1mA";
        var spectra = Formats.Read(DataFolder.Path(Stem + "_02_GEIS_C05.mpr"));
        Assert.Equal(45, spectra.Spectra.Count);
        Assert.All(spectra.Spectra, spectrum => Assert.Equal(9, spectrum.Count));
        var plating = Formats.Read(DataFolder.Path(Stem + "_01_GCPL_C05.mpr")).Records[0];
        Assert.Equal(109, plating.Rows);
        Assert.Equal(0.066621e-3, ColumnSummary.Of(plating.Doubles(Bdf.NetCapacity)).Max, 1e-9);
        Assert.Equal(0.2984, ColumnSummary.Of(plating.Voltage).Max, 1e-4);
        Assert.Equal(0.4e-3, ColumnSummary.Of(plating.Current).Max, 2e-6);
        Assert.Equal("GCPL", plating.Provenance.Technique);
        Assert.Equal(new DateTime(2023, 8, 11), plating.Provenance.Start!.Value.Date);
    }

    private static int Compare(Record binary, Record text, string name, List<string> complaints)
    {
        var cells = 0;
        Assert.Equal(text.Rows, binary.Rows);
        foreach (var column in binary.Columns)
        {
            var header = column.VendorName switch
            {
                "<I>/mA from dq/mA.h" => "<I>/mA",
                "<Ewe>/V" when text.Columns.All(c => c.VendorName != "<Ewe>/V") => "<Ewe/V>",
                "P/W" when text.Columns.All(c => c.VendorName != "P/W") => "Pwe/W",
                "Energy charge/W.h" when text.Columns.All(c => c.VendorName != "Energy charge/W.h") => "Energy we charge/W.h",
                string other => other,
            };
            var same = text.Columns.FirstOrDefault(c => c.VendorName == header);
            if (same is null)
            {
                Assert.True(column.VendorName == "flags" || column.VendorName.EndsWith(" from |Z| and phase", StringComparison.Ordinal) || name.StartsWith("PEIS_LPSCl", StringComparison.Ordinal), $"{name}: the text export has no '{header}'");
                continue;
            }

            var isDerived = column.VendorName == "<I>/mA from dq/mA.h";
            var a = isDerived ? Array.ConvertAll(column.ToDoubles(), value => value * 1e3) : Oracle.InVendorUnit(column);
            var b = Oracle.InVendorUnit(same);
            var isBlanked = header.Contains("THD", StringComparison.Ordinal) || header.Contains("NSD", StringComparison.Ordinal) || header.Contains("NSR", StringComparison.Ordinal)
                || header.Contains(" h", StringComparison.Ordinal);
            for (var row = 0; row < a.Length; row++)
            {
                // EC-Lab blanks quality indicators on export: -1 or 0 where the binary file holds a number.
                if (isBlanked && (b[row] == -1 || b[row] == 0))
                {
                    continue;
                }

                cells++;
                var half = b[row] == 0 ? 1e-30 : 0.500001 * Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(b[row]))) - 7);

                // EC-Lab integrates this column anew in single precision when it exports.
                half = header == "Q charge/discharge/mA.h" ? Math.Max(half, 1e-7 * Math.Abs(b[row])) : half;
                if (Math.Abs(a[row] - b[row]) > half)
                {
                    complaints.Add(FormattableString.Invariant($"{name} '{header}' row {row}: {a[row]:R} against {b[row]:R}"));
                    break;
                }
            }
        }

        return cells;
    }

    // galvani calls column 441 "<Ecv>/V"; EC-Lab itself prints "<Ece>/V".
    private static string Alias(string file, string column)
        => column == "<Ecv>/V" && file.EndsWith(".mpr", StringComparison.Ordinal) ? "<Ece>/V" : column.Replace("ï¿½C", "°C", StringComparison.Ordinal).Replace("ï¿½", "µ", StringComparison.Ordinal);
}
