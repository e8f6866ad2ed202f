using System.CommandLine;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Frame;

/// <summary>
/// One verb of the command line: it parses, calls one request and shows what that answers. A verb is found by its class: the class of <c>store list</c> is
/// <c>StoreListVerb</c>, beside the other verbs.
/// </summary>
internal abstract class Verb
{
    /// <summary>The word that calls it.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence for the list of verbs.</summary>
    public abstract string Summary { get; }

    /// <summary>Its place in the list of verbs; equal ones are in the order of their names.</summary>
    public virtual int Order => 100;

    /// <summary>The verb above this one (<c>store</c> of <c>store list</c>); null at the top.</summary>
    public virtual string? Group => null;

    /// <summary>True if it only holds other verbs and is not run itself.</summary>
    public virtual bool IsGroup => false;

    /// <summary>True if other verbs stand below it: a group, or a verb that is run itself too (<c>sweep PLAN</c> and <c>sweep status</c>).</summary>
    public virtual bool HoldsVerbs => IsGroup;

    /// <summary>How work that was interrupted is gone on with.</summary>
    public virtual string ToGoOn => SavesState ? "Run the same command again with --resume to go on." : "Run the same command again.";

    /// <summary>Verbs below this one that have no class of their own.</summary>
    public virtual IReadOnlyList<Verb> Children => [];

    /// <summary>
    /// One complete command line, beginning with <c>anodyne</c>, that runs as printed in the repository's root; if it needs another before it, that one on a
    /// line of its own. Null for a group.
    /// </summary>
    public virtual string? Example => null;

    /// <summary>True if it writes files: the frame then adds <c>--out</c> and <c>--force</c>, and says what was written.</summary>
    public virtual bool WritesFiles => false;

    /// <summary>True if it saves its state when it is interrupted: it is given the time for that.</summary>
    public virtual bool SavesState => false;

    /// <summary>True if it works until it is asked to stop: a server.</summary>
    public virtual bool RunsUntilStopped => false;

    /// <summary>Where files go without <c>--out</c>; null for a folder of the name of what is made, in <c>out</c>.</summary>
    public virtual string? DefaultOut => null;

    /// <summary>Adds the verb's arguments and options.</summary>
    /// <param name="command">The command that the frame made for this verb.</param>
    /// <param name="words">The command line, for a verb whose options depend on it.</param>
    public virtual void Configure(Command command, IReadOnlyList<string> words)
    {
    }

    /// <summary>Does the work. Foreseen failures are <see cref="Quantities.AnodyneException"/>s; the frame prints them and sets the exit status.</summary>
    /// <param name="arguments">The parsed command line.</param>
    /// <param name="context">Where to speak, and what the request may use of the world.</param>
    public virtual Answer Run(ParseResult arguments, VerbContext context) =>
        throw new NotSupportedException($"The verb '{Name}' is a group and is not run itself.");
}
