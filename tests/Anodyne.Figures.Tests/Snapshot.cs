using System.Runtime.CompilerServices;

namespace Anodyne.Figures.Tests;

/// <summary>Compares text with an approved file beside the tests. ANODYNE_ACCEPT=1 writes the file instead; what changed is then seen in the diff.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Approved", name);
        if (Environment.GetEnvironmentVariable("ANODYNE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"No approved file {name}; run the tests with ANODYNE_ACCEPT=1 and look at it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
