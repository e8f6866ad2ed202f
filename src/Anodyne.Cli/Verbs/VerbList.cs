using Anodyne.Cli.Frame;

namespace Anodyne.Cli.Verbs;

/// <summary>Every verb, in the order of the help. A new verb is one file here and one line below.</summary>
internal static class VerbList
{
    /// <summary>All verbs at the top, new ones every time: an option belongs to one command line and must not be shared with another on another thread.</summary>
    public static IReadOnlyList<Verb> All =>
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
