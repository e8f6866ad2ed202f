using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Impedance;

/// <summary>
/// Eco Chemie's impedance files. A .dfr is one number a line: "VERSION8.0", number of points, 1, then nine numbers a point of which the first three are frequency, Z' and
/// -Z''. A .P00 has the words "f/Hz", "Z'/Ohm" and "-Z''/Ohm" in its header, then the number of points and blank-separated rows.
/// </summary>
public sealed class EcoChemieReader : IFormatReader
{
    private const int NumbersAPoint = 9;

    /// <inheritdoc/>
    public string Format => "Eco Chemie";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var head = file.Head;
        return head.StartsWith("VERSION", StringComparison.Ordinal) && head.Length > 9 && char.IsAsciiDigit(head[7]) && !head.Contains('=', StringComparison.Ordinal)
            || (head.StartsWith("Procedure", StringComparison.Ordinal) && head.Contains("f/Hz", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        var isNumbers = file.StartsWith("VERSION");
        var columns = isNumbers ? ReadNumbers(file, warnings) : ReadProcedure(file, warnings);
        return CyclerFile.Make(file, Format, isNumbers ? "dfr 8.0" : "P00", columns, warnings, new Provenance { Instrument = "Autolab", Technique = "EIS" });
    }

    private static ColumnSet ReadNumbers(FileContent file, List<string> warnings)
    {
        var lines = Encoding.Latin1.GetString(file.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
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
                if (!NumberText.TryRead(Encoding.Latin1.GetBytes(lines[line]), (byte)'.', out values[i][point]))
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
        if (CyclerTable.FindHeader(file, CsvShape.Tab, static cells => cells.Length > 2 && cells[0] == "f/Hz") is not var (headers, firstRow, _))
        {
            throw Refusal.Broken(file, 0, "The header of the table is missing", "", "a line that begins with 'f/Hz'");
        }

        var lines = new ByteLines(file.Bytes, firstRow);
        _ = lines.MoveNext();
        var table = TextTable.Read(file, lines.Next, headers, new TableShape { Delimiter = (byte)' ' });
        if (NumberText.TryRead(lines.Line, (byte)'.', out var announced) && announced > table.Rows)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: {announced} points are announced, {table.Rows} are complete."));
        }

        var columns = new ColumnSet();
        for (var column = 0; column < headers.Length; column++)
        {
            (var term, var factor) = headers[column] switch
            {
                "f/Hz" => (Bdf.Frequency, 1),
                "Z'/Ohm" => (Bdf.RealImpedance, 1),
                "-Z''/Ohm" => (Bdf.ImaginaryImpedance, -1),
                "time/s" => (Bdf.TestTime, 1),
                "Edc/V" => (Bdf.Voltage, 1),
                "Idc/A" => (Bdf.Current, 1),
                _ => ((BdfTerm?)null, 1.0),
            };
            columns.Add(headers[column], table.Numbers(column), term, factor);
        }

        return columns;
    }
}
