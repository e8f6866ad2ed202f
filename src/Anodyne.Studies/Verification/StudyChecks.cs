using Anodyne.Quantities;
using Anodyne.Studies.CellStudies;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Verification;

/// <summary>The short checks of <c>anodyne verify</c> that stand behind a study: those of the rooms that it uses, and of no other.</summary>
public static class StudyChecks
{
    /// <summary>Checks behind a study of plating.</summary>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<VerificationCheck> Behind(Study study) =>
        Of(["cells", "plating", study.Analyses.Count > 0 ? "electro" : "", study.Designs.Sections.Count > 0 ? "design" : ""]);

    /// <summary>Checks behind a study of whole cells.</summary>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<VerificationCheck> Behind(CellStudy study) =>
        Of(["cells", "cycling", study.Analyses.Count + study.Measured.Count > 0 ? "electro" : ""]);

    // A check's name begins with its room.
    private static IReadOnlyList<VerificationCheck> Of(IReadOnlyList<string> rooms) =>
        [.. CheckList.All.Where(check => !check.IsLong && rooms.Contains(check.Name[..check.Name.IndexOf('/', StringComparison.Ordinal)]))];
}
