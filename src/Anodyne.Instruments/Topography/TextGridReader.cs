using System.Globalization;
using System.Text.RegularExpressions;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Text;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// Matrices of heights as text. Gwyddion's export: "# Channel: ...", "# Width: 12.3 µm", "# Height: ...", "# Value units: m" in any language (a line with a
/// length
/// is the width, the next one the height), then lines of numbers from the top. Another kind begins with "h=ROWS w=COLUMNS", "pixel size=... m", "data
/// unit=...".
/// </summary>
internal sealed partial class TextGridReader() : FormatReader("Text matrix of heights", FormatMark.Headers, ".txt")
{
    private const int MostHeader = 16;

    public override string CheckedAgainst => "two exports of Gwyddion and one matrix of a public test set";

    public override bool Recognizes(FileContent file) =>
        file.Text is not null && file.Opening.Count > 1
        && ((file.Opening[0].Line.StartsWith("# ", StringComparison.Ordinal) && file.Opening.Take(5).Count(static line => Length().IsMatch(line.Line)) >= 2)
            || Sizes().IsMatch(file.Opening[0].Line));

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var text = file.Text!;
        var header = text.Opening.Take(MostHeader).TakeWhile(static line => line.Line.Length == 0 || !(char.IsAsciiDigit(line.Line.TrimStart()[0])
            || line.Line.TrimStart()[0] is '-' or '+' or '.'))
            .ToArray();
        var lengths = header.Select(static line => Length().Match(line.Line)).Where(static match => match.Success)
            .Select(match => (Value: Number(match.Groups[1].Value), Si: GridFile.Si(match.Groups[2].Value))).ToArray();
        var unit = header.Select(static line => ValueUnit().Match(line.Line)).FirstOrDefault(static match => match.Success)?.Groups[1].Value.Trim() ?? "";
        var values = new List<double>();
        var (columns, rows) = (0, 0);
        var at = header.Length > 0 ? header[^1].Next : 0;
        var lines = new ByteLines(text.Bytes, at);
        while (lines.MoveNext())
        {
            file.Cancellation.ThrowIfCancellationRequested();
            var count = Row(file, lines, values);
            if (count == 0)
            {
                continue;
            }

            columns = columns == 0 ? count : columns;
            rows++;
            if (count != columns)
            {
                throw Refusal.Broken(file, lines.LineStart, "A line of the matrix has another number of values", FormattableString.Invariant($"{count}"),
                    FormattableString.Invariant($"{columns}"));
            }
        }

        var (factor, si) = GridFile.Si(unit);
        var (stepX, stepY, lateral) = (1.0, 1.0, "");
        if (PixelSize().Match(string.Join('\n', header.Select(static line => line.Line))) is { Success: true } pixel)
        {
            var (each, name) = GridFile.Si(pixel.Groups[2].Value);
            (stepX, stepY, lateral) = (Number(pixel.Groups[1].Value) * each, Number(pixel.Groups[1].Value) * each, name);
        }
        else if (lengths.Length >= 2)
        {
            (stepX, stepY, lateral) = (lengths[0].Value * lengths[0].Si.Factor / Math.Max(1, columns), lengths[1].Value * lengths[1].Si.Factor / Math.Max(1,
                rows), "m");
        }

        (columns, rows) = GridFile.Size(file, columns, rows);
        if (!GridFile.IsStep(stepX) || !GridFile.IsStep(stepY))
        {
            throw Refusal.Broken(file, 0, "The lengths of the matrix are no lengths", FormattableString.Invariant($"{stepX} and {stepY}"), "above 0");
        }

        return GridFile.Of(file, Format, "",
        [
            new HeightMap(Channel().Match(header.Length > 0 ? header[0].Line : "") is { Success: true } match ? match.Groups[1].Value.Trim() : "", columns,
                rows,
                [.. values.Select(value => value * factor)])
            {
                StepX = stepX, StepY = stepY, LateralUnit = lateral, Unit = si,
            },
        ], GridFile.LastLine(text));
    }

    private static int Row(FileContent file, ByteLines lines, List<double> values)
    {
        var count = 0;
        var rest = lines.Line.Trim(" \t\r"u8);
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(" \t;"u8);
            var word = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[end..].Trim(" \t;"u8);
            var mark = word.IndexOf((byte)',') >= 0 ? (byte)',' : (byte)'.';
            var isNumber = NumberText.TryRead(word, mark, out var value);
            if (!isNumber && !word.SequenceEqual("nan"u8) && !word.SequenceEqual("NaN"u8))
            {
                throw Refusal.Broken(file, lines.LineStart, "A value of the matrix is no number", System.Text.Encoding.UTF8.GetString(word), "a number");
            }

            values.Add(isNumber ? value : double.NaN);
            count++;
        }

        return count;
    }

    private static double Number(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    [GeneratedRegex(@"^#\s*[^:]+:\s*([0-9.,eE+-]+)\s*(m|mm|µm|μm|um|nm|pm)\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Length();

    [GeneratedRegex(@"^h=\d+\s+w=\d+\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sizes();

    [GeneratedRegex(@"pixel size=\s*([0-9.,eE+-]+)\s*(\S+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PixelSize();

    [GeneratedRegex(@"(?:Value units:|data unit=)\s*(\S*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ValueUnit();

    [GeneratedRegex(@"^#\s*[^:]+:\s*(.*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Channel();
}
