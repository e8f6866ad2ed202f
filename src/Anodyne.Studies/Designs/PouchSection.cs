using System.Globalization;
using Anodyne.Design.Pouch;
using Anodyne.Design.Pouch.Drawing;
using Anodyne.Figures.Text;
using Anodyne.Quantities.Units;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Designs;

/// <summary>Pouch cells that a study names: result, figure of mass and sensitivity, inputs with their defaults.</summary>
/// <param name="Designs">The designs.</param>
public sealed record PouchSection(IReadOnlyList<PouchDesign> Designs) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => "Pouch cells";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show() => Designs.Count == 0 ? [] :
    [
        new TableBlock(
            ["Cell", "Ah", "Wh", "g", "Wh kg^{−1}", "Wh L^{−1} charged", "Wh L^{−1} discharged", "N/P added", "g Ah^{−1}", "Electrolyte / pores",
                "Cycles to 80 %"],
            [
                .. Designs.Select(design => (IReadOnlyList<TableCell>)
                [
                    design.Cell.Name, TableCell.Of(design.Capacity / 3600, 3), TableCell.Of(design.Energy / 3600, 4), TableCell.Of(design.Mass * 1000, 4),
                    TableCell.Of(design.SpecificEnergy / 3600, 3), TableCell.Of(design.EnergyDensityCharged / 3.6e6, 4),
                    TableCell.Of(design.EnergyDensityDischarged / 3.6e6, 4),
                    TableCell.Of(design.NpAdded, 3), TableCell.Of(design.Cell.Electrolyte * 3.6e6, 3),
                    new TableCell(ReportNumber.Text(design.FillRatio, 3), design.FillRatio < 1 ? CellKind.Flag : CellKind.Number),
                    TableCell.Of(design.CyclesToEightyPercent, 3),
                ]),
            ],
            "Cells by the pouch-cell calculator. Wh/L counts the cathode's footprint; N/P counts added lithium only; the life counts lithium only, at the "
                + "stated Coulombic efficiency."),
        .. Designs.SelectMany(One),
    ];

    private static IEnumerable<ReportBlock> One(PouchDesign design)
    {
        yield return new FigureBlock(
            PouchFigure.Of(design, Sensitivity.Of(design.Cell)),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{design.Cell.Name}. (a) Mass of the cell, part by part. (b) Energy per mass when one input moves by −10 and +10 %; an input that is zero "
                    + $"is raised."));
        yield return new FoldBlock($"Inputs of {design.Cell.Name}",
        [
            new TableBlock(
                ["Input", "Value", "", "Where from"],
                [
                    .. PouchInputs.All.Select(input => (IReadOnlyList<TableCell>)
                    [
                        input.Meaning,
                        Value(design, input),
                        design.Cell.Stated.Contains(input.Name) ? "stated" : new TableCell("default", CellKind.Flag),
                        new TableCell(design.Cell.Stated.Contains(input.Name) ? "" : input.Source, CellKind.Small),
                    ]),
                ],
                "Every input; what the description does not state is a default."),
        ]);
    }

    private static TableCell Value(PouchDesign design, PouchInput input)
    {
        var value = input.Get(design.Cell);
        return new TableCell(
            ReportNumber.Text(input.Unit is "1" ? value : UnitText.FromSi(value, input.Unit), 4) + "\u00a0" + UnitLabel.Markup(input.Unit), CellKind.Number);
    }
}
