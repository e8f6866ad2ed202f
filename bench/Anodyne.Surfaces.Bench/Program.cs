using System.Diagnostics;
using System.Globalization;
using Anodyne.Numerics.Sampling;
using Anodyne.Surfaces.Images;

// Speed of the kernels of pictures on one of 4096 x 4096 pixels with 20,000 discs: the least of several runs, in s, beside what is allowed. Usage: dotnet run -c Release
const int Size = 4096;
var levels = new float[Size * Size];
var random = new SplitMix64(3);
for (var i = 0; i < levels.Length; i++)
{
    levels[i] = 40 + (float)(20 * random.NextUniform());
}

for (var disc = 0; disc < 20_000; disc++)
{
    var (x, y, r) = ((int)(random.NextUniform() * Size), (int)(random.NextUniform() * Size), 6 + (int)(random.NextUniform() * 10));
    for (var row = Math.Max(0, y - r); row < Math.Min(Size, y + r); row++)
    {
        for (var column = Math.Max(0, x - r); column < Math.Min(Size, x + r); column++)
        {
            levels[(row * Size) + column] += ((row - y) * (row - y)) + ((column - x) * (column - x)) < r * r ? 120 : 0;
        }
    }
}

var mask = new bool[levels.Length];
Time("threshold and labels", 1, () =>
{
    var threshold = (float)GreyThreshold.Two(levels).Threshold;
    for (var i = 0; i < mask.Length; i++)
    {
        mask[i] = levels[i] > threshold;
    }

    return ComponentLabels.Of(mask, Size).Count;
});
Time("distance and watershed", 4, () => Watershed.Of(DistanceMap.Of(mask, Size), Size, 1).Count);

static void Time(string name, double allowed, Func<int> work)
{
    var (least, count) = (double.PositiveInfinity, 0);
    for (var run = 0; run < 4; run++)
    {
        var watch = Stopwatch.StartNew();
        count = work();
        least = Math.Min(least, watch.Elapsed.TotalSeconds);
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {least:F2} s (allowed {allowed} s), {count} parts"));
}
