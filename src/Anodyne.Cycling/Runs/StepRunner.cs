using Anodyne.Cycling.Model;
using Anodyne.Numerics.Integration;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Runs;

/// <summary>
/// Runs one step of a protocol: starts the integrator with consistent values, samples its dense output, looks for the first condition that is passed and
/// finds its time by bisection on the dense output. Samples and events never shorten a step of the integrator. A particle surface that leaves the range of
/// its open-circuit potential ends the run there, with what was computed.
/// </summary>
internal sealed class StepRunner
{
    private const double LongestGap = 60;
    private const double RangeSlack = 1e-6;
    private const string RangeLeft = "range of the open-circuit potential left";
    private readonly CellSystem _system;
    private readonly SampleRecorder _recorder;
    private readonly double[] _scratch;

    public StepRunner(CellSystem system, SampleRecorder recorder)
    {
        _system = system;
        _recorder = recorder;
        _scratch = new double[system.Size];
        State = InitialState.Rested(system);
    }

    /// <summary>The state between steps.</summary>
    public double[] State { get; }

    public double Time { get; set; }

    /// <summary>Voltage just after the start of the last step, V.</summary>
    public double StartVoltage { get; private set; }

    /// <summary>Runs a segment at one control. Returns why it ended ("" at the end of its duration).</summary>
    public string Run(IIntegrator integrator, StepTarget target, CellControl control, double end, double? period, int step, int cycle, bool firstSegment, CancellationToken token)
    {
        double start = Time, stepStart = firstSegment ? Time : _stepStart;
        _stepStart = stepStart;
        _system.Control = control;
        if (control.Kind == ControlKind.Current)
        {
            State[_system.CurrentIndex] = control.At(start);
        }

        integrator.Start(start, State, end);
        integrator.State.CopyTo(State);
        if (firstSegment)
        {
            StartVoltage = _system.Voltage(State);
            _conditions = [.. target.Conditions.Select(c => c.Settled(CellVariables.Value(c.Variable, _system, State)))];
            _startCharge = State[_system.ChargeIndex];
        }

        _recorder.Add(start, start - stepStart, State, step, cycle, target.Type);
        foreach (var condition in _conditions)
        {
            if (condition.Excess(_system, State) >= 0 && firstSegment)
            {
                return "already met: " + condition.Describe();
            }
        }

        if (firstSegment && RangeExcess(State) >= 0)
        {
            throw LeftRange(step, target);
        }

        var lastSample = start;
        while (integrator.Time < end)
        {
            token.ThrowIfCancellationRequested();
            try
            {
                integrator.Step(end);
            }
            catch (IntegrationException)
            {
                integrator.State.CopyTo(State);
                Time = integrator.Time;
                throw;
            }

            var reached = integrator.Time;
            var reason = FindEvent(integrator, target, ref reached);
            Sample(integrator, start, reached, stepStart, ref lastSample, period, step, cycle, target.Type);
            if (reason.Length > 0)
            {
                integrator.Interpolate(reached, State);
                Time = reached;
                _recorder.Add(reached, reached - stepStart, State, step, cycle, target.Type);
                return ReferenceEquals(reason, RangeLeft) ? throw LeftRange(step, target) : reason;
            }
        }

        integrator.State.CopyTo(State);
        Time = integrator.Time;
        if (lastSample < Time)
        {
            _recorder.Add(Time, Time - stepStart, State, step, cycle, target.Type);
        }

        return "";
    }

    private StepTarget.Condition[] _conditions = [];
    private double _stepStart;
    private double _startCharge;

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

        if (RangeExcess(integrator.State) >= 0)
        {
            var at = Bisect(integrator, RangeExcess);
            if (reason.Length == 0 || at < reached)
            {
                reached = at;
                reason = RangeLeft;
            }
        }

        return reason;
    }

    // How far a particle surface lies beyond the range of its open-circuit potential; negative within.
    private double RangeExcess(ReadOnlySpan<double> y)
    {
        var excess = double.NegativeInfinity;
        foreach (var block in _system.Blocks)
        {
            var (low, high) = block.SurfaceRange(y);
            var material = block.Electrode.Material;
            excess = Math.Max(excess, Math.Max(material.LowestStoichiometry - low, high - material.HighestStoichiometry) - RangeSlack);
        }

        return excess;
    }

    private ComputationException LeftRange(int step, StepTarget target)
    {
        var block = _system.Blocks.MaxBy(b =>
        {
            var (low, high) = b.SurfaceRange(State);
            return Math.Max(b.Electrode.Material.LowestStoichiometry - low, high - b.Electrode.Material.HighestStoichiometry);
        })!;
        var material = block.Electrode.Material;
        var (lowest, highest) = block.SurfaceRange(State);
        var empty = material.LowestStoichiometry - lowest > highest - material.HighestStoichiometry;
        return new ComputationException(new Problem(
            $"the computation cannot go on: the stoichiometry at the surface of the {material.Name} particles left the range of its open-circuit potential",
            FormattableString.Invariant($"step {step} '{target.Step.Text}', t = {Time:g7} s"),
            FormattableString.Invariant(
                $"{(empty ? lowest : highest):g4} at V = {_system.Voltage(State):g5} V, I = {-State[_system.CurrentIndex] * _system.Design.Area:g5} A, lowest salt concentration {CellVariables.LowestSalt(_system, State):g4} mol/m3"),
            FormattableString.Invariant($"{material.LowestStoichiometry:g4} to {material.HighestStoichiometry:g4} ({material.Source})"),
            empty ? "Charge to a lower voltage, or for a shorter time." : "Discharge to a higher voltage, or for a shorter time."));
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

    private void Sample(IIntegrator integrator, double start, double reached, double stepStart, ref double last, double? period, int step, int cycle, string type)
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
        integrator.Interpolate(t, _scratch);
        _recorder.Add(t, t - stepStart, _scratch, step, cycle, type);
    }

    private delegate double StateFunction(ReadOnlySpan<double> y);
}
