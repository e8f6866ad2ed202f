using System.CommandLine;

namespace Anodyne.Cli.Frame;

/// <summary>The folder of a sweep.</summary>
internal static class SweepArgument
{
    /// <summary>A new argument for it.</summary>
    public static Argument<string> Folder() => new("FOLDER") { Description = "The folder of a sweep" };
}
