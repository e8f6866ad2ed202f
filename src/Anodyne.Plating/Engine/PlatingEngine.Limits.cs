using Anodyne.Cells;
using Anodyne.Cells.Kinetics;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Kinetics;
using Anodyne.Plating.Results;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Engine;

/// <content>What the present front and the counter electrode can carry whatever the voltage: limiting currents and plateaus of the reaction.</content>
internal sealed partial class PlatingEngine
{
    private const double FarDrive = 12;

    /// <summary>
    /// The most that the present front carries at any voltage, A/m2, and whether the salt on it is used up then; null where the field did not converge.
    /// </summary>
    private (double CurrentDensity, bool IsDepleted)? MostCarried(double currentDensity)
    {
        if (!TrySolve(currentDensity, toLimit: true))
        {
            return null;
        }

        (var least, _, _) = LeastConcentration();
        return (Carried(), least < 1e-3 * _cell.Electrolyte.Concentration);
    }

    /// <summary>Solves from the present field; one that leaves what the electrolyte is described for on its way counts as not converged.</summary>
    private bool TrySolveFromHere(double currentDensity)
    {
        try
        {
            return TrySolve(currentDensity);
        }
        catch (ComputationException)
        {
            return false;
        }
    }

    /// <summary>
    /// Solves near the limit, where the current hardly depends on the level of the metal and Newton's steps in it overshoot: from the field of the limit,
    /// levels are tried until one carries the current to 1e-4. From there the driven problem is solved.
    /// </summary>
    private bool TrySolveByLevel(double currentDensity)
    {
        if (MostCarried(currentDensity) is not { } limit || currentDensity >= limit.CurrentDensity)
        {
            return false;
        }

        var driven = _front.Electrodes[0];
        var (low, high, step) = (double.NegativeInfinity, _transport.PlatePotential, 0.1);
        var level = high - step;
        for (var trial = 0; trial < 60; trial++)
        {
            _front.Electrodes[0] = BoundaryLevel.Held(level);
            var solved = TrySolveFromHere(currentDensity);
            _front.Electrodes[0] = driven;
            if (!solved)
            {
                return false;
            }

            var carried = Carried();
            if (Math.Abs(carried - currentDensity) <= 1e-4 * currentDensity)
            {
                break;
            }

            (low, high) = carried > currentDensity ? (level, high) : (low, level);
            step *= 2;
            level = double.IsInfinity(low) ? level - step : 0.5 * (low + high);
        }

        driven.Level = level;
        return TrySolveFromHere(currentDensity);
    }

    /// <summary>Mean current density into the front as last solved, A/m2.</summary>
    private double Carried()
    {
        double carried = 0;
        for (var f = 0; f < _front.Grid.FacetCount; f++)
        {
            carried += _front.Grid.Facets[f].Area * _front.Grid.Facets[f].Flux;
        }

        return carried / _period;
    }

    private void StopAtLimit(double currentDensity, (double CurrentDensity, bool IsDepleted) limit)
    {
        var (asked, most) = (UnitText.Print(currentDensity, "mA/cm2"), UnitText.Print(limit.CurrentDensity, "mA/cm2"));
        StopFor(
            StopReason.LimitingCurrent,
            limit.IsDepleted
                ? $"the current density {asked} exceeds the limiting current density {most} of this front, at which no salt is left on it"
                : $"the current density {asked} exceeds the {most} that the electrode reaction carries at any voltage");
    }

    private int SolveLimit(StripStack above, double topConductivity, double currentDensity)
    {
        var law = new LimitLaw(_transport, _cell.Kinetics, _cell.Temperature, Math.CopySign(FarDrive, currentDensity));
        var levels = Array.ConvertAll(_front.Electrodes, static electrode => BoundaryLevel.Driven(0, electrode.Level));
        levels[0] = BoundaryLevel.Held(0);
        return _window.Solver!.Solve(law, levels, above, topConductivity, _case.Numerics.Tolerance);
    }

    /// <summary>The largest current density that a reaction carries whatever its drive, A/m2: the plateau of Marcus kinetics.</summary>
    private double Plateau(ElectrodeKinetics kinetics, double concentration, double sign) =>
        Math.Abs(kinetics.Rate(Math.CopySign(FarDrive, sign), concentration, _cell.Temperature).CurrentDensity);

    private double CounterPlateau(double j) => _case.Mode == CurrentMode.Primary || _cell.Counter == Counter.Reservoir
        ? double.PositiveInfinity
        : Plateau(_cell.CounterKinetics ?? _cell.Kinetics, _transport.PlateConcentration, -j);

    /// <summary>The current density over what the reaction carries on the present front whatever its drive, by the salt of the flat profile.</summary>
    private double PlateauShare(double currentDensity)
    {
        if (_case.Mode == CurrentMode.Primary)
        {
            return 0;
        }

        double length = 0;
        for (var f = 0; f < _front.Grid.FacetCount; f++)
        {
            length += _front.Grid.Facets[f].Area;
        }

        var front = _transport.StateOf(Math.Max(_transport.FlatProfile(0, currentDensity), -0.999 * _transport.Reserve));
        return Math.Abs(currentDensity) / (Plateau(_cell.Kinetics, front.Concentration, currentDensity) * length / _period);
    }

    /// <summary>Stops the run if the front cannot be stripped so fast whatever the drive.</summary>
    private bool IsBeyondStripping(double currentDensity)
    {
        if (currentDensity > 0 || PlateauShare(currentDensity) is var share && share < 1)
        {
            return false;
        }

        StopAtLimit(currentDensity, (currentDensity / share, false));
        return true;
    }

    /// <summary>Stops the run if the counter electrode cannot carry the current whatever its drive.</summary>
    private bool IsBeyondCounter(double currentDensity)
    {
        var plateau = CounterPlateau(currentDensity);
        if (Math.Abs(currentDensity) < plateau)
        {
            return false;
        }

        StopAtLimit(currentDensity, (Math.CopySign(plateau, currentDensity), false));
        return true;
    }
}
