using Anodyne.Cli.Frame;

namespace Anodyne.Cli.Verbs;

/// <summary>Every verb, in the order of the help. A new verb is one file here and one line below.</summary>
internal static class VerbList
{
    /// <summary>All verbs at the top.</summary>
    public static IReadOnlyList<Verb> All { get; } =
    [
        new AnalyzeVerb(),
        new ClaimsVerb(),
        new CycleVerb(),
        new DesignVerb(),
        new MaterialsVerb(),
        new NewVerb(),
        new PlateVerb(),
        new ReactVerb(),
        new ReadVerb(),
        new RunVerb(),
        new StoreVerb(),
        new VerifyVerb(),
    ];
}
