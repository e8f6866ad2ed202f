using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Techniques;

namespace Anodyne.Instruments.Tests;

/// <summary>
/// The parameters of the real .mpr files against the text of the same settings (.mpt, .mps, .mpl), line by line and cell by cell; the text is split here, not by the readers. Exceptions: the text
/// of an impedance without limits leaves "lim_nb" out, and a newer program prints a "record" for an open circuit voltage whose module has none.
/// </summary>
public sealed class TechniqueOracleTests
{
    private const string Lithium = "li_metal/jr862_11_08_23_insitu-impedance-LiLi_1MLiTFSI_TEGDME-1mA";

    public static TheoryData<string, string, int> Pairs()
    {
        var pairs = new TheoryData<string, string, int>();
        if (DataFolder.Root is null)
        {
            pairs.Add("", "", 0);
            return pairs;
        }

        foreach (var path in Directory.GetFiles(DataFolder.Path("biologic"), "*.mpr").Order(StringComparer.Ordinal))
        {
            var text = Path.ChangeExtension(path, ".mpt");
            if (File.Exists(text) && Encoding.Latin1.GetString(File.ReadAllBytes(text)).Contains("Cycle Definition", StringComparison.Ordinal))
            {
                pairs.Add($"biologic/{Path.GetFileName(path)}", $"biologic/{Path.GetFileName(text)}", 0);
            }
        }

        pairs.Add("biologic/mb.issue_95.mpr", "biologic/mb.issue_95.de.mpt", 0);
        pairs.Add("biologic/250116_kigr_gen6_01_01_GCPL_CD8.mpr", "biologic/250116_kigr_gen6_01_01_GCPL_CD8.mpl", 0);
        pairs.Add("solid_state/PEIS_LPSCl_IonBlocking_-25C.mpr", "solid_state/PEIS_LPSCl_IonBlocking_-25C.txt", 0);
        pairs.Add(Lithium + "-prerun_C05.mpr", Lithium + "-prerun.mps", 1);
        pairs.Add(Lithium + "_01_GCPL_C05.mpr", Lithium + ".mps", 1);
        pairs.Add(Lithium + "_02_GEIS_C05.mpr", Lithium + ".mps", 2);
        return pairs;
    }

    [DataTheory]
    [MemberData(nameof(Pairs))]
    public void Every_parameter_equals_the_text_of_the_same_settings(string module, string text, int technique)
    {
        var parameters = Assert.Single(Formats.Read(DataFolder.Path(module)).Records[0].Provenance.Techniques).Parameters;
        var lines = Lines(DataFolder.Path(text), technique);
        var complaints = new List<string>();
        var compared = 0;
        var at = 0;
        foreach ((var name, var cells) in lines)
        {
            var isUnit = name.Contains("unit", StringComparison.Ordinal);
            if (!isUnit && at < parameters.Count && parameters[at].Name == "lim_nb" && name != "lim_nb")
            {
                at++;
            }

            if (name == "record" && (at >= parameters.Count || parameters[at].Name != "record") && module == "biologic/ocv.mpr")
            {
                continue;
            }

            var parameter = parameters.ElementAtOrDefault(isUnit ? at - 1 : at);
            var expected = isUnit ? parameter?.Name ?? "" : name == "vs." ? parameters[at - 1].Name + " vs." : name == "date (h:m:s)" ? "time of day" : name.Split(" (")[0];
            at += isUnit ? 0 : 1;
            if (parameter is null || parameter.Name != (name == "comp. level (%)" ? "comp. level" : expected) || parameter.Values.Count != cells.Length)
            {
                complaints.Add($"{name}: read as {parameter?.Name} with {parameter?.Values.Count} values, the text has {cells.Length}");
                continue;
            }

            foreach ((var cell, var value) in cells.Zip(parameter.Values))
            {
                compared++;
                if (!(isUnit ? !value.IsNumber || value.Unit == cell : Agrees(name, cell, value)))
                {
                    complaints.Add($"{name}: read as '{value}', the text has '{cell}'");
                }
            }
        }

        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
        Assert.Equal(parameters.Count, at);
        Assert.True(compared >= 6, $"{compared} values compared");
    }

    [DataFact]
    public void Area_mass_and_capacity_equal_the_text()
    {
        var compared = 0;
        foreach (var path in Directory.GetFiles(DataFolder.Path("biologic"), "*.mpr").Order(StringComparer.Ordinal).Where(path => File.Exists(Path.ChangeExtension(path, ".mpt"))))
        {
            var settings = Formats.Read(path).Records[0].Provenance.Settings;
            foreach (var line in File.ReadAllLines(Path.ChangeExtension(path, ".mpt"), Encoding.Latin1).Take(60))
            {
                var parts = line.Split(" : ");
                if (parts.Length != 2 || !settings.TryGetValue(parts[0], out var read) || parts[0] is not ("Electrode surface area" or "Characteristic mass" or "Mass of active material" or "Battery capacity"))
                {
                    continue;
                }

                compared++;
                (var value, var unit) = Quantity(read);
                (var printed, var printedUnit) = Quantity(parts[1]);
                var factor = (unit, printedUnit) switch { ("mA.h", "µA.h") => 1e3, ("mA.h", "A.h") => 1e-3, _ => 1 };
                Assert.True(factor != 1 || unit == printedUnit, $"{path}: {parts[0]} is in {unit}, the text has {printedUnit}");
                Assert.True(Math.Abs((value * factor) - printed) <= 0.00051 + (1e-6 * printed), $"{path}: {parts[0]} is {read}, the text has {parts[1]}");
            }
        }

        Assert.True(compared >= 50, $"{compared} entries compared");
    }

    [DataFact]
    public void Every_real_file_has_its_technique_read()
    {
        string[] files = [.. new[] { "biologic", "li_metal", "solid_state" }.SelectMany(folder => Directory.GetFiles(DataFolder.Path(folder), "*.mpr"))];
        Assert.Equal(32, files.Length);
        foreach (var path in files)
        {
            var technique = Assert.Single(Formats.Read(path).Records[0].Provenance.Techniques);
            Assert.True(technique.Sequences > 0, $"{path}: {technique.Remark}");
            Assert.DoesNotContain("not read", string.Join(" ", technique.Parameters.SelectMany(p => p.Values).Select(v => v.Word)), StringComparison.Ordinal);
        }
    }

    private static bool Agrees(string name, string cell, ParameterValue value)
    {
        var point = cell.Replace(',', '.');
        if (name == "date (m/d/y)")
        {
            return value.Word == DateTime.ParseExact(cell, "MM/dd/yy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (name.EndsWith("(h:m:s)", StringComparison.Ordinal) && point.Contains(':', StringComparison.Ordinal))
        {
            double[] parts = [.. point.Split(':').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
            return Math.Abs(value.Number - (((parts[0] * 60) + parts[1]) * 60) - parts[2]) < (name.StartsWith("date", StringComparison.Ordinal) ? 0.6 : 1e-3);
        }

        if (!double.TryParse(point, NumberStyles.Float, CultureInfo.InvariantCulture, out var printed))
        {
            return !value.IsNumber && value.Word == cell;
        }

        var decimals = point.Contains('.', StringComparison.Ordinal) ? point.Length - point.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return value.IsNumber && Math.Abs(value.Number - printed) <= (0.5001 * Math.Pow(10, -decimals)) + (1e-6 * Math.Abs(printed));
    }

    private static (double Value, string Unit) Quantity(string text)
        => (double.Parse(text.Trim().Split(' ')[0].Replace(',', '.'), CultureInfo.InvariantCulture), text.Trim().Split(' ')[1]);

    private static List<(string Name, string[] Cells)> Lines(string path, int technique)
    {
        string[] all = [.. File.ReadAllLines(path, Encoding.Latin1)];
        var first = technique == 0
            ? Array.FindIndex(all, line => line.StartsWith("Cycle Definition", StringComparison.Ordinal)) + 1
            : Array.FindIndex(all, line => line.StartsWith($"Technique : {technique}", StringComparison.Ordinal)) + 2;
        var lines = new List<(string, string[])>();
        foreach (var line in all.Skip(first).TakeWhile(line => line.Trim().Length > 0))
        {
            string[] cells = [.. line[20..].Chunk(20).Select(chunk => new string(chunk).Trim())];
            if (!line.StartsWith("Ns  ", StringComparison.Ordinal))
            {
                lines.Add((line[..20].Trim(), cells));
            }
        }

        return lines;
    }
}
