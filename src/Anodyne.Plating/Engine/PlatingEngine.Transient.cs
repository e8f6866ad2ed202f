using System.Globalization;
using Anodyne.Cells;
using Anodyne.Plating.Results;
using Anodyne.Plating.Transient;
using Anodyne.Quantities;

namespace Anodyne.Plating.Engine;

/// <content>Transport in time: concentration and potential in the whole gap, where the case or its own measure asks for it.</content>
internal sealed partial class PlatingEngine
{
    private const int RowsBelowFront = 16;
    private const int CellsBeforeLayer = 4;
    private const double DepletedShare = 0.02;
    private const double UnsolvedShare = 0.2;

    private const string TransientForm = "tertiary in time: concentration and potential solved together in the whole gap, anions free to move in every layer";

    private TransientField? _gap;

    /// <summary>The fields in time; null in quasi-steady transport.</summary>
    public TransientField? Gap => _gap;

    /// <summary>The cell as quasi-steady transport sees it, which holds geometry and levels to start from: without fixed charge where that is followed in
    /// time.</summary>
    private static InterfaceCell Uncharged(InterfaceCell cell, bool isTransient) =>
        isTransient ? cell with { Layers = [.. cell.Layers.Select(layer => layer with { FixedCharge = 0 })] } : cell;

    private static Obstacle[] BeforeLayers(Obstacle[] obstacles, InterfaceCell cell)
    {
        var all = obstacles.Select(obstacle => obstacle with { Cells = Math.Max(obstacle.Cells, CellsBeforeLayer) });
        return cell.Layers.Count == 1 || obstacles.Length > 1 ? [.. all]
            : [.. all, new Obstacle(StopReason.SeparatorReached, cell.Layers[1].Name, cell.Layers[0].Thickness, CellsBeforeLayer)];
    }

    private void SolveInTime(double currentDensity)
    {
        _front.Number();
        var lowest = double.PositiveInfinity;
        foreach (var curve in _front.Curves)
        {
            for (var i = 0; curve.Boundary >= 0 && i < curve.Count; i++)
            {
                lowest = Math.Min(lowest, curve.Z[i]);
            }
        }

        lowest -= MeanFront;
        _gap ??= new TransientField(_cell, _columns, _h, lowest - RowsBelowFront * _h);
        if (lowest < _gap.Bottom + 3 * _h)
        {
            _gap = _gap.Deepened(lowest - 2 * RowsBelowFront * _h);
        }

        PrepareElectrodes(currentDensity);
        if (IsBeyondCounter(currentDensity))
        {
            return;
        }

        if (_isFreshStage)
        {
            _gap.Switch();
        }

        var solved = _gap.Solve(_front, MeanFront, _time, Load, _case.Numerics.Tolerance);
        var (least, x, z) = LeastConcentration();
        var share = least / _cell.Electrolyte.Concentration;
        if (solved ? currentDensity > 0 && share <= DepletedShare : share <= UnsolvedShare)
        {
            StopAtDepletion(least, x, z);
            StopDetail += _gap.DepletionTime is { } time
                ? string.Create(CultureInfo.InvariantCulture, $"; none is left after {time:g6} s (along the square root of time)") : "";
            return;
        }

        if (!solved)
        {
            throw new ComputationException(new Problem(
                "concentration and potential in time did not converge",
                string.Create(CultureInfo.InvariantCulture, $"time {_time:g6} s, step {_steps}"),
                string.Create(CultureInfo.InvariantCulture, $"relative residual {_gap.RelativeResidual:e1}"),
                string.Create(CultureInfo.InvariantCulture, $"{_case.Numerics.Tolerance:e1}"),
                "Lower the front CFL or raise the number of cells across; what was computed so far is kept."));
        }
    }

    private double LargestFieldInTime()
    {
        var thermal = PhysicalConstants.ThermalVoltage(_cell.Temperature);
        double largest = 0;
        for (var f = 0; f < _front.Grid.FacetCount; f++)
        {
            ref readonly var facet = ref _front.Grid.Facets[f];
            if (facet.Order >= 0 && facet.Area >= 0.1 * _h)
            {
                var c = _gap!.WallConcentration[f];
                _gap.FirstTable.At(c, out var s);
                largest = Math.Max(largest, Math.Abs(facet.Flux / s.K * (s.FSlope - thermal / c)));
            }
        }

        return largest;
    }
}
