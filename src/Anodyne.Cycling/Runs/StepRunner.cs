using Anodyne.Cycling.Model;
using Anodyne.Numerics.Integration;

namespace Anodyne.Cycling.Runs;

/// <summary>
/// Runs one step of a protocol: starts the integrator with consistent values, samples its dense output, looks for the first condition that is passed and
/// finds its time by bisection on the dense output. Samples and events never shorten a step of the integrator. A particle surface that leaves the range of
/// its open-circuit potential ends the run there, with what was computed; an electrode that is used up ends the step.
/// </summary>
internal sealed class StepRunner
{
    private const double LongestGap = 60;
    private const string RangeLeft = "range of the open-circuit potential left";
    private const string RunOut = "a stock has run out";
    private readonly CellSystem _system;
    private readonly SampleRecorder _recorder;
    private readonly Throughput _throughput;
    private readonly double[] _scratch;

    public StepRunner(CellSystem system, SampleRecorder recorder, Throughput throughput)
    {
        _system = system;
        _recorder = recorder;
        _throughput = throughput;
        _scratch = new double[system.Size];
        State = InitialState.Rested(system);
    }

    /// <summary>The last accepted state.</summary>
    public double[] State { get; }

    public double Time { get; set; }

    /// <summary>Called after every accepted step of the integrator that ends nothing.</summary>
    public required Action Accepted { get; init; }

    /// <summary>True from the beginning of a step of the protocol to its end; a saved run may go on within a step.</summary>
    public bool IsWithinStep { get; set; }

    /// <summary>When the step began, s.</summary>
    public double StepStart { get; private set; }

    /// <summary>Voltage before the step began, V.</summary>
    public double VoltageBefore { get; private set; }

    /// <summary>Voltage just after the start of the step, V.</summary>
    public double StartVoltage { get; private set; }

    /// <summary>Charge and energy counted when the step began.</summary>
    public (double Charged, double Discharged, double EnergyIn, double EnergyOut) Before { get; private set; }

    /// <summary>The least lithium that a finite stock held, mol/m2; infinite without one.</summary>
    public double LowestStock { get; private set; } = double.PositiveInfinity;

    /// <summary>Begins a step of the protocol.</summary>
    public void Begin()
    {
        IsWithinStep = true;
        StepStart = Time;
        VoltageBefore = _system.Voltage(State);
        Before = _throughput.Total;
        _sides = null;
        _startCharge = State[_system.ChargeIndex];
    }

    /// <summary>Runs a segment at one control, or what is left of it. Returns why it ended ("" at the end of its duration).</summary>
    public string Run(IIntegrator integrator, StepTarget target, CellControl control, double end, double? period, int step, int cycle, CancellationToken token)
    {
        var start = Time;
        var first = _sides is null;
        _system.Control = control;
        if (control.Kind == ControlKind.Current)
        {
            State[_system.CurrentIndex] = control.At(start);
        }

        try
        {
            integrator.Start(start, State, end);
        }
        catch (IntegrationException) when (Exhaustion.Explains(_system, State))
        {
            return "already met: " + Exhaustion.Describe(_system, State);
        }

        integrator.State.CopyTo(State);
        if (first)
        {
            StartVoltage = _system.Voltage(State);
            _sides = [.. target.Conditions.Select(c => c.Settled(CellVariables.Value(c.Variable, _system, State)).Side)];
        }

        _conditions = [.. target.Conditions.Zip(_sides!, (condition, side) => condition with { Side = side })];
        if (!_resumed)
        {
            _recorder.Add(start, start - StepStart, State, step, cycle, target.Type);
        }

        _resumed = false;
        if (first)
        {
            if (Array.Find(_conditions, condition => condition.Excess(_system, State) >= 0) is { } met)
            {
                return "already met: " + met.Describe();
            }

            if (Exhaustion.Excess(_system, State) >= 0)
            {
                return "already met: " + Exhaustion.Describe(_system, State);
            }

            if (StoichiometryRange.Excess(_system, State) >= 0)
            {
                throw StoichiometryRange.Left(_system, State, step, target, Time);
            }
        }

        var lastSample = start;
        while (integrator.Time < end)
        {
            token.ThrowIfCancellationRequested();
            try
            {
                integrator.Step(end);
            }
            catch (IntegrationException) when (Exhaustion.Explains(_system, integrator.State))
            {
                return Exhaustion.Describe(_system, State);
            }

            var reached = integrator.Time;
            var reason = FindEvent(integrator, target, ref reached);
            _crossing = Crossing(integrator, reached);
            Sample(integrator, start, reached, StepStart, ref lastSample, period, step, cycle, target.Type);
            CountCrossing(integrator, reached);
            integrator.Interpolate(reached, State);
            Time = reached;
            NoteStock(State);
            if (ReferenceEquals(reason, RunOut))
            {
                // The rates turn within a picometre of lithium: steps that were chosen before would overdraw it.
                _throughput.Count(State);
                integrator.Start(Time, State, end);
                integrator.State.CopyTo(State);
                Accepted();
                continue;
            }

            if (reason.Length > 0)
            {
                _recorder.Add(reached, reached - StepStart, State, step, cycle, target.Type);
                return ReferenceEquals(reason, RangeLeft) ? throw StoichiometryRange.Left(_system, State, step, target, Time) : reason;
            }

            integrator.State.CopyTo(State);
            _throughput.Count(State);
            Accepted();
        }

        if (lastSample < Time)
        {
            _recorder.Add(Time, Time - StepStart, State, step, cycle, target.Type);
        }

        return "";
    }

    /// <summary>Writes where within a step the run stands.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(IsWithinStep);
        foreach (var value in new[] { StepStart, VoltageBefore, StartVoltage, Before.Charged, Before.Discharged, Before.EnergyIn, Before.EnergyOut,
            _startCharge, LowestStock })
        {
            writer.Write(value);
        }

        writer.Write(_sides?.Length ?? -1);
        foreach (var side in _sides ?? [])
        {
            writer.Write(side);
        }
    }

    /// <summary>Takes up what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        double D() => reader.ReadDouble();
        _resumed = IsWithinStep = reader.ReadBoolean();
        (StepStart, VoltageBefore, StartVoltage, Before, _startCharge, LowestStock) = (D(), D(), D(), (D(), D(), D(), D()), D(), D());
        var count = reader.ReadInt32();
        _sides = count < 0 ? null : [.. Enumerable.Range(0, count).Select(_ => reader.ReadInt32())];
    }

    private void NoteStock(ReadOnlySpan<double> y)
    {
        foreach (var metal in _system.Metals)
        {
            LowestStock = Math.Min(LowestStock, metal.Left(y));
        }
    }

    private StepTarget.Condition[] _conditions = [];
    private int[]? _sides;
    private double _startCharge;
    private bool _resumed;
    private double _crossing = double.PositiveInfinity;

    // Where the current changes its sign between the last state and a time; infinite if it does not.
    private double Crossing(IIntegrator integrator, double reached)
    {
        double low = integrator.PreviousTime, high = reached;
        var index = _system.CurrentIndex;
        double before = integrator.Interpolate(low, index), after = integrator.Interpolate(high, index);
        if (_system.Control.Kind == ControlKind.Current || !(before * after < 0))
        {
            return double.PositiveInfinity;
        }

        for (var i = 0; i < 50; i++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = integrator.Interpolate(middle, index) * before > 0 ? (middle, high) : (low, middle);
        }

        return high;
    }

    private void CountCrossing(IIntegrator integrator, double until)
    {
        if (_crossing <= until)
        {
            integrator.Interpolate(_crossing, _scratch);
            _throughput.Count(_scratch);
            _crossing = double.PositiveInfinity;
        }
    }

    private string FindEvent(IIntegrator integrator, StepTarget target, ref double reached)
    {
        var reason = "";
        foreach (var condition in _conditions)
        {
            if (condition.Excess(_system, integrator.State) >= 0)
            {
                var at = Bisect(integrator, y => condition.Excess(_system, y));
                if (at <= reached)
                {
                    reached = at;
                    reason = condition.Describe();
                }
            }
        }

        if (double.IsFinite(target.Charge) && Math.Abs(integrator.State[_system.ChargeIndex] - _startCharge) >= target.Charge)
        {
            var at = Bisect(integrator, y => Math.Abs(y[_system.ChargeIndex] - _startCharge) - target.Charge);
            if (at <= reached)
            {
                reached = at;
                reason = "charge reached its limit";
            }
        }

        if (Exhaustion.Excess(_system, integrator.State) >= 0)
        {
            var at = Bisect(integrator, y => Exhaustion.Excess(_system, y));
            if (reason.Length == 0 || at < reached)
            {
                reached = at;
                reason = Exhaustion.Describe(_system, integrator.State);
            }
        }

        foreach (var metal in _system.Metals)
        {
            if (metal.HasRunOut(State, integrator.State))
            {
                var at = Bisect(integrator, y => 1 - (metal.Left(y) / MetalInterface.StockRest));
                if (at < reached)
                {
                    reached = at;
                    reason = RunOut;
                }
            }
        }

        if (StoichiometryRange.Excess(_system, integrator.State) >= 0)
        {
            var at = Bisect(integrator, y => StoichiometryRange.Excess(_system, y));
            if (reason.Length == 0 || at < reached)
            {
                reached = at;
                reason = RangeLeft;
            }
        }

        return reason;
    }

    private double Bisect(IIntegrator integrator, StateFunction excess)
    {
        double low = integrator.PreviousTime, high = integrator.Time;
        var width = high - low;
        integrator.Interpolate(low, _scratch);
        var fl = excess(_scratch);
        integrator.Interpolate(high, _scratch);
        var fh = excess(_scratch);
        if (fl >= 0)
        {
            return low;
        }

        // Illinois' false position, kept inside the bracket.
        for (var i = 0; i < 100 && high - low > 1e-12 * Math.Max(width, 1e-3); i++)
        {
            var at = Math.Clamp(((low * fh) - (high * fl)) / (fh - fl), low + (1e-3 * (high - low)), high - (1e-3 * (high - low)));
            integrator.Interpolate(at, _scratch);
            var f = excess(_scratch);
            if (f >= 0)
            {
                high = at;
                fh = f;
                fl *= 0.5;
            }
            else
            {
                low = at;
                fl = f;
                fh *= 0.5;
            }

            if (Math.Abs(f) < 1e-12)
            {
                return at;
            }
        }

        return high;
    }

    private void Sample(IIntegrator integrator, double start, double reached, double stepStart, ref double last, double? period, int step, int cycle,
        string type)
    {
        if (!_recorder.Enabled)
        {
            return;
        }

        if (period is { } p)
        {
            var next = stepStart + (p * (Math.Floor((last - stepStart) / p * (1 + 1e-12)) + 1));
            while (next < reached)
            {
                Add(integrator, next, stepStart, step, cycle, type);
                last = next;
                next = stepStart + (p * (Math.Round((next - stepStart) / p) + 1));
            }

            return;
        }

        var from = Math.Max(integrator.PreviousTime, start);
        var gap = reached - from;
        var parts = Math.Max(1, (int)Math.Ceiling(gap / LongestGap));
        for (var i = 1; i <= parts; i++)
        {
            var t = i == parts ? reached : from + (gap * i / parts);
            if (i < parts || t == integrator.Time)
            {
                Add(integrator, t, stepStart, step, cycle, type);
                last = t;
            }
        }
    }

    private void Add(IIntegrator integrator, double t, double stepStart, int step, int cycle, string type)
    {
        CountCrossing(integrator, t);
        integrator.Interpolate(t, _scratch);
        _recorder.Add(t, t - stepStart, _scratch, step, cycle, type);
    }

    private delegate double StateFunction(ReadOnlySpan<double> y);
}
