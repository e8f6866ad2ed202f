using System.Globalization;
using Anodyne.Cells;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Cells.Transport;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Transient;

/// <summary>Which transport a run takes, and why: decided once before it begins, and printed.</summary>
/// <param name="IsTransient">True for concentration and potential in time.</param>
/// <param name="Reason">A sentence for the warnings and the report.</param>
internal sealed record TransportChoice(bool IsTransient, string Reason)
{
    private const double LimitShare = 0.5;

    /// <summary>Decides for a case.</summary>
    /// <exception cref="InputException">Transient transport is asked for where it does not exist, or quasi-steady transport for a charged layer.</exception>
    public static TransportChoice Of(PlatingCase problem)
    {
        var cell = problem.Cell;
        var charged = cell.Layers.FirstOrDefault(layer => layer.FixedCharge > 0);
        var hindrance = Hindrance(problem);
        if (problem.Transport == TransportMode.QuasiSteady)
        {
            return new(false, "Transport: quasi-steady, as the case says.");
        }

        if (problem.Transport == TransportMode.Transient)
        {
            return hindrance is null
                ? new(true, "Transport: transient, as the case says.")
                : throw new InputException($"transient transport does not go with {hindrance}", "transport", "transient", "quasi-steady or automatic");
        }

        if (charged is not null)
        {
            return hindrance is null
                ? new(true, $"Transport: transient, because the layer \"{charged.Name}\" holds charge.")
                : throw new InputException(
                    $"a layer that holds charge needs transient transport, which does not go with {hindrance}", $"layer \"{charged.Name}\"",
                    UnitText.Print(charged.FixedCharge, "mol/m3"), "no fixed charge there");
        }

        if (hindrance is not null)
        {
            return new(false, $"Transport: quasi-steady, because transient transport does not go with {hindrance}.");
        }

        var crossing = cell.Layers.Sum(layer => Crossing(cell, layer));
        if (Largest(problem) is { } current && LimitingCurrent.Of(cell) is var limit && current >= LimitShare * limit)
        {
            return new(true, Text($"Transport: transient, because the current is {current / limit:p0} of the limiting current."));
        }

        return Shortest(problem) is { } step && step < crossing
            ? new(true, Text($"Transport: transient, because a step of {step:g3} s is shorter than the {crossing:g3} s of salt across the gap."))
            : new(false, Text($"Transport: quasi-steady; salt takes {crossing:g3} s across the gap, the current stays below half of the limit."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string? Hindrance(PlatingCase problem) =>
        problem.Mode != CurrentMode.Tertiary ? "a mode other than tertiary"
        : problem.Numerics.FilmLimit == FilmLimit.Always ? "the film-limited mode, which solves no field"
        : problem.Collector is not null ? "a bare collector"
        : problem.Cell.Interphase is { Placement: Placement.PlanarOutside } ? "a planar-outside layer"
        : new LayerMedium(problem.Cell.Electrolyte, problem.Cell.Layers[0], problem.Cell.Temperature).IsSingleIon ? "a single-ion conductor"
        : null;

    // L^2/D of a layer; the sum over layers is that of the gap to within their couplings.
    private static double Crossing(InterfaceCell cell, PorousLayer layer)
    {
        var medium = new LayerMedium(cell.Electrolyte, layer, cell.Temperature);
        return layer.Thickness * cell.Gap * layer.Porosity / medium.Diffusivity(cell.Electrolyte.Concentration);
    }

    private static double? Largest(PlatingCase problem)
    {
        if (problem.Protocol is null)
        {
            return problem.Control is Galvanostatic driven ? Math.Abs(driven.CurrentDensity) : null;
        }

        double[] currents = [.. Stages(problem).Select(stage => stage.Control).OfType<Galvanostatic>().Select(driven => Math.Abs(driven.CurrentDensity))];
        return currents.Length > 0 ? currents.Max() : null;
    }

    private static double? Shortest(PlatingCase problem)
    {
        if (problem.Protocol is null)
        {
            return null;
        }

        double[] times =
        [
            .. Stages(problem).Select(stage => Math.Min(
                stage.Duration, stage.Control is Galvanostatic { CurrentDensity: not 0 } driven ? stage.Charge / Math.Abs(driven.CurrentDensity)
                : double.PositiveInfinity)),
        ];
        return times.Length > 0 ? times.Min() : null;
    }

    private static IEnumerable<Schedules.Stage> Stages(PlatingCase problem) => Schedules.Schedule.AllStages(problem);
}
