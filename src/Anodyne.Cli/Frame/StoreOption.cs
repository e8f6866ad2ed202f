using System.CommandLine;

namespace Anodyne.Cli.Frame;

/// <summary><c>--store</c> and the key of a result.</summary>
internal static class StoreOption
{
    /// <summary>A new <c>--store</c> option.</summary>
    public static Option<string?> Create() =>
        CommonOptions.Text("--store", "The result store (default: ANODYNE_STORE, else anodyne-store.sqlite in the working folder)", "FILE");

    /// <summary>A new argument for a result.</summary>
    public static Argument<string> Key() => new("KEY") { Description = "The first digits of a key, or the name of a run (its newest result)" };
}
