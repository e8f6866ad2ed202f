using System.Diagnostics;
using System.Globalization;

namespace Anodyne.Siege;

/// <summary>One run of the program, with what it took.</summary>
/// <param name="Status">Exit status; -1 if it was killed for its time.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Processor">Processor time, s.</param>
/// <param name="Peak">Largest memory, bytes.</param>
/// <param name="Wall">Time from start to end, s.</param>
internal sealed record ToolRun(int Status, string Output, string Error, double Processor, long Peak, double Wall)
{
    /// <summary>Time and memory that a small input may cost: 5 s of a processor, 256 MiB.</summary>
    public const double MostSeconds = 5;

    public const long MostBytes = 256L << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static ToolRun Of(string tool, string folder, params string[] words) => Of(tool, folder, null, words);

    /// <summary>Runs the program in a folder; <paramref name="meanwhile"/> is called once it runs.</summary>
    public static ToolRun Of(string tool, string folder, Action<Process>? meanwhile, params string[] words)
    {
        var start = Start(tool, folder, words);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var meter = Task.Run(() => Measure(process));
        meanwhile?.Invoke(process);
        var status = process.WaitForExit(Patience) ? process.ExitCode : -1;
        if (status == -1)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        var (seconds, bytes) = meter.Result;
        return new ToolRun(status, output.Result, error.Result, seconds, bytes, watch.Elapsed.TotalSeconds);
    }

    /// <summary>How the program is started: itself, or by dotnet if it is a dll.</summary>
    public static ProcessStartInfo Start(string tool, string folder, params string[] words)
    {
        var isDll = tool.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isDll ? "dotnet" : tool)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        foreach (var word in isDll ? [tool, .. words] : words)
        {
            start.ArgumentList.Add(word);
        }

        start.Environment["ANODYNE_STORE"] = "";
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    /// <summary>What was broken: a status that is none of ours, an internal error, too much time or memory, raw control characters; null if nothing.</summary>
    /// <param name="statuses">The statuses that are right; none given: 0 to 4.</param>
    public string? Broken(params int[] statuses)
    {
        var said = Error.Trim().Split('\n')[^1];
        said = said.Length > 200 ? said[..200] : said;
        return Status == -1 ? $"it did not end within {Patience.TotalSeconds} s"
            : Error.Contains("defect of anodyne", StringComparison.Ordinal) || Error.Contains("Unhandled exception", StringComparison.Ordinal)
                || Error.Contains("Stack overflow", StringComparison.Ordinal) ? $"an internal error: {said}"
            : !(statuses.Length == 0 ? Status is >= 0 and <= 4 : statuses.Contains(Status)) ? $"status {Status}: {said}"
            : Processor > MostSeconds ? string.Create(CultureInfo.InvariantCulture, $"{Processor:F1} s of processor time")
            : Peak > MostBytes ? string.Create(CultureInfo.InvariantCulture, $"{Peak >> 20} MiB of memory")
            : (Output + Error).Any(static letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) ? "raw control characters are printed"
            : null;
    }

    // Peak memory and processor time stand in /proc while the process lives; the last reading counts.
    private static (double Seconds, long Bytes) Measure(Process process)
    {
        (double seconds, long bytes) = (0, 0);
        while (!process.HasExited)
        {
            try
            {
                var fields = File.ReadAllText($"/proc/{process.Id}/stat").Split(' ');
                seconds = Math.Max(seconds, (double.Parse(fields[13], CultureInfo.InvariantCulture) + double.Parse(fields[14], CultureInfo.InvariantCulture)) / 100);
                var line = Array.Find(File.ReadAllLines($"/proc/{process.Id}/status"), static line => line.StartsWith("VmHWM", StringComparison.Ordinal));
                bytes = line is null ? bytes : Math.Max(bytes, long.Parse(string.Concat(line.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture) << 10);
            }
            catch (Exception failure) when (failure is IOException or InvalidOperationException or UnauthorizedAccessException)
            {
                break;
            }

            process.WaitForExit(10);
        }

        return (seconds, bytes);
    }
}
