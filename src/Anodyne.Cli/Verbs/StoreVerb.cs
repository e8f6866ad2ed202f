using Anodyne.Cli.Frame;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne store</c>: the results that were kept.</summary>
internal sealed class StoreVerb : Verb
{
    public override string Name => "store";

    public override string Summary => "List, show and export the results that were kept";

    public override int Order => 95;

    public override bool IsGroup => true;
}
