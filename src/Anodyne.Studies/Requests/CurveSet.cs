using Anodyne.Figures.Text;
using Anodyne.Studies.Plots;

namespace Anodyne.Studies.Requests;

/// <summary>The curves of one figure as numbers, without colors and places.</summary>
/// <param name="Kind">Kind of the figure, one of <see cref="PlotRequest.Kinds"/>.</param>
/// <param name="Because">Why this kind was chosen.</param>
/// <param name="Per">What values are divided by, one of <see cref="PlotRequest.Bases"/>.</param>
/// <param name="Kinds">The kinds that the files allow.</param>
/// <param name="Sources">Names of the records that are drawn.</param>
/// <param name="Panels">Pairs of axes with their curves, from the top.</param>
public sealed record CurveSet(
    string Kind, string Because, string Per, IReadOnlyList<string> Kinds, IReadOnlyList<string> Sources, IReadOnlyList<CurvePanel> Panels);

/// <summary>An axis in words.</summary>
/// <param name="Label">Quantity, without markup.</param>
/// <param name="Unit">Unit as printed; empty for none.</param>
/// <param name="IsLog">True for a logarithmic axis.</param>
public sealed record CurveAxis(string Label, string Unit, bool IsLog)
{
    /// <summary>The end that the axis begins with before anybody zooms; null where the data decide.</summary>
    public double? Low { get; init; }

    /// <summary>The same of its other end.</summary>
    public double? High { get; init; }

    internal static CurveAxis Of(Axis axis) =>
        new(LabelText.Plain(axis.Label), axis.Unit, axis.Scale == AxisScale.Log) { Low = axis.Min, High = axis.Max };
}

/// <summary>One pair of axes with its curves.</summary>
/// <param name="X">Horizontal axis.</param>
/// <param name="Y">Vertical axis.</param>
/// <param name="Right">Axis on the right; null for none.</param>
/// <param name="IsEqual">True for axes of equal scale.</param>
/// <param name="Curves">The curves.</param>
public sealed record CurvePanel(CurveAxis X, CurveAxis Y, CurveAxis? Right, bool IsEqual, IReadOnlyList<Curve> Curves)
{
    internal static CurvePanel Of(PlotPanel panel, IReadOnlyList<string> names) => new(
        CurveAxis.Of(panel.X), CurveAxis.Of(panel.Y), panel.Right is null ? null : CurveAxis.Of(panel.Right), panel.IsEqual,
        [.. panel.Curves.Select(curve => new Curve(PlotTable.Label(curve, names), curve.Source, curve.Member, curve.X, curve.Y)
        {
            IsPoints = curve.IsPoints, IsOnRight = curve.IsOnRight,
        })]);
}

/// <summary>One curve.</summary>
/// <param name="Name">Its name among all of the figure.</param>
/// <param name="Source">Number of its record among <see cref="CurveSet.Sources"/>, from 0.</param>
/// <param name="Member">Number of its cycle or spectrum; null where there are none.</param>
/// <param name="X">Positions, unit of the x axis.</param>
/// <param name="Y">Values, unit of its y axis; as many as positions.</param>
public sealed record Curve(string Name, int Source, int? Member, double[] X, double[] Y)
{
    /// <summary>True for points, false for a line.</summary>
    public bool IsPoints { get; init; }

    /// <summary>True if it belongs to the right axis.</summary>
    public bool IsOnRight { get; init; }
}
