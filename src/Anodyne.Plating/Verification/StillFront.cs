using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Front;
using Anodyne.Plating.Surfaces;
using Anodyne.Plating.Transient;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Verification;

/// <summary>Concentration and potential in time before a front that stands still: the references in one dimension, and the way to steady state.</summary>
internal sealed class StillFront
{
    private readonly FrontState _front;
    private readonly double _tolerance;
    private readonly double _rest;
    private double _time;

    /// <param name="cell">The cell.</param>
    /// <param name="surface">Shape of the front.</param>
    /// <param name="width">Width, m.</param>
    /// <param name="columns">Cells across.</param>
    /// <param name="currentDensity">A/m2.</param>
    /// <param name="tolerance">Of each solve.</param>
    public StillFront(InterfaceCell cell, InitialSurface surface, double width, int columns, double currentDensity, double tolerance = 1e-9)
    {
        var h = width / columns;
        _tolerance = tolerance;
        _rest = cell.Electrolyte.Concentration;
        _front = new FrontState(width, h, new VertexFields([]));
        _front.Curves.Add(SurfaceCurve.Create(surface, new Domain(width, Lateral.Periodic), 0.5 * h, _front.Fields));
        _front.Number();
        var drive = cell.Kinetics.DriveFor(currentDensity, cell.Electrolyte.Concentration, cell.Temperature);
        _front.Electrodes = [BoundaryLevel.Driven(currentDensity * width, -drive)];
        var lowest = _front.Curves[0].Z.AsSpan(0, _front.Curves[0].Count).ToArray().Min();
        Field = new TransientField(cell, columns, h, lowest - 4 * h);
        CurrentDensity = currentDensity;
        To(0);
    }

    public TransientField Field { get; }

    public double CurrentDensity { get; }

    public FrontState Front => _front;

    public double Time => _time;

    public double Level => _front.Electrodes[0].Level;

    /// <summary>Solves at a time, in one step.</summary>
    public void To(double time)
    {
        if (!Try(time))
        {
            throw Failure(time);
        }
    }

    private bool Try(double time)
    {
        if (!Field.Solve(_front, 0, time, static _ => { }, _tolerance))
        {
            return false;
        }

        _time = time;
        return true;
    }

    private ComputationException Failure(double time) => new(new Problem(
        "the fields in time did not converge", $"time {UnitText.Print(time, "s")}", $"relative residual {Field.RelativeResidual:e1}"));

    /// <summary>Steps of the field's own choice to a time.</summary>
    /// <param name="end">s.</param>
    /// <param name="longest">Longest step, s.</param>
    public void Until(double end, double longest = double.PositiveInfinity)
    {
        while (_time < end * (1 - 1e-12))
        {
            To(Math.Min(end, _time + Math.Min(longest, Field.NextStep(CurrentDensity))));
        }
    }

    /// <summary>
    /// Time at which the salt on the front runs out, s: from where a hundredth of it is left, along the straight line of the concentration in the square root
    /// of time. Infinite if that does not come before <paramref name="most"/>.
    /// </summary>
    public double TimeOfDepletion(double most)
    {
        while (_time < most)
        {
            var (before, last) = (_time, Field.Least().Concentration);
            To(Math.Min(_time + Field.NextStep(CurrentDensity), most));
            if (Field.Least().Concentration is var now && now <= 0.01 * _rest)
            {
                var root = Math.Sqrt(_time) + ((Math.Sqrt(_time) - Math.Sqrt(before)) * now / (last - now));
                return root * root;
            }
        }

        return double.PositiveInfinity;
    }
}
