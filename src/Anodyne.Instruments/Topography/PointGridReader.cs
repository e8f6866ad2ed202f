using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Text;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>Three bare columns x, y, z whose x and y make a whole grid: the slow one repeats, the fast one starts again with each of its values.</summary>
internal sealed class PointGridReader() : FormatReader("XYZ grid", FormatMark.Headers, ".xyz", ".txt")
{
    private const double Tolerance = 1e-3;

    public override string CheckedAgainst => "a file of a public test set";

    public override bool Recognizes(FileContent file)
    {
        if (file.Text is null || file.Opening.Count < 4)
        {
            return false;
        }

        var points = new List<(double X, double Y)>();
        foreach (var line in file.Opening)
        {
            if (line.Line.Length == 0)
            {
                continue;
            }

            if (Numbers(System.Text.Encoding.UTF8.GetBytes(line.Line)) is not [var x, var y, _])
            {
                return false;
            }

            points.Add((x, y));
        }

        return Period(points) is not null;
    }

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var (points, heights) = (new List<(double X, double Y)>(), new List<double>());
        var lines = new ByteLines(file.Text!.Bytes, 0);
        while (lines.MoveNext())
        {
            if (lines.Line.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            if (Numbers(lines.Line) is not [var x, var y, var z])
            {
                throw Refusal.Broken(file, lines.LineStart, "A line is not three numbers", System.Text.Encoding.UTF8.GetString(lines.Line[..Math.Min(40,
                    lines.Line.Length)]), "x y z");
            }

            points.Add((x, y));
            heights.Add(z);
        }

        // The fast direction runs within a period, the slow one from period to period.
        var (fastIsY, period) = Period(points) ?? throw Refusal.Broken(file, 0, "The points make no grid", "", "a slow and a fast coordinate");
        var slow = points.Count / period;
        double Fast(int k) => fastIsY ? points[k].Y : points[k].X;
        double Slow(int k) => fastIsY ? points[k].X : points[k].Y;
        if (slow < 2 || slow * period != points.Count)
        {
            throw Refusal.Broken(file, file.Bytes.Length, "The last line of the grid is not whole", FormattableString.Invariant($"{points.Count} points"),
                FormattableString.Invariant($"a multiple of {period}, at least two lines"), "Copy the file again.");
        }

        var (stepFast, stepSlow) = ((Fast(period - 1) - Fast(0)) / (period - 1), (Slow(points.Count - 1) - Slow(0)) / (slow - 1));
        for (var k = 0; k < points.Count; k++)
        {
            if (!(Math.Abs(Fast(k) - Fast(0) - (k % period * stepFast)) <= Tolerance * Math.Abs(stepFast)
                && Math.Abs(Slow(k) - Slow(0) - (k / period * stepSlow)) <= Tolerance * Math.Abs(stepSlow)))
            {
                throw Refusal.Broken(file, 0, "The points do not lie on a grid of equal steps", FormattableString.Invariant($"point {k + 1}"), "equal steps");
            }
        }

        var (columns, rows) = fastIsY ? (slow, period) : (period, slow);
        var values = new double[points.Count];
        for (var k = 0; k < values.Length; k++)
        {
            var (f, s) = (stepFast > 0 ? k % period : period - 1 - (k % period), stepSlow > 0 ? k / period : slow - 1 - (k / period));
            var (column, up) = fastIsY ? (s, f) : (f, s);
            values[((rows - 1 - up) * columns) + column] = heights[k];
        }

        return GridFile.Of(file, Format, "",
        [
            new HeightMap("", columns, rows, values)
            {
                StepX = Math.Abs(fastIsY ? stepSlow : stepFast), StepY = Math.Abs(fastIsY ? stepFast : stepSlow), LateralUnit = "", Unit = "",
            },
        ], GridFile.LastLine(file.Text!));
    }

    private static (bool FastIsY, int Period)? Period(List<(double X, double Y)> points)
    {
        foreach (var fastIsY in new[] { true, false })
        {
            double Slow(int k) => fastIsY ? points[k].X : points[k].Y;
            double Fast(int k) => fastIsY ? points[k].Y : points[k].X;
            var period = 0;
            while (period < points.Count && Slow(period) == Slow(0))
            {
                period++;
            }

            if (period < 2 || period == points.Count || Fast(0) == Fast(1))
            {
                continue;
            }

            var isGrid = true;
            for (var k = period; k < points.Count && isGrid; k++)
            {
                isGrid = Fast(k) == Fast(k % period) && (k % period == 0 || Slow(k) == Slow(k - 1));
            }

            if (isGrid)
            {
                return (fastIsY, period);
            }
        }

        return null;
    }

    private static double[] Numbers(ReadOnlySpan<byte> line)
    {
        Span<double> found = stackalloc double[4];
        var count = 0;
        var rest = line.Trim(" \t\r"u8);
        while (!rest.IsEmpty && count < 4)
        {
            var end = rest.IndexOfAny(" \t,;"u8);
            if (!NumberText.TryRead(end < 0 ? rest : rest[..end], (byte)'.', out found[count++]))
            {
                return [];
            }

            rest = end < 0 ? default : rest[end..].Trim(" \t,;"u8);
        }

        return [.. found[..count]];
    }
}
