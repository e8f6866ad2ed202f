namespace Anodyne.House.Tests;

/// <summary>Which floor every room stands on. A room that is not named here has no place in the house.</summary>
internal static class Floors
{
    private static readonly Dictionary<string, int> ByRoom = new(StringComparer.Ordinal)
    {
        ["Anodyne.Figures"] = 1,
        ["Anodyne.Numerics"] = 1,
        ["Anodyne.Quantities"] = 1,
        ["Anodyne.Analysis"] = 2,
        ["Anodyne.Cells"] = 2,
        ["Anodyne.Records"] = 2,
        ["Anodyne.Reports"] = 2,
        ["Anodyne.Store"] = 2,
        ["Anodyne.Atomistic"] = 3,
        ["Anodyne.Cycling"] = 3,
        ["Anodyne.Design"] = 3,
        ["Anodyne.Electroanalysis"] = 3,
        ["Anodyne.Instruments"] = 3,
        ["Anodyne.Plating"] = 3,
        ["Anodyne.Spectra"] = 3,
        ["Anodyne.Surfaces"] = 3,
        ["Anodyne.Studies"] = 4,
        ["Anodyne.Cli"] = 5,
        ["Anodyne.Web"] = 5,
    };

    public static bool Knows(string room) => ByRoom.ContainsKey(room);

    public static int Of(string room) => ByRoom[room];

    // Two arrows inside a floor: an analysis is of a record, and the command line starts the page.
    public static bool MayImport(string room, string other) =>
        Of(other) < Of(room) || (room, other) is ("Anodyne.Analysis", "Anodyne.Records") or ("Anodyne.Cli", "Anodyne.Web");
}
