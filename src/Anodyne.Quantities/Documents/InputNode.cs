using System.Globalization;

namespace Anodyne.Quantities.Documents;

/// <summary>A node of an input document that knows where it stands, so that every complaint can say so.</summary>
public abstract class InputNode
{
    private protected InputNode(string file, int line, int column, string path)
    {
        (File, Line, Column, Path) = (file, line, column, path);
    }

    /// <summary>Name of the document as the user gave it.</summary>
    public string File { get; }

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Column, from 1.</summary>
    public int Column { get; }

    /// <summary>The way to the node, e.g. "layers[1].thickness"; empty for the document itself.</summary>
    public string Path { get; }

    /// <summary>What the node is, for messages: its text, "a list of 3", "a mapping with electrolyte, layers".</summary>
    public abstract string Description { get; }

    /// <summary>"file:line:column (path)".</summary>
    public string Where => WhereAt(Column);

    /// <summary>The node as a mapping.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public InputMapping AsMapping(string allowed = "a mapping (key: value)") => this as InputMapping ?? throw Fail("this is not a mapping", allowed);

    /// <summary>The node as a list.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public InputSequence AsSequence(string allowed = "a list") => this as InputSequence ?? throw Fail("this is not a list", allowed);

    /// <summary>The node as a single value.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public InputScalar AsScalar(string allowed = "a single value") => this as InputScalar ?? throw Fail("this is not a single value", allowed);

    /// <summary>A failure that names this node: file, line, column, path, what was found.</summary>
    /// <param name="what">What is wrong.</param>
    /// <param name="allowed">What would have been allowed.</param>
    /// <param name="mend">How to mend it.</param>
    public InputException Fail(string what, string allowed = "", string mend = "") => new(new Problem(what, Where, Description, allowed, mend));

    /// <summary>
    /// Makes something from values of this node and gives a failure its place: the record's complaint about "porosity" becomes one about line and
    /// column of the key "porosity" if there is one, else of this node.
    /// </summary>
    /// <param name="make">Makes the record; its <see cref="InputException"/> names the field.</param>
    public T Build<T>(Func<T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        try
        {
            return make();
        }
        catch (InputException failure) when (!failure.Problem.Where.StartsWith(File + ":", StringComparison.Ordinal))
        {
            var field = failure.Problem.Where;
            var place = this is InputMapping mapping && mapping.Nearest(field) is { } node ? node : this;
            var what = field.Length == 0 || failure.Problem.What.Contains(field, StringComparison.Ordinal)
                ? failure.Problem.What : $"{field}: {failure.Problem.What}";
            throw new InputException(failure.Problem with { What = what, Where = place.Where }, failure);
        }
    }

    private protected string WhereAt(int column)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{column}");
        return Path.Length == 0 ? place : $"{place} ({Path})";
    }
}
