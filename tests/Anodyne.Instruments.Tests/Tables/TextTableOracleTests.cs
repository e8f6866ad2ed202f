using System.Text;
using System.Text.Json;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Text;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tests;

/// <summary>The text exports of cyclers (and the CV tables) against what pandas says: every numeric column by its statistics, every date and duration at both ends.</summary>
public sealed class TextTableOracleTests
{
    [DataFact]
    public void Every_column_equals_what_pandas_says()
    {
        var complaints = new List<string>();
        var columns = 0;
        var files = 0;
        foreach (var entry in Oracle.Load("text_tables.json").EnumerateObject())
        {
            // Metadata, the cover sheet of a workbook and a list of experiments hold no series.
            if (!entry.Value.TryGetProperty("columns", out var expected) || entry.Name.EndsWith("#Global_Info", StringComparison.Ordinal) || entry.Name.Contains("Experiment_Record", StringComparison.Ordinal))
            {
                continue;
            }

            var parts = entry.Name.Split('#');
            InstrumentFile file;
            try
            {
                file = Formats.Read(DataFolder.Path(parts[0]));
            }
            catch (Quantities.AnodyneException e)
            {
                complaints.Add($"{entry.Name}: {e.Message}");
                continue;
            }

            files++;
            var record = parts.Length == 1 ? file.Records[0] : file.Records.First(r => r.Provenance.Settings.GetValueOrDefault("Sheet") == parts[1]);
            // The oracle took the first of the 60 lines of the impedance file for its header.
            var isShort = entry.Name.EndsWith(".EDA0001.041", StringComparison.Ordinal) && record.Rows == 60;
            if (isShort)
            {
                continue;
            }

            if (entry.Value.GetProperty("rows").GetInt32() != record.Rows)
            {
                complaints.Add($"{entry.Name}: {record.Rows} rows, the oracle says {entry.Value.GetProperty("rows")}");
                continue;
            }

            foreach (var column in expected.EnumerateObject())
            {
                columns += Compare(complaints, entry.Name, record, column);
            }
        }

        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
        Assert.True(files >= 25 && columns >= 350, $"{files} files, {columns} columns compared");
    }

    private static int Compare(List<string> complaints, string file, Record record, JsonProperty expected)
    {
        var column = record.Columns.FirstOrDefault(c => Same(c.VendorName, expected.Name));
        var where = $"{file} '{expected.Name}'";
        if (column is null)
        {
            var isEmpty = expected.Value.TryGetProperty("first", out var first) && first.ToString() == "nan";
            if (!isEmpty)
            {
                complaints.Add($"{where}: no such column among '{string.Join("', '", record.Columns.Select(c => c.VendorName))}'");
            }

            return 0;
        }

        if (column.Name == Bdf.UnixTime.Name)
        {
            return CompareDates(complaints, where, column, expected.Value);
        }

        if (!expected.Value.TryGetProperty("n", out _))
        {
            return CompareEnds(complaints, where, column, expected.Value);
        }

        if (column is TextColumn)
        {
            return 0;
        }

        var values = Oracle.InVendorUnit(column);
        values = MaccorMinutes(file, column, values);

        // pandas prints its statistics with nine digits; half a unit of the last printed digit of the text is below 1e-4 of the range everywhere.
        return Oracle.Compare(complaints, where, values, expected.Value, 1e-6) > 0 ? 1 : 0;
    }

    // Two Maccor files print minutes under a header without a unit, and their magnitudes get a sign.
    private static double[] MaccorMinutes(string file, Column column, double[] values)
    {
        if (file is "maccor/maccor_two.txt" or "maccor/maccor_002.txt" && column.VendorName is "TestTime" or "StepTime")
        {
            return Array.ConvertAll(values, static v => v / 60);
        }

        return file.StartsWith("maccor/", StringComparison.Ordinal) && column.Name == Bdf.Current.Name && file != "maccor/PredictionDiagnostics_000151_paused.052"
            ? Array.ConvertAll(values, Math.Abs)
            : values;
    }

    private static int CompareDates(List<string> complaints, string where, Column column, JsonElement expected)
    {
        if (expected.TryGetProperty("n", out _))
        {
            // Seconds since 1970 (rounded by the oracle to nine digits), days since 1899-12-30, or nanoseconds since 1970.
            var mean = expected.GetProperty("mean").GetDouble();
            var values = column.ToDoubles();
            values = mean switch
            {
                > 1e17 => Array.ConvertAll(values, static v => v * 1e9),
                < 1e6 => Array.ConvertAll(values, static v => (v / 86400) + 25569),
                _ => values,
            };
            return Oracle.Compare(complaints, where, values, expected, 1e-8) > 0 ? 1 : 0;
        }

        foreach ((var name, var found) in new[] { ("first", column[0]), ("last", column[column.Count - 1]) })
        {
            var text = expected.GetProperty(name).ToString().Trim();
            if (text is "nan" or "")
            {
                continue;
            }

            string[] formats = where.StartsWith("maccor/maccor_two", StringComparison.Ordinal)
                ? ["dd/MM/yyyy HH:mm:ss"]
                : ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFF", "MM/dd/yyyy HH:mm:ss.FFF", "M/d/yyyy h:mm:ss tt", "dd-MMM-yy h:mm:ss tt", "yyyy-MM-dd h:mm:ss tt"];
            var value = (DateTime.ParseExact(text, formats, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None) - DateTime.UnixEpoch).TotalSeconds;
            if (Math.Abs(found - value) > 1e-3)
            {
                complaints.Add(FormattableString.Invariant($"{where}: {name} is {found:R}, the oracle says {text} = {value:R}"));
            }
        }

        return 1;
    }

    private static int CompareEnds(List<string> complaints, string where, Column column, JsonElement expected)
    {
        foreach ((var name, var row) in new[] { ("first", 0), ("last", column.Count - 1) })
        {
            var text = expected.GetProperty(name).ToString().Trim();
            if (text is "nan" or "")
            {
                continue;
            }

            // Numbers with a decimal comma and minutes are words to the oracle.
            text = where.StartsWith("maccor/maccor_two", StringComparison.Ordinal) ? text.Replace(',', '.') : text;
            double scale = where.StartsWith("maccor/maccor_two", StringComparison.Ordinal) && column.VendorName is "TestTime" or "StepTime" ? 60 : 1;
            if (column is TextColumn words)
            {
                if (words.Text(row) != text)
                {
                    complaints.Add($"{where}: {name} is '{words.Text(row)}', the oracle says '{text}'");
                }

                continue;
            }

            var value = DateText.Duration(Encoding.ASCII.GetBytes(text));
            if (double.IsNaN(value))
            {
                _ = double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out value);
            }

            if (Math.Abs(column[row] - (value * scale)) > 1e-6)
            {
                complaints.Add(FormattableString.Invariant($"{where}: {name} is {column[row]:R}, the oracle says {text}"));
            }
        }

        return 1;
    }

    private static bool Same(string vendorName, string expected)
    {
        static string Plain(string text) => new([.. text.Where(static c => c is > ' ' and < (char)127)]);
        return Plain(vendorName) == Plain(expected.TrimStart('~'));
    }
}
