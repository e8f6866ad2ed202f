using System.Globalization;
using Anodyne.Cells;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Kinetics;
using Anodyne.Plating.Results;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Engine;

/// <content>The current distribution at a given current or voltage.</content>
internal sealed partial class PlatingEngine
{
    /// <summary>Solves the current distribution of the present front; sets <see cref="Stop"/> if the salt does not suffice.</summary>
    public void SolveState()
    {
        if (_case.Control is Potentiostatic hold)
        {
            SolveAtVoltage(hold.Voltage);
        }
        else
        {
            SolveAtCurrent(_meanCurrent);
        }
    }

    private void SolveAtCurrent(double currentDensity)
    {
        _meanCurrent = currentDensity;
        if (!_transport.Update(currentDensity))
        {
            StopFor(
                StopReason.LimitingCurrent,
                $"the current density {UnitText.Print(currentDensity, "mA/cm2")} exceeds the limiting current density of the flat electrode");
            return;
        }

        _front.Number();
        var ceiling = _cell.Interphase is { Placement: Placement.PlanarOutside }
            ? MeanFront + _transport.FirstInterface
            : PlateHeight - 0.5 * _h;
        _window.Place(_front.Curves, ceiling, _transport, MeanFront, currentDensity);
        var medium = _transport.Medium(MeanFront);
        var solver = _window.Solver!;
        solver.Grid.Build(_front.Curves, _front.Curvature, _window.FirstRow, medium, openTop: true);
        _front.Grid = solver.Grid;
        PrepareElectrodes(currentDensity);
        var newton = Solve(solver, _transport.Above(MeanFront, _window.Plane), medium.At(_window.Plane - 0.5 * _h), currentDensity);
        if (newton < 0)
        {
            (var least, var x, var z) = LeastConcentration();
            if (least <= 1e-3 * _cell.Electrolyte.Concentration)
            {
                StopAtDepletion(least, x, z);
                return;
            }

            throw new ComputationException(new Problem(
                "the current distribution did not converge",
                string.Create(CultureInfo.InvariantCulture, $"time {_time:g6} s, step {_steps}"),
                string.Create(CultureInfo.InvariantCulture, $"relative residual {solver.RelativeResidual:e1}"),
                string.Create(CultureInfo.InvariantCulture, $"{_case.Numerics.Tolerance:e1}"),
                "Lower the front CFL or raise the number of cells across; what was computed so far is kept."));
        }
    }

    private int Solve(EllipticSolver solver, StripStack above, double topConductivity, double currentDensity)
    {
        if (_case.Mode == CurrentMode.Primary)
        {
            return solver.Solve(new EquipotentialLaw(_transport), _front.Electrodes, above, topConductivity, _case.Numerics.Tolerance);
        }

        _terms.Clear(solver.Grid.FacetCount);
        foreach (var process in _processes)
        {
            process.Load(_front, _terms);
        }

        var law = new DepositionLaw(_transport, _cell.Kinetics, _cell.Temperature, _terms, currentDensity);
        return solver.Solve(law, _front.Electrodes, above, topConductivity, _case.Numerics.Tolerance);
    }

    /// <summary>Finds the current density at a voltage by the secant method, each trial a galvanostatic solve from the last field.</summary>
    private void SolveAtVoltage(double voltage)
    {
        var scale = _cell.Kinetics.ExchangeCurrentDensity(_cell.Electrolyte.Concentration);
        var j1 = double.IsNaN(_meanCurrent) ? FlatCurrentAt(voltage) : _meanCurrent;
        SolveAtCurrent(j1);
        if (Stop is not null)
        {
            return;
        }

        var v1 = Voltage();
        var j2 = j1 + (v1 - voltage) * scale / PhysicalConstants.ThermalVoltage(_cell.Temperature) * 0.1;
        for (var iteration = 0; iteration < 30 && Math.Abs(v1 - voltage) > 1e-11; iteration++)
        {
            if (j2 == j1)
            {
                break;
            }

            SolveAtCurrent(j2);
            if (Stop is not null)
            {
                return;
            }

            var v2 = Voltage();
            var slope = (v2 - v1) / (j2 - j1);
            (j1, v1) = (j2, v2);
            if (slope == 0 || double.IsNaN(slope) || Math.Abs(v2 - voltage) <= 1e-11)
            {
                break;
            }

            j2 -= (v2 - voltage) / slope;
        }
    }

    private double FlatCurrentAt(double voltage)
    {
        // phi_working - phi_counter falls monotonically with the plating current: bisection on the flat cell.
        double sign = voltage < 0 ? 1 : -1;
        double reach = 1;
        for (var i = 0; i < 60 && FlatVoltage(sign * reach) * sign > voltage * sign; i++)
        {
            reach *= 2;
        }

        (double low, var high) = (0, reach);
        for (var i = 0; i < 200; i++)
        {
            var mid = 0.5 * (low + high);
            (low, high) = FlatVoltage(sign * mid) * sign > voltage * sign ? (mid, high) : (low, mid);
        }

        return sign * low;
    }

    private double FlatVoltage(double j)
    {
        if (!_transport.Update(j))
        {
            return j > 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        var front = _transport.StateOf(_transport.FlatProfile(0, j));
        var metal = front.Potential - _cell.Kinetics.DriveFor(j, front.Concentration, _cell.Temperature) - j * FlatResistance();
        return metal - CounterPotential(j);
    }

    /// <summary>Resistance of a flat front between metal and solution, kinetics aside, ohm m2.</summary>
    private double FlatResistance()
    {
        double sum = 0;
        foreach (var process in _processes)
        {
            sum += process.FlatResistance;
        }

        return sum;
    }

    private double CounterPotential(double j)
    {
        if (_case.Mode == CurrentMode.Primary || _cell.Counter == Counter.Reservoir)
        {
            return _transport.PlatePotential;
        }

        var kinetics = _cell.CounterKinetics ?? _cell.Kinetics;
        return _transport.PlatePotential - kinetics.DriveFor(-j, _transport.PlateConcentration, _cell.Temperature);
    }

    public double Voltage() => _front.Electrodes[0].Level - CounterPotential(_meanCurrent);

    private void PrepareElectrodes(double currentDensity)
    {
        var count = 1;
        foreach (var curve in _front.Curves)
        {
            count = Math.Max(count, 1 + curve.Boundary);
        }

        if (_front.Electrodes.Length != count)
        {
            var level = _front.Electrodes[0].Level;
            var grown = new BoundaryLevel[count];
            for (var e = 0; e < count; e++)
            {
                grown[e] = BoundaryLevel.Driven(0, level);
            }

            _front.Electrodes = grown;
        }

        if (_steps == 0 && _log.Series.Count == 0)
        {
            // Start level: that of the flat electrode.
            var front = _transport.StateOf(_transport.FlatProfile(0, currentDensity));
            _front.Electrodes[0].Level = _case.Mode == CurrentMode.Primary
                ? front.Potential
                : front.Potential - _cell.Kinetics.DriveFor(currentDensity, Math.Max(front.Concentration, 1e-6), _cell.Temperature)
                    - currentDensity * FlatResistance();
        }

        _front.Electrodes[0].TotalFlux = currentDensity * _period;
    }
}
