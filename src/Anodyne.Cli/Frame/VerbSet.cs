using System.Reflection;

namespace Anodyne.Cli.Frame;

/// <summary>
/// The verbs, found by themselves: a class that extends <see cref="Verb"/> and is made without arguments.
/// One verb alone is found by the name of its class, so that a command line does not pay for the others.
/// </summary>
/// <param name="assembly">The assembly that holds the classes.</param>
/// <param name="space">The namespace that holds them.</param>
internal sealed class VerbSet(Assembly assembly, string space)
{
    /// <summary>The verbs at the top, in their order; new ones every time, since an option belongs to one command line.</summary>
    public IReadOnlyList<Verb> All => Under(null);

    /// <summary>The verb of a word; null if there is none. Case counts.</summary>
    public Verb? Named(string word) =>
        word.Length > 0 && char.IsAsciiLetterLower(word[0])
        && assembly.GetType($"{space}.{char.ToUpperInvariant(word[0])}{word[1..]}Verb") is { IsAbstract: false } type
        && Activator.CreateInstance(type) is Verb { Group: null } verb && verb.Name == word ? verb : null;

    /// <summary>The verbs below another one, in their order.</summary>
    public IReadOnlyList<Verb> Below(Verb verb) => verb.Children.Count > 0 ? verb.Children : verb.HoldsVerbs ? Under(verb.Name) : [];

    private IReadOnlyList<Verb> Under(string? group) =>
    [
        .. assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Verb)) && !type.IsAbstract && type.Namespace == space && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (Verb)Activator.CreateInstance(type)!)
            .Where(verb => verb.Group == group)
            .OrderBy(verb => verb.Order).ThenBy(verb => verb.Name, StringComparer.Ordinal),
    ];
}
