using System.Diagnostics;
using System.Globalization;

namespace Anodyne.Cli.Terminal;

/// <summary>One line on standard error while long work runs: what is done, a bar, remaining time. It is taken away at the end. Thread-safe.</summary>
internal sealed class ProgressLine(TextWriter writer, int width) : IDisposable
{
    private const int BarLength = 20;
    private const double ShortestInterval = 0.1;
    private readonly Lock _gate = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _shown = double.NegativeInfinity;
    private int _length;

    /// <summary>Shows how far the work is, at most ten times a second.</summary>
    /// <param name="what">A few words.</param>
    /// <param name="fraction">0 to 1; values outside are shown as the nearest of the two.</param>
    public void Report(string what, double fraction)
    {
        lock (_gate)
        {
            var now = _watch.Elapsed.TotalSeconds;
            if (!double.IsFinite(fraction) || now - _shown < ShortestInterval)
            {
                return;
            }

            _shown = now;
            Draw(Line(VisibleText.Of(what), Math.Clamp(fraction, 0, 1), now));
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            Draw("");
            _shown = double.PositiveInfinity;
        }
    }

    private static string Line(string what, double fraction, double seconds)
    {
        var full = (int)(fraction * BarLength);
        var left = fraction > 0.01 ? TimeSpan.FromSeconds(Math.Min(seconds * (1 - fraction) / fraction, 8.64e6)) : (TimeSpan?)null;
        var time = left is { } span ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:D2}:{span.Seconds:D2} left") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{what} [{new string('#', full)}{new string('.', BarLength - full)}] {100 * fraction:F0} % {time}");
    }

    private void Draw(string line)
    {
        var cut = line.Length < width ? line : line[..Math.Max(0, width - 1)];
        try
        {
            writer.Write("\r" + cut.PadRight(_length) + (cut.Length == 0 ? "\r" : ""));
            writer.Flush();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Nobody looks any more; the work goes on.
        }

        _length = cut.Length;
    }
}
