using Anodyne.Quantities;

namespace Anodyne.Analysis;

/// <summary>
/// The data were read and are well formed, but no number of the kind asked for can be taken from them: too few points, no current, no plateau. Run by name,
/// the answer is a result whose verdict is void, with this as the reason, as for every other meaningless number.
/// </summary>
public sealed class MeaninglessDataException(Problem problem, Exception? inner = null) : AnodyneException(problem, 2, inner)
{
    /// <summary>Creates the refusal from its parts.</summary>
    public MeaninglessDataException(string what, string where = "", string found = "", string allowed = "", string mend = "")
        : this(new Problem(what, where, found, allowed, mend))
    {
    }
}
