using System.CommandLine;

namespace Anodyne.Cli.Frame;

/// <summary>One verb of the command line: what it is called, what it takes, what it does. A verb does no science; it parses, calls and shows.</summary>
internal abstract class Verb
{
    /// <summary>The word that calls it.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence for the list of verbs.</summary>
    public abstract string Summary { get; }

    /// <summary>One complete command line, beginning with <c>anodyne</c>, that runs as printed in the repository's root; if it needs another before it, that one on a line of its own. Null for a verb with children.</summary>
    public virtual string? Example => null;

    /// <summary>True if it writes files: the frame then adds <c>--out</c> and <c>--force</c>.</summary>
    public virtual bool WritesFiles => false;

    /// <summary>Where files go when <c>--out</c> is not given; only asked if <see cref="WritesFiles"/>.</summary>
    public virtual string DefaultOut => ".";

    /// <summary>The verbs below this one (<c>store list</c>); a verb with children is not run itself.</summary>
    public virtual IReadOnlyList<Verb> Children => [];

    /// <summary>Adds the verb's arguments and options.</summary>
    /// <param name="command">The command that the frame made for this verb.</param>
    public virtual void Configure(Command command)
    {
    }

    /// <summary>Does the work. Foreseen failures are <see cref="Quantities.AnodyneException"/>s; the frame prints them and sets the exit status.</summary>
    /// <param name="arguments">The parsed command line.</param>
    /// <param name="context">Output, progress, warnings and cancellation.</param>
    public virtual VerbOutcome Run(ParseResult arguments, VerbContext context) =>
        throw new NotSupportedException($"The verb '{Name}' is a group and is not run itself.");
}
