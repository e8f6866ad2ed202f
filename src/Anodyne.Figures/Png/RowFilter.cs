namespace Anodyne.Figures.Png;

/// <summary>The row filters of PNG (section 9 of the specification). For true color and grey every row takes the filter with the smallest sum of absolute
/// differences, the specification's own advice; indexed rows stay unfiltered, because differences of indices mean nothing.</summary>
internal static class RowFilter
{
    /// <summary>Filters all rows; the result has one leading byte a row, the filter's number.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> rows, int stride, int bytesPerPixel, bool isIndexed)
    {
        var count = rows.Length / stride;
        var result = new byte[count * (stride + 1)];
        ReadOnlySpan<byte> above = new byte[stride];
        Span<byte> trial = new byte[stride];
        for (var y = 0; y < count; y++)
        {
            var row = rows.Slice(y * stride, stride);
            var target = result.AsSpan(y * (stride + 1), stride + 1);
            var best = long.MaxValue;
            for (byte kind = 0; kind <= (isIndexed ? 0 : 4); kind++)
            {
                var cost = Filter(kind, row, above, bytesPerPixel, trial);
                if (cost < best)
                {
                    best = cost;
                    target[0] = kind;
                    trial.CopyTo(target[1..]);
                }
            }

            above = row;
        }

        return result;
    }

    private static long Filter(byte kind, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int bytesPerPixel, Span<byte> filtered)
    {
        long cost = 0;
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= bytesPerPixel ? row[i - bytesPerPixel] : 0;
            var aboveLeft = i >= bytesPerPixel ? above[i - bytesPerPixel] : 0;
            var predicted = kind switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], aboveLeft),
                _ => 0,
            };
            filtered[i] = (byte)(row[i] - predicted);
            cost += Math.Abs((int)(sbyte)filtered[i]);
        }

        return cost;
    }

    /// <summary>The neighbor nearest to left + above - above-left; ties in that order.</summary>
    private static int Paeth(int left, int above, int aboveLeft)
    {
        var estimate = left + above - aboveLeft;
        int a = Math.Abs(estimate - left), b = Math.Abs(estimate - above), c = Math.Abs(estimate - aboveLeft);
        return a <= b && a <= c ? left : b <= c ? above : aboveLeft;
    }
}
