using Anodyne.Quantities;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Crystals;

/// <summary>The cell of a crystal with every atom in it: what a diffraction pattern is computed from.</summary>
public sealed class CrystalStructure : Measurement
{
    /// <summary>Creates the structure.</summary>
    /// <param name="name">Name of the phase.</param>
    /// <param name="lengths">Lengths a, b, c of the cell, m, above 0.</param>
    /// <param name="angles">Angles alpha, beta, gamma of the cell, degrees, between 0 and 180.</param>
    /// <param name="atoms">Every atom of the cell, symmetry already applied; at least one.</param>
    /// <exception cref="InputException">The cell has no volume, or no atom.</exception>
    public CrystalStructure(string name, (double A, double B, double C) lengths, (double Alpha, double Beta, double Gamma) angles,
        IReadOnlyList<CellAtom> atoms)
    {
        ArgumentNullException.ThrowIfNull(atoms);
        (Name, Lengths, Angles, Atoms) = (name, lengths, angles, atoms);
        if (!(lengths.A > 0 && lengths.B > 0 && lengths.C > 0 && Volume > 0) || atoms.Count == 0)
        {
            throw new InputException("A crystal needs a cell with a volume and an atom", name,
                FormattableString.Invariant($"{lengths}, {angles}, {atoms.Count} atoms"));
        }
    }

    /// <summary>Name of the phase.</summary>
    public string Name { get; }

    /// <summary>Lengths of the cell, m.</summary>
    public (double A, double B, double C) Lengths { get; }

    /// <summary>Angles of the cell, degrees.</summary>
    public (double Alpha, double Beta, double Gamma) Angles { get; }

    /// <summary>Every atom of the cell.</summary>
    public IReadOnlyList<CellAtom> Atoms { get; }

    /// <summary>Where the structure comes from; empty where it is not stated.</summary>
    public string Source { get; init; } = "";

    /// <summary>Volume of the cell, m^3.</summary>
    public double Volume
    {
        get
        {
            var (ca, cb, cg) = (Cos(Angles.Alpha), Cos(Angles.Beta), Cos(Angles.Gamma));
            return Lengths.A * Lengths.B * Lengths.C * Math.Sqrt(Math.Max(0, 1 - (ca * ca) - (cb * cb) - (cg * cg) + (2 * ca * cb * cg)));
        }
    }

    /// <inheritdoc/>
    public override string Kind => "crystal structure";

    /// <inheritdoc/>
    public override IReadOnlyList<MeasuredAxis> Axes => [new MeasuredAxis("Atom", "", Atoms.Count, 1, Atoms.Count)];

    /// <inheritdoc/>
    public override (string Name, string Unit) Value => ("Position in the cell", "1");

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns()
    {
        return
        [
            TextColumn.From("Element", Atoms.Select(static atom => atom.Element)),
            new DoubleColumn("x", "1", [.. Atoms.Select(static atom => atom.X)]), new DoubleColumn("y", "1", [.. Atoms.Select(static atom => atom.Y)]),
            new DoubleColumn("z", "1", [.. Atoms.Select(static atom => atom.Z)]),
            new DoubleColumn("Occupancy", "1", [.. Atoms.Select(static atom => atom.Occupancy)]),
        ];
    }

    private static double Cos(double degrees) => degrees == 90 ? 0 : Math.Cos(degrees * Math.PI / 180);
}

/// <summary>An atom of a cell.</summary>
/// <param name="Element">Symbol of the element.</param>
/// <param name="X">Fraction of the first edge, 0 to 1.</param>
/// <param name="Y">Fraction of the second edge, 0 to 1.</param>
/// <param name="Z">Fraction of the third edge, 0 to 1.</param>
/// <param name="Occupancy">Share of cells that have the atom, 0 to 1.</param>
public sealed record CellAtom(string Element, double X, double Y, double Z, double Occupancy = 1);
