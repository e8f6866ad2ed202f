using System.Globalization;
using Anodyne.Records.Techniques;

namespace Anodyne.Instruments.BioLogic.Techniques;

/// <summary>
/// The parameters as EC-Lab and BT-Lab print them: the name in 20 characters, then one value a sequence in 20 characters each; the last one may be shorter. The
/// line "Ns" numbers the sequences; a technique without it has one. Numbers have the decimal mark of the locale.
/// </summary>
internal static class ParameterText
{
    private const int Width = 20;

    /// <summary>Reads lines up to the first that is no parameter.</summary>
    /// <param name="technique">Name of the technique.</param>
    /// <param name="lines">The lines, the first parameter first.</param>
    public static TechniqueSettings Read(string technique, IEnumerable<string> lines)
    {
        var list = new ParameterList();
        var sequences = 0;
        foreach (var line in lines)
        {
            var name = (line.Length <= Width ? line : line[..Width]).Trim();
            if (name.Length == 0 || line.Length <= Width)
            {
                break;
            }

            var cells = Cells(line);
            sequences = sequences == 0 ? cells.Length : sequences;
            if (name != "Ns")
            {
                list.Add(name, [.. Enumerable.Range(0, sequences).Select(i => i < cells.Length ? Value(name, cells[i]) : ParameterValue.Of(""))]);
            }
        }

        return new TechniqueSettings { Name = technique, Parameters = list.Parameters };
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        for (var at = Width; at < line.Length; at += Width)
        {
            cells.Add(line.Substring(at, Math.Min(Width, line.Length - at)).Trim());
        }

        return [.. cells];
    }

    private static ParameterValue Value(string name, string cell)
    {
        if (name.EndsWith("(m/d/y)", StringComparison.Ordinal))
        {
            return ParameterValue.Of(DateTime.TryParseExact(cell, "MM/dd/yy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell);
        }

        var point = cell.Replace(',', '.');
        if (name.EndsWith("(h:m:s)", StringComparison.Ordinal) && point.Split(':') is [var hours, var minutes, var seconds] && Number(hours) is { } h
            && Number(minutes) is { } m && Number(seconds) is { } s)
        {
            return ParameterValue.Of((((h * 60) + m) * 60) + s);
        }

        return Number(point) is { } number ? ParameterValue.Of(number) : ParameterValue.Of(cell);
    }

    private static double? Number(string text)
        => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture,
            out var value) && double.IsFinite(value) ? value : null;
}
