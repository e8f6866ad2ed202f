using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Impedance;

/// <summary>
/// Eco Chemie's impedance files. A .dfr is one number a line: "VERSION8.0", number of points, 1, then nine numbers a point of which the first three are
/// frequency, Z' and -Z''. A .P00 has the words "f/Hz", "Z'/Ohm" and "-Z''/Ohm" in its header, then the number of points and blank-separated rows.
/// </summary>
internal sealed class EcoChemieReader() : FormatReader("Eco Chemie", FormatMark.Signature, ".dfr", ".P00")
{
    private const int NumbersAPoint = 9;

    public override string CheckedAgainst => "one control spectrum";

    public override string NotSupported => "dfr versions other than 8.0 are refused";

    public override bool Recognizes(FileContent file)
    {
        var head = file.Text?.Head ?? "";
        return (head.StartsWith("VERSION", StringComparison.Ordinal) && head.Length > 9 && char.IsAsciiDigit(head[7])
            && !head.Contains('=', StringComparison.Ordinal))
            || (head.StartsWith("Procedure", StringComparison.Ordinal) && head.Contains("f/Hz", StringComparison.Ordinal));
    }

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var warnings = new List<string>();
        var isNumbers = file.StartsWith("VERSION");
        var columns = isNumbers ? ReadNumbers(file, warnings) : ReadProcedure(file, warnings);
        return TableFile.ToFile(file, Format, isNumbers ? "dfr 8.0" : "P00", columns, warnings, new Provenance { Instrument = "Autolab", Technique = "EIS" });
    }

    private static ColumnSet ReadNumbers(FileContent file, List<string> warnings)
    {
        var lines = Encoding.UTF8.GetString(file.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines[0] != "VERSION8.0")
        {
            throw Refusal.Unknown(file, 0, "The version of the file is not known", lines[0], "VERSION8.0");
        }

        if (lines.Length < 3 || !int.TryParse(lines[1], System.Globalization.CultureInfo.InvariantCulture, out var points) || points < 0)
        {
            throw Refusal.BrokenLine(file, 2, "The number of points is missing", lines.Length > 1 ? lines[1] : "");
        }

        var complete = Math.Min(points, (lines.Length - 3) / NumbersAPoint);
        if (complete < points)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: {points} points are announced, {complete} are complete."));
        }

        double[][] values = [new double[complete], new double[complete], new double[complete]];
        for (var point = 0; point < complete; point++)
        {
            for (var i = 0; i < 3; i++)
            {
                var line = 3 + (point * NumbersAPoint) + i;
                if (!NumberText.TryRead(Encoding.UTF8.GetBytes(lines[line]), (byte)'.', out values[i][point]))
                {
                    throw Refusal.BrokenLine(file, line + 1, "A number is expected", $"'{lines[line]}'");
                }
            }
        }

        var columns = new ColumnSet();
        columns.Add("f/Hz", values[0], Bdf.Frequency);
        columns.Add("Z'/Ohm", values[1], Bdf.RealImpedance);
        columns.Add("-Z''/Ohm", values[2], Bdf.ImaginaryImpedance, -1);
        return columns;
    }

    private static ColumnSet ReadProcedure(FileContent file, List<string> warnings)
    {
        if (file.Opening.FirstOrDefault(static line => line.Cells is ["f/Hz", _, _, ..]) is not { } header)
        {
            throw Refusal.Broken(file, 0, "The header of the table is missing", "", "a line that begins with 'f/Hz'");
        }

        var lines = new ByteLines(file.Bytes, header.Next);
        _ = lines.MoveNext();
        var announced = NumberText.TryRead(lines.Line, (byte)'.', out var points) ? points : 0;
        (var table, var columns) = TableColumns.Read(file, lines.Next, header.Cells, CsvShape.Blanks, ImpedanceHeaders.Rules, warnings);
        if (announced > table.Rows)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: {announced} points are announced, {table.Rows} are complete."));
        }

        return columns;
    }
}
