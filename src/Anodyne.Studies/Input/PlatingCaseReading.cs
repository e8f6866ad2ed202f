using Anodyne.Quantities.Documents;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Input;

/// <summary>The reading of plating cases in the form that studies ask for.</summary>
public static class PlatingCaseReading
{
    /// <summary>Reads a case; see <see cref="PlatingCaseReader"/>.</summary>
    /// <param name="document">The case as a tree.</param>
    /// <param name="name">Name to give it.</param>
    public static ReadCase Read(InputMapping document, string name)
    {
        var input = PlatingCaseReader.Read(document, name);
        return new ReadCase(input.Case, input.Sheet);
    }
}
