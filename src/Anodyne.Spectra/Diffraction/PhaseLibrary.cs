using Anodyne.Quantities;
using Anodyne.Records.Crystals;

namespace Anodyne.Spectra.Diffraction;

/// <summary>
/// The phases of an electrode of lithium metal, with the source of each cell. Aragonite is not among them: name its CIF. Lattice constants are those of room
/// temperature; a foil at 78 K (a = 3.491 angstrom) has its lines 0.2 degrees higher.
/// </summary>
public static class PhaseLibrary
{
    private const string Wyckoff = "Wyckoff, Crystal Structures, 2nd ed., vol. 1 (1963)";
    private static readonly string[] s_face = ["x,y,z", "x,1/2+y,1/2+z", "1/2+x,y,1/2+z", "1/2+x,1/2+y,z"];

    private static readonly string[] s_c2c = Centred(["x,y,z", "-x,y,1/2-z", "-x,-y,-z", "x,-y,1/2+z"], ["x,y,z", "1/2+x,1/2+y,z"]);

    private static readonly string[] s_r3c = Centred(
        [
            "x,y,z", "-y,x-y,z", "-x+y,-x,z", "y,x,1/2-z", "x-y,-y,1/2-z", "-x,-x+y,1/2-z", "-x,-y,-z", "y,-x+y,-z", "x-y,x,-z", "-y,-x,1/2+z", "-x+y,y,1/2+z",
            "x,x-y,1/2+z",
        ],
        ["x,y,z", "2/3+x,1/3+y,1/3+z", "1/3+x,2/3+y,2/3+z"]);

    private static readonly string[] s_rutile =
    [
        "x,y,z", "-x,-y,z", "1/2-y,1/2+x,1/2+z", "1/2+y,1/2-x,1/2+z", "1/2-x,1/2+y,1/2-z", "1/2+x,1/2-y,1/2-z", "y,x,-z", "-y,-x,-z",
    ];

    /// <summary>All phases, by name.</summary>
    public static IReadOnlyList<CrystalStructure> All { get; } =
    [
        Make("Li", (3.509, 3.509, 3.509), 90, 90, ["x,y,z", "1/2+x,1/2+y,1/2+z"], Wyckoff, new CellAtom("Li", 0, 0, 0)),
        Cubic("LiF", 4.026, ("Li", 0), ("F", 0.5)),
        Cubic("Li2O", 4.611, ("O", 0), ("Li", 0.25), ("Li", 0.75)),
        Make(
            "Li2CO3", (8.359, 4.973, 6.198), 114.83, 90, s_c2c, "Effenberger and Zemann, Z. Kristallogr. 150 (1979) 133",
            new CellAtom("Li", 0.197, 0.449, 0.834),
            new CellAtom("C", 0, 0.0655, 0.25), new CellAtom("O", 0, 0.321, 0.25), new CellAtom("O", 0.146, -0.066, 0.312)),
        Make(
            "CaCO3 (calcite)", (4.990, 4.990, 17.061), 90, 120, s_r3c, "Effenberger, Mereiter and Zemann, Z. Kristallogr. 156 (1981) 233",
            new CellAtom("Ca", 0, 0, 0),
            new CellAtom("C", 0, 0, 0.25), new CellAtom("O", 0.2568, 0, 0.25)),
        Cubic("CaF2", 5.463, ("Ca", 0), ("F", 0.25), ("F", 0.75)),
        Cubic("Cu", 3.615, ("Cu", 0)),
        Make("Li3N", (3.648, 3.648, 3.875), 90, 120, [], "Rabenau and Schulz, J. Less-Common Met. 50 (1976) 155", new CellAtom("N", 0, 0, 0),
            new CellAtom("Li", 0, 0, 0.5),
            new CellAtom("Li", 1.0 / 3, 2.0 / 3, 0), new CellAtom("Li", 2.0 / 3, 1.0 / 3, 0)),
        Cubic("LiH", 4.084, ("Li", 0), ("H", 0.5)),
        Cubic("LiCl", 5.130, ("Li", 0), ("Cl", 0.5)),
        Make("MgF2", (4.621, 4.621, 3.052), 90, 90, s_rutile, Wyckoff, new CellAtom("Mg", 0, 0, 0), new CellAtom("F", 0.303, 0.303, 0)),
        Make("LiOH", (3.549, 3.549, 4.334), 90, 90, [], "Dachs, Z. Kristallogr. 112 (1959) 60", new CellAtom("Li", 0, 0, 0), new CellAtom("Li", 0.5, 0.5, 0),
            new CellAtom("O", 0, 0.5, 0.194), new CellAtom("O", 0.5, 0, 0.806), new CellAtom("H", 0, 0.5, 0.407), new CellAtom("H", 0.5, 0, 0.593)),
    ];

    /// <summary>A phase by name.</summary>
    /// <param name="name">Its name; "calcite" will do for "CaCO3 (calcite)".</param>
    /// <exception cref="InputException">There is none.</exception>
    public static CrystalStructure Named(string name) => All.FirstOrDefault(phase => phase.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            || phase.Name.EndsWith($"({name})", StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException("there is no such phase", "--phases", name, string.Join(", ", All.Select(static phase => phase.Name)),
            "Give the CIF of another phase as a file beside the pattern.");

    private static CrystalStructure Cubic(string name, double a, params (string Element, double Place)[] atoms)
        => Make(name, (a, a, a), 90, 90, s_face, Wyckoff, [.. atoms.Select(static atom => new CellAtom(atom.Element, atom.Place, atom.Place, atom.Place))]);

    private static CrystalStructure Make(
        string name, (double A, double B, double C) angstrom, double beta, double gamma, string[] operations, string source, params CellAtom[] sites)
        => new(
            name, (1e-10 * angstrom.A, 1e-10 * angstrom.B, 1e-10 * angstrom.C), (90, beta, gamma),
            SymmetryOperation.Expand([.. operations.Select(static text => SymmetryOperation.Read(text)!)], sites))
        {
            Source = source,
        };

    // Every operation followed by every centring.
    private static string[] Centred(string[] operations, string[] centrings) =>
    [
        .. operations.SelectMany(operation => centrings.Select(centring =>
        {
            var (parts, shifts) = (operation.Split(','), centring.Split(','));
            return string.Join(',', parts.Zip(shifts, static (part, shift) => shift.Length > 1 ? shift[..shift.LastIndexOf('+')] + "+" + part : part));
        })),
    ];
}
