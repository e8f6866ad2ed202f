using System.Globalization;
using Anodyne.Cells;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Kinetics;
using Anodyne.Plating.Processes;
using Anodyne.Plating.Results;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Engine;

/// <content>The current distribution at a given current or voltage.</content>
internal sealed partial class PlatingEngine
{
    private const int MostTrials = 60;
    private const int MostClosings = 20;

    /// <summary>Solves the current distribution of the present front; sets <see cref="Stop"/> if the salt does not suffice.</summary>
    public void SolveState()
    {
        if (_schedule.Stage!.Control is Potentiostatic hold)
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
        if (_isInTime)
        {
            SolveInTime(currentDensity);
            return;
        }

        var flatCarriesIt = _transport.Update(currentDensity);
        if (!flatCarriesIt && !(_transport.MayPassFlatLimit && currentDensity > 0))
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
        if (_isFreshStage && _steps > 0)
        {
            _window.Restart(_transport, MeanFront, currentDensity);
        }

        _window.Solver!.Grid.Build(_front.Curves, _front.Curvature, _window.FirstRow, _transport.Medium(MeanFront), openTop: true);
        _front.Grid = _window.Solver.Grid;
        PrepareElectrodes(currentDensity);
        if (IsBeyondCounter(currentDensity) || IsBeyondStripping(currentDensity))
        {
            return;
        }

        if (_isFilmLimited && flatCarriesIt && !IsPictureDue)
        {
            SolveFilmLimited(currentDensity);
            return;
        }

        if ((!flatCarriesIt || (currentDensity > 0 && PlateauShare(currentDensity) > 0.9)) && MostCarried(currentDensity) is { } limit
            && Math.Abs(currentDensity) >= Math.Abs(limit.CurrentDensity))
        {
            StopAtLimit(currentDensity, limit);
            return;
        }

        if (TrySolveFromHere(currentDensity) || (currentDensity > 0 && TrySolveByLevel(currentDensity)))
        {
            _isFieldSolved = true;
            if (_isFilmLimited)
            {
                CompareWithFilm(currentDensity);
            }

            IsBeyondCounter(currentDensity);
            return;
        }

        (var least, var x, var z) = LeastConcentration();
        if (least <= 1e-3 * _cell.Electrolyte.Concentration)
        {
            StopAtDepletion(least, x, z);
            return;
        }

        throw new ComputationException(new Problem(
            "the current distribution did not converge",
            string.Create(CultureInfo.InvariantCulture, $"time {_time:g6} s, step {_steps}"),
            string.Create(CultureInfo.InvariantCulture, $"relative residual {_window.Solver.RelativeResidual:e1}"),
            string.Create(CultureInfo.InvariantCulture, $"{_case.Numerics.Tolerance:e1}"),
            "Lower the front CFL or raise the number of cells across; what was computed so far is kept."));
    }

    /// <summary>
    /// Solves the field with its salt: the concentration at the far plane is moved until the field holds the salt that there is, by the secant method on the
    /// amount, each trial a solve from the last field.
    /// </summary>
    /// <param name="currentDensity">Mean current density, A/m2.</param>
    /// <param name="toLimit">True to solve for the most that the front carries instead.</param>
    /// <returns>False if the current distribution did not converge.</returns>
    private bool TrySolve(double currentDensity, bool toLimit = false)
    {
        (double Plate, double Missing)? before = null;
        for (var trial = 0; ; trial++)
        {
            var top = _transport.Medium(MeanFront).At(_window.Plane - 0.5 * _h);
            var above = _transport.Above(MeanFront, _window.Plane);
            if ((toLimit ? SolveLimit(above, top, currentDensity) : Solve(_window.Solver!, above, top, currentDensity)) < 0)
            {
                return false;
            }

            if (!_transport.ClosesOnField)
            {
                return true;
            }

            var (amount, slope) = _inventory.Measure(_window.Solver!, _transport, _front, MeanFront);
            var (plate, missing) = (_transport.PlateValue, SaltAtRest() - amount);
            if (before is { } last && last.Plate != plate && (last.Missing - missing) / (plate - last.Plate) is var secant && secant > 0.3 * slope
                && secant < 3 * slope)
            {
                slope = secant;
            }

            _transport.SetPlate(plate + missing / slope);
            before = (plate, missing);
            if (Math.Abs(_transport.PlateValue - plate) <= 1e-10 * plate || trial == MostClosings)
            {
                return true;
            }
        }
    }

    /// <summary>The salt that the open electrolyte holds, mol per depth: at rest concentration wherever it is open; pockets keep theirs.</summary>
    private double SaltAtRest()
    {
        var solid = -MeanFront * _period;
        foreach (var curve in _front.Curves)
        {
            solid += curve.Boundary >= 0 ? curve.SolidArea(_period) : 0;
        }

        var gap = _transport.Gap;
        return _cell.Electrolyte.Concentration * (_transport.Porosity(0, gap) * gap * _period - _transport.Porosity(0, _h) * solid);
    }

    /// <summary>Relative difference between the salt of the solved field, with the state of the far plane as it is, and the salt at rest.</summary>
    private double SaltError()
    {
        return _gap is not null ? _gap.SaltError
            : _transport.ClosesOnField && _isFieldSolved
            ? Math.Abs(_inventory.Measure(_window.Solver!, _transport, _front, MeanFront).Amount / SaltAtRest() - 1)
            : _transport.SaltError;
    }

    private int Solve(EllipticSolver solver, StripStack above, double topConductivity, double currentDensity)
    {
        if (_case.Mode == CurrentMode.Primary)
        {
            return solver.Solve(new EquipotentialLaw(_transport), _front.Electrodes, above, topConductivity, _case.Numerics.Tolerance);
        }

        LoadTerms();
        var law = new DepositionLaw(
            _transport, _cell.Kinetics, _cell.Temperature, _terms, Math.Abs(currentDensity) < FluxFloor ? FluxFloor : currentDensity);
        return solver.Solve(law, _front.Electrodes, above, topConductivity, _case.Numerics.Tolerance);
    }

    private void LoadTerms()
    {
        _terms.Clear(_front.Grid.FacetCount);
        Load(_terms);
    }

    private void Load(FacetTerms terms)
    {
        foreach (var process in _processes)
        {
            process.Load(_front, terms);
        }
    }

    /// <summary>
    /// Finds the current density at a voltage by the secant method, each trial a galvanostatic solve from the last field. A trial that asks for too much is
    /// taken back and bounds those that follow: it never ends a run whose voltage a smaller current reaches.
    /// </summary>
    private void SolveAtVoltage(double voltage)
    {
        var scale = _cell.Kinetics.ExchangeCurrentDensity(_cell.Electrolyte.Concentration);
        var tooMuch = double.NaN;
        (StopReason Reason, string Detail)? refused = null;
        double carried = 0;
        var j = double.IsNaN(_meanCurrent) ? FlatCurrentAt(voltage) : _meanCurrent;
        var v = double.NaN;
        for (var iteration = 0; iteration < MostTrials; iteration++)
        {
            if (!TryCurrent(j, ref refused))
            {
                tooMuch = j;
                j = 0.5 * (carried + j);
                continue;
            }

            var (before, vBefore) = (carried, v);
            (carried, v) = (j, Voltage());
            if (Math.Abs(v - voltage) <= 1e-10)
            {
                return;
            }

            if (double.IsNaN(vBefore))
            {
                j += (v - voltage) * scale / PhysicalConstants.ThermalVoltage(_cell.Temperature) * 0.1;
            }
            else
            {
                var slope = (v - vBefore) / (j - before);
                if (slope == 0 || double.IsNaN(slope))
                {
                    break;
                }

                j -= (v - voltage) / slope;
            }

            if ((j - tooMuch) * (carried - tooMuch) <= 0)
            {
                j = 0.5 * (carried + tooMuch);
            }

            if (j == carried)
            {
                break;
            }
        }

        if (refused is { } limit && !(Math.Abs(v - voltage) <= 1e-6))
        {
            (Stop, StopDetail) = limit;
        }
    }

    /// <summary>Solves at a current; if the front cannot carry it, says why, and the field is as it was before.</summary>
    private bool TryCurrent(double currentDensity, ref (StopReason, string)? refused)
    {
        var level = _front.Electrodes[0].Level;
        var plate = _transport.PlateValue;
        _window.Keep();
        try
        {
            SolveAtCurrent(currentDensity);
            if (Stop is null)
            {
                return true;
            }

            refused = (Stop.Value, StopDetail);
        }
        catch (ComputationException failure)
        {
            refused = (StopReason.LimitingCurrent, failure.Problem.What);
        }

        (Stop, StopDetail) = (null, "");
        if (_transport.ClosesOnField)
        {
            _transport.SetPlate(plate);
        }

        _window.Recall(_transport, MeanFront, currentDensity);
        _front.Electrodes[0].Level = level;
        return false;
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
        if (!_transport.UpdateFlat(j))
        {
            return j > 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        var front = _transport.StateOf(_transport.FlatProfile(0, j));
        if (Math.Abs(j) >= Plateau(_cell.Kinetics, front.Concentration, j) || Math.Abs(j) >= CounterPlateau(j))
        {
            return j > 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

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
            return _gap is null ? _transport.PlatePotential : 0;
        }

        var kinetics = _cell.CounterKinetics ?? _cell.Kinetics;
        var film = j * (_case.CounterElectrode?.FilmResistance ?? 0);
        return film + (_gap is not null ? -kinetics.DriveFor(-j, _gap.PlateCations, _cell.Temperature)
            : _transport.PlatePotential - kinetics.DriveFor(-j, _transport.PlateConcentration, _cell.Temperature));
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

        if (_isFreshStage)
        {
            // Start level: that of the flat electrode.
            var front = _transport.StateOf(Math.Max(_transport.FlatProfile(0, currentDensity), -0.999 * _transport.Reserve));
            _front.Electrodes[0].Level = _case.Mode == CurrentMode.Primary
                ? front.Potential
                : front.Potential - StartDrive(currentDensity, Math.Max(front.Concentration, 1e-6)) - currentDensity * FlatResistance();
        }

        _front.Electrodes[0].TotalFlux = currentDensity * _period;
    }

    /// <summary>Drive of the flat front, V; where the flat one could not carry the current that the longer rough one does, that of its last tenth.</summary>
    private double StartDrive(double currentDensity, double concentration)
    {
        var most = 0.9 * Plateau(_cell.Kinetics, concentration, currentDensity);
        return _cell.Kinetics.DriveFor(
            Math.Abs(currentDensity) < most ? currentDensity : Math.CopySign(most, currentDensity), concentration, _cell.Temperature);
    }
}
