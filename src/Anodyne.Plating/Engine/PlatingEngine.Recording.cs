using System.Globalization;
using Anodyne.Cells;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Plating.Front;
using Anodyne.Plating.Results;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Engine;

/// <content>What is measured at every step, when the run stops, and what is kept.</content>
internal sealed partial class PlatingEngine
{
    private void Record()
    {
        var grid = _front.Grid;
        _envelope.Measure(_front.Curves);
        if (double.IsNaN(_envelope0))
        {
            _envelope0 = _envelope.Mean;
        }

        double lateral = 0;
        double vertical = 0;
        var largest = double.NegativeInfinity;
        double sum = 0;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            if (facet.Order < 0)
            {
                continue;
            }

            sum += facet.Area * facet.Flux;
            if (facet.Flux > 0)
            {
                lateral += facet.Area * facet.Flux * Math.Abs(facet.NormalX);
                vertical += facet.Area * facet.Flux * Math.Abs(facet.NormalZ);
            }

            if (facet.Area > 0.1 * _h)
            {
                largest = Math.Max(largest, facet.Flux);
            }
        }

        var volume = _front.MetalArea(-_area0);
        var due = _charge * _speedPerCurrent * _period - SideCharge() * _speedPerCurrent;
        var moved = (_plated + _stripped) * _speedPerCurrent * _period;
        var lithiumError = moved == 0 ? 0 : Math.Abs(volume - due) / moved;
        var top = _gap?.PlateCurrent ?? (_isFieldSolved ? _window.Solver!.TopFlux : _meanCurrent * _period);
        var chargeError = sum == 0 ? 0 : Math.Abs(top - sum) / Math.Max(Math.Abs(sum), FluxFloor * _period);
        (var least, _, _) = LeastConcentration();
        var gained = _envelope.Mean - _envelope0;
        var sample = new PlatingSample(
            _time,
            _charge,
            _meanCurrent,
            Voltage(),
            Deposited,
            _envelope.Peak,
            _envelope.Valley,
            _envelope.Rq,
            _envelope.AspectRatio,
            _meanCurrent == 0 ? double.NaN : _front.TipCurrentDensity() / _meanCurrent,
            vertical > 0 ? lateral / vertical : double.NaN,
            gained > 1e-9 * _period ? Math.Max(0, 1 - Deposited / gained) : 0,
            least,
            _gap?.PlateConcentration ?? _transport.PlateConcentration,
            largest,
            chargeError,
            lithiumError)
        {
            Step = _schedule.Step,
            Cycle = _schedule.Cycle,
            Dead = DetachedMetal.Area(_front.Curves, _period) / _period / _speedPerCurrent,
        };
        _log.Add(sample, SaltError());
        _ledger.Saw(sample.Voltage);
        _isFreshStage = false;
    }

    private double SideCharge()
    {
        double sum = 0;
        foreach (var process in _processes)
        {
            sum += process.SideCharge;
        }

        return sum;
    }

    private (double Concentration, double X, double Z) LeastConcentration()
    {
        var grid = _front.Grid;
        if (_gap is not null)
        {
            var (lowest, at) = _gap.Least();
            return at < 0 ? (lowest, 0, 0) : (lowest, grid.Facets[at].X, grid.Facets[at].Z);
        }

        (double Concentration, double X, double Z) least = (double.PositiveInfinity, 0, 0);
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            if (facet.Order < 0)
            {
                continue;
            }

            var c = ConcentrationOn(facet);
            if (c < least.Concentration)
            {
                least = (c, facet.X, facet.Z);
            }
        }

        return least;
    }

    private double ConcentrationOn(in Facet facet)
    {
        var u = facet.Probe - facet.Flux * facet.Resistance;
        return _transport.IsExhausted(u) ? 0 : _transport.StateOf(u).Concentration;
    }

    private double LargestField()
    {
        if (_gap is not null)
        {
            return LargestFieldInTime();
        }

        var grid = _front.Grid;
        var thermal = PhysicalConstants.ThermalVoltage(_cell.Temperature);
        double largest = 0;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            if (facet.Order < 0 || facet.Area < 0.1 * _h)
            {
                continue;
            }

            var u = facet.Probe - facet.Flux * facet.Resistance;
            if (_transport.IsExhausted(u))
            {
                continue;
            }

            var state = _transport.StateOf(u);
            var perP = state.PotentialSlope - (state.ConcentrationSlope == 0 ? 0 : thermal * state.ConcentrationSlope / state.Concentration);
            largest = Math.Max(largest, Math.Abs(facet.Flux / _transport.Scale * perP));
        }

        return largest;
    }

    /// <summary>Ends the stage, or the run, where something ends it at the state just recorded.</summary>
    /// <returns>True if the front is not to be moved from here under the present control.</returns>
    private bool EndsHere()
    {
        var now = _log.Series[^1];
        var stage = _schedule.Stage!;
        if (_stageCharge >= stage.Charge * (1 - 1e-12))
        {
            EndStage(StopReason.Charge, $"the charge {UnitText.Print(stage.Charge, "mAh/cm2")} was passed");
        }
        else if (_time - _stageStart >= stage.Duration * (1 - 1e-12))
        {
            EndStage(StopReason.Time, $"the time {UnitText.Print(stage.Duration, "s")} was over");
        }
        else if (ReachedBy(now) is { } obstacle)
        {
            StopAt(obstacle);
        }
        else
        {
            (var least, var x, var z) = LeastConcentration();
            if (least < 1e-6 * _cell.Electrolyte.Concentration)
            {
                StopAtDepletion(least, x, z);
            }
            else if (MetLimit(now) is { } limit)
            {
                EndStage(StopReason.Protocol, $"{limit.Variable} reached its limit", limit);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private void StopAtDepletion(double least, double x, double z) => StopFor(
        StopReason.LimitingCurrent,
        $"the salt concentration at the front fell to {UnitText.Print(least, "mol/m3")} at x = {UnitText.Print(x, "um")}, z = {UnitText.Print(z, "um")}");

    /// <summary>What the tip stands at: at the distance that the case gives, or as near as the grid can follow it.</summary>
    private Obstacle? ReachedBy(in PlatingSample sample)
    {
        foreach (var obstacle in _obstacles)
        {
            if (Left(sample, obstacle) <= ReachOf(obstacle) + LandingShare * _h)
            {
                return obstacle;
            }
        }

        return null;
    }

    /// <summary>Distance from the tip to an obstacle, m.</summary>
    private double Left(in PlatingSample sample, Obstacle obstacle) =>
        (IsFixedInSpace ? 0 : sample.MeanThickness) + obstacle.Height - sample.Peak;

    private double ReachOf(Obstacle obstacle) => Math.Max(_case.Stop.Distance ?? 0, obstacle.Cells * _h);

    /// <summary>
    /// Stops at an obstacle: at the distance that the case gives, or, where the grid ends before it, with the moment at which the tip will be there.
    /// </summary>
    private void StopAt(Obstacle obstacle)
    {
        var given = _case.Stop.Distance ?? 0;
        if (given >= obstacle.Cells * _h)
        {
            StopFor(obstacle.Reason, $"the tip came within {UnitText.Print(given, "um")} of {obstacle.Name}");
            return;
        }

        var left = Left(_log.Series[^1], obstacle) - given;
        _contact = new ContactForecast(_log.Series, sample => Left(sample, obstacle) - given).AtEnd();
        if (_contact is not { } contact)
        {
            StopFor(obstacle.Reason, $"the tip came within {UnitText.Print(left, "um")} of {obstacle.Name}, where the grid can follow it no longer");
            return;
        }

        Stop = obstacle.Reason;
        var meets = given > 0 ? $"comes within {UnitText.Print(given, "um")} of" : "touches";
        StopDetail = string.Create(
            CultureInfo.InvariantCulture,
            $"the tip {meets} {obstacle.Name} at {contact.Time:g5} s, +- {contact.Error:g2} s, after {contact.ChargePerArea / 36000:g5} mAh/cm2: ")
            + string.Create(
                CultureInfo.InvariantCulture, $"extrapolated over the last {UnitText.Print(left, "um")}; shape and voltage are those at {_time:g5} s");
    }

    private void StopFor(StopReason reason, string detail)
    {
        Stop = reason;
        StopDetail = string.Create(CultureInfo.InvariantCulture, $"{detail}, after {_time:g6} s and {_charge / 36000:g5} mAh/cm2");
    }

    private void Keep()
    {
        var last = Stop is not null;
        if (last && !_isFieldSolved)
        {
            _isFieldSolved = TrySolveFromHere(_meanCurrent);
        }

        if (last || IsFrontDue)
        {
            _log.Fronts.Add(Snapshot());
        }

        if ((last && _case.Output.Fields > 0) || IsFieldDue)
        {
            _log.Fields.Add(
                _gap is null ? FieldSampler.Sample(this, _case, _time, _charge, MeanFront, PlateHeight)
                : GapSampler.Sample(_gap, _cell.Temperature, _time, _charge, MeanFront));
        }
    }

    private double Done => _schedule is { HasProtocol: false, Stage.Charge: var charge } && double.IsFinite(charge) ? _stageCharge / charge : Fraction;

    private bool IsFrontDue => Done * (_case.Output.Snapshots - 1) >= _log.Fronts.Count - 1e-9;

    private bool IsFieldDue => _case.Output.Fields > 1 && Done * (_case.Output.Fields - 1) >= _log.Fields.Count - 1e-9;

    /// <summary>True if a front or a field is to be kept at the present state: then the field is solved.</summary>
    private bool IsPictureDue => IsFrontDue || IsFieldDue;

    private FrontSnapshot Snapshot()
    {
        _front.Collect();
        var curves = new List<FrontCurve>();
        foreach (var curve in _front.Curves)
        {
            var kind = curve.Boundary < 0 ? FrontCurveKind.Pocket : curve.Boundary == 0 ? FrontCurveKind.Main : FrontCurveKind.Island;
            var drawn = _processes.SelectMany(process => process.Draw(_front, curve)).ToArray();
            var current = Array.FindIndex(drawn, static quantity => quantity.Name == FrontQuantity.CurrentDensity);
            curves.Add(new FrontCurve(
                kind, curve.X.AsSpan(0, curve.Count).ToArray(), curve.Z.AsSpan(0, curve.Count).ToArray(), drawn[current].Values)
            {
                Fields = [.. drawn[..current], .. drawn[(current + 1)..]],
            });
        }

        return new FrontSnapshot(_time, _charge, curves);
    }

    public PlatingResult Result(double wall)
    {
        CloseBooks();
        SayFilmLimit(_log.Warnings);
        var last = _log.Series.Count > 0
            ? _log.Series[^1]
            : new PlatingSample(0, 0, _meanCurrent, double.NaN, 0, 0, 0, 0, 0, double.NaN, double.NaN, 0, double.NaN, double.NaN, double.NaN, 0, 0);
        var growth = _log.Series.Count > 1 && _log.Series[0].RoughnessRq > 0 && _time > 0
            ? Math.Log(last.RoughnessRq / _log.Series[0].RoughnessRq) / _time
            : double.NaN;
        return new PlatingResult
        {
            Name = _case.Name,
            ChargePerArea = _contact?.ChargePerArea ?? _charge,
            Time = _contact?.Time ?? _time,
            StopReason = Stop ?? StopReason.Time,
            StopDetail = StopDetail,
            Contact = _contact,
            DenseThickness = (_contact?.ChargePerArea ?? _charge) * _speedPerCurrent,
            MeanThickness = double.IsNaN(_envelope0) ? 0 : _envelope.Mean - _envelope0,
            Peak = last.Peak,
            Valley = last.Valley,
            RoughnessRq = last.RoughnessRq,
            AspectRatio = last.AspectRatio,
            TipCurrentRatio = last.TipCurrentRatio,
            LateralToVertical = last.LateralToVertical,
            Porosity = last.Porosity,
            MinConcentration = _log.LowestConcentration,
            MaxField = _log.Series.Count > 0 ? LargestField() : double.NaN,
            Voltage = last.Voltage,
            GrowthRate = growth,
            Conservation = _log.Worst,
            Steps = _steps,
            Cells = _gap is null ? _window.LargestCells : _gap.Cells,
            LinearIterations = _gap?.LinearIterations ?? _window.TotalLinear,
            Wall = wall,
            Topology = _log.Topology,
            ProtocolSteps = _ledger.Steps,
            Cycles = _ledger.Cycles,
            TimeToShort = Stop == StopReason.ShortCircuit ? _contact?.Time ?? _time : double.NaN,
            TimeToFirstBurial = _firstBurial,
            BulkStripShare = _stripped > 0 ? Math.Max(0, _bulkStripped) / (_stripped * _speedPerCurrent * _period) : double.NaN,
            HydrogenPerArea = _schedule.HasProtocol ? Math.Max(0, Account.Dead + Account.Live) / (2 * PhysicalConstants.Faraday) : double.NaN,
            DeadShare = _plated > 0 ? last.Dead / _plated : double.NaN,
            SideCharge = SideCharge() / _period,
            Inventories = [.. _processes.SelectMany(process => process.Inventories(_front))],
            Numbers = [.. _processes.SelectMany(process => process.Numbers(_front))],
            Series = _log.Series,
            Fronts = _log.Fronts,
            Fields = _log.Fields,
            Warnings = [.. _log.Warnings, .. BeyondMeasurement.Of(_case.Cell, _log.LowestConcentration)],
            TransportForm = _form,
        };
    }
}
