using System.IO.Enumeration;
using Anodyne.Quantities;

namespace Anodyne.Studies.Verification;

/// <summary>Every check of every wing, in the order of the wings; the one place where they are collected.</summary>
public static class CheckList
{
    /// <summary>All checks, short and long. Names are unique.</summary>
    public static IReadOnlyList<VerificationCheck> All { get; } = Collect(
    [
        Cycling.Checks.CyclingChecks.All,
        Cells.Verification.CellsChecks.All,
        Design.DesignChecks.All,
        Electroanalysis.ElectroanalysisChecks.All,
        Surfaces.SurfaceChecks.All,
        Plating.Verification.PlatingChecks.All,
        SensitivityChecks.All,
        FitChecks.All,
        Spectra.SpectraChecks.All,
    ]);

    /// <summary>The checks that a request names.</summary>
    /// <param name="checks">The checks to choose from.</param>
    /// <param name="only">Names or patterns with <c>*</c> and <c>?</c>; a pattern without a slash also matches the part after the last slash, and a
    /// group's name matches its checks. Empty: all.</param>
    /// <param name="includeLong">True to include the long studies when no name was given; a check named exactly is always included.</param>
    /// <exception cref="InputException">A name matches nothing.</exception>
    public static IReadOnlyList<VerificationCheck> Select(IReadOnlyList<VerificationCheck> checks, IReadOnlyList<string> only, bool includeLong)
    {
        foreach (var pattern in only)
        {
            if (!checks.Any(check => Matches(check, pattern)))
            {
                throw new InputException(
                    "No check has this name",
                    "--only",
                    pattern,
                    "a name, a group or a pattern such as 'plating/*'",
                    "`anodyne verify --list` prints every name.");
            }
        }

        return only.Count == 0
            ? [.. checks.Where(check => includeLong || !check.IsLong)]
            : [.. checks.Where(check => only.Any(pattern => Matches(check, pattern) && (includeLong || !check.IsLong || check.Name == pattern)))];
    }

    /// <summary>The short checks of some rooms, and of no other: those that stand behind a study.</summary>
    /// <param name="rooms">The rooms; a check's name begins with its room.</param>
    public static IReadOnlyList<VerificationCheck> OfRooms(IReadOnlyCollection<string> rooms) =>
        [.. All.Where(check => !check.IsLong && rooms.Contains(check.Name[..check.Name.IndexOf('/', StringComparison.Ordinal)]))];

    private static bool Matches(VerificationCheck check, string pattern) =>
        FileSystemName.MatchesSimpleExpression(pattern, check.Name)
        || check.Group == pattern
        || (!pattern.Contains('/') && FileSystemName.MatchesSimpleExpression(pattern, check.Name.AsSpan(check.Name.LastIndexOf('/') + 1)));

    private static IReadOnlyList<VerificationCheck> Collect(IReadOnlyList<IReadOnlyList<VerificationCheck>> lists)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var all = lists.SelectMany(list => list).ToArray();
        foreach (var check in all)
        {
            if (!seen.Add(check.Name))
            {
                throw new InvalidOperationException($"Two checks are named {check.Name}.");
            }
        }

        return all;
    }
}
