using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Crystals;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Crystallography;

/// <summary>
/// CIF: the cell with every atom that its symmetry operations make, and the entries of the Raman Open Database (.rod), which have the same syntax. What a
/// phase is follows from its content; a file name says nothing.
/// </summary>
internal sealed class CifReader() : FormatReader("CIF", FormatMark.Signature, ".cif", ".rod")
{
    private const int MostSites = 4096;

    public override string CheckedAgainst => "pymatgen (cells, atoms, densities by their patterns); numpy (.rod)";

    public override string NotSupported => "structures whose symmetry is named and not listed; anisotropic displacements";

    public override bool Recognizes(FileContent file) => file.Text is { } text && text.Opening.Select(static line => line.Line.Trim())
            .FirstOrDefault(static line => line.Length > 0 && line[0] != '#') is { } first
        && first.StartsWith("data_", StringComparison.OrdinalIgnoreCase) && first.IndexOfAny([' ', '\t', ',', ';']) < 0
        && text.Opening.Any(static line => line.Line.StartsWith("_cell_", StringComparison.Ordinal)
            || line.Line.StartsWith("_raman_", StringComparison.Ordinal) || line.Line.StartsWith("_chemical_", StringComparison.Ordinal)
            || line.Line.StartsWith("_publ_", StringComparison.Ordinal))
        && !text.Head.Contains("_adsorp", StringComparison.Ordinal) && !text.Head.Contains("_adsnt_", StringComparison.Ordinal);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var star = new StarText(file.Text!);
        return star.Column("_raman_spectrum.raman_shift") is { } shifts ? Raman(file, star, shifts) : Structure(file, star);
    }

    private InstrumentFile Raman(FileContent file, StarText star, IReadOnlyList<string> shifts)
    {
        var values = star.Column("_raman_spectrum.intensity") ?? throw Refusal.Broken(file, 0, "A Raman entry lists no intensities");
        var count = Math.Min(shifts.Count, values.Count);
        var (x, y) = (shifts.Take(count).Select(Number).ToArray(), values.Take(count).Select(Number).ToArray());
        if (count == 0 || x.Any(static value => value is null) || y.Any(static value => value is null))
        {
            throw Refusal.Broken(file, 0, "A Raman entry lists a word where a number belongs");
        }

        var spectrum = new Spectrum(SpectrumKind.Raman, new SpectrumAxis("Raman shift", "1/cm", [.. x.Select(static v => v!.Value)]),
            [.. y.Select(static v => v!.Value)]);
        string[] warnings = star.IsCut ? ["The file ends inside of its list; the last row may be cut and was left out."] : [];
        return SpectrumFile.Of(file, Format, "", [spectrum], warnings, new Provenance { Settings = star.Items });
    }

    private InstrumentFile Structure(FileContent file, StarText star)
    {
        double Cell(string name) => Number(star.Item("_cell_" + name, "_cell." + name)) is { } value and > 0 ? value
            : throw Refusal.Broken(file, 0, $"The file states no _cell_{name}", star.Item("_cell_" + name) ?? "nothing", "a number above 0");
        var lengths = (1e-10 * Cell("length_a"), 1e-10 * Cell("length_b"), 1e-10 * Cell("length_c"));
        var angles = (Cell("angle_alpha"), Cell("angle_beta"), Cell("angle_gamma"));
        var (x, y, z) = (star.Column("_atom_site_fract_x"), star.Column("_atom_site_fract_y"), star.Column("_atom_site_fract_z"));
        var labels = star.Column("_atom_site_type_symbol") ?? star.Column("_atom_site_label");
        if (x is null || y is null || z is null || labels is null || x.Count == 0 || x.Count > MostSites
            || new[] { y, z, labels }.Any(list => list.Count != x.Count))
        {
            throw Refusal.Broken(file, 0, "The file lists no sites of atoms", FormattableString.Invariant($"{x?.Count ?? 0} sites"),
                "label and three fractions for each site");
        }

        var occupancy = star.Column("_atom_site_occupancy");
        List<string> warnings = star.IsCut ? ["The file ends inside of its list; the last row may be cut and was left out."] : [];
        var sites = new List<CellAtom>();
        for (var k = 0; k < x.Count; k++)
        {
            if (Number(x[k]) is not { } fx || Number(y[k]) is not { } fy || Number(z[k]) is not { } fz)
            {
                warnings.Add($"The site {labels[k]} has no place and was left out.");
                continue;
            }

            sites.Add(new CellAtom(Element(labels[k]), fx, fy, fz, occupancy is not null && k < occupancy.Count
                && Number(occupancy[k]) is { } share ? share : 1));
        }

        var texts = star.Column("_space_group_symop_operation_xyz", "_symmetry_equiv_pos_as_xyz", "_space_group_symop.operation_xyz") ?? [];
        var operations = texts.Take(256)
            .Select(text => SymmetryOperation.Read(text) ?? throw Refusal.Broken(file, 0, "A symmetry operation is not understood", text, "x,y,z"))
            .ToArray();
        if (operations.Length == 0)
        {
            var group = star.Item("_symmetry_space_group_name_H-M", "_space_group_name_H-M_alt") ?? "none";
            throw Refusal.Unknown(file, 0, "The file lists no symmetry operations", group, "a loop of _space_group_symop_operation_xyz");
        }

        var name = star.Item("_chemical_name_mineral", "_chemical_name_common", "_chemical_formula_sum", "_chemical_name_systematic")
            ?? Path.GetFileNameWithoutExtension(file.Name);
        var structure = new CrystalStructure(name, lengths, angles,
            SymmetryOperation.Expand(operations, sites)) { Source = star.Item("_database_code_amcsd", "_cod_database_code") ?? "" };
        return SpectrumFile.Of(file, Format, "1.1", [structure], warnings, new Provenance { Technique = "structure", Settings = star.Items });
    }

    // "3.491(2)": the error in brackets is no part of the number.
    private static double? Number(string? text) => NumberWord.Of(text?.Split('(')[0]);

    private static string Element(string label)
    {
        var letters = new string([.. label.TakeWhile(char.IsAsciiLetter)]);
        return letters.Length >= 2 && char.IsAsciiLetterLower(letters[1]) ? letters[..2] : letters.Length > 0 ? letters[..1].ToUpperInvariant() : label;
    }
}
