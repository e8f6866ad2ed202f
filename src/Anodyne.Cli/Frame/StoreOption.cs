using System.CommandLine;

namespace Anodyne.Cli.Frame;

/// <summary><c>--store</c> and the key of a result.</summary>
internal static class StoreOption
{
    /// <summary>A new <c>--store</c> option.</summary>
    public static Option<string?> Create() =>
        CommonOptions.Text(
            "--store", "The result store, a file or a connection string of PostgreSQL (default: ANODYNE_STORE, else anodyne-store.sqlite here)", "STORE");

    /// <summary>A new <c>--store</c> option of a verb that uses none unless it is named.</summary>
    public static Option<string?> Extra() =>
        CommonOptions.Text("--store", "A result store to take results from and keep them in, beside the folder (default: none)", "STORE");

    /// <summary>A new argument for a result.</summary>
    public static Argument<string> Key() => new("KEY") { Description = "The first digits of a key, or the name of a run (its newest result)" };
}
