using Anodyne.Cli.Frame;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne new</c>: commented starting files.</summary>
internal sealed class NewVerb : Verb
{
    public override string Name => "new";

    public override string Summary => "Write a commented starting file";

    public override IReadOnlyList<Verb> Children { get; } =
    [
        new NewFileVerb("cell-study", "Write a commented study of whole cells, ready for `anodyne run`"),
        new NewFileVerb("cycle", "Write a commented cell with its protocol, ready for `anodyne cycle`"),
        new NewFileVerb("design", "Write a commented pouch cell, ready for `anodyne design`"),
        new NewFileVerb("plate", "Write a commented plating case, ready for `anodyne plate`"),
        new NewFileVerb("study", "Write a commented study, ready for `anodyne run`"),
    ];
}
