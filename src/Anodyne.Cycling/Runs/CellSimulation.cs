using Anodyne.Cells;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Impedance;
using Anodyne.Cycling.Model;
using Anodyne.Numerics.Integration;
using Anodyne.Quantities;
using Anodyne.Records.Impedance;

namespace Anodyne.Cycling.Runs;

/// <summary>
/// Runs a protocol on a cell. One object runs once. A failure of the computation does not throw: the result says what failed, when and at which state,
/// and holds everything computed until then. A cancelled run returns as interrupted.
/// </summary>
public sealed class CellSimulation
{
    private readonly Protocol _protocol;
    private readonly SimulationOptions _options;
    private readonly CellSystem _system;
    private readonly Throughput _throughput;
    private readonly SampleRecorder _recorder;
    private readonly StepRunner _runner;
    private readonly RunLedger _ledger;
    private readonly List<ImpedanceSpectrum> _spectra = [];
    private readonly IntegratorOptions _integration;
    private BdfIntegrator? _bdf;
    private EsdirkIntegrator? _esdirk;
    private IProgress<double>? _progress;
    private CancellationToken _token;
    private readonly ProtocolCursor _cursor;
    private double? _period;
    private Action<CellSimulation>? _checkpoint;
    private Action<CellSimulation>? _within;

    /// <summary>Prepares a run.</summary>
    /// <param name="design">The cell.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="options">Numerical choices; null: the defaults.</param>
    /// <exception cref="InputException">The cell contradicts itself.</exception>
    public CellSimulation(CellDesign design, Protocol protocol, SimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(protocol);
        _protocol = protocol;
        _options = options ?? new SimulationOptions();
        _period = protocol.Period;
        var layers = _options.DoubleLayers ?? protocol.Items.Any(NeedsDoubleLayers);
        _system = new CellSystem(design, _options.Mesh, layers, protocol.Items.Any(HasSweep));
        NominalCharge = design.NominalCharge ?? Capacities.Nominal(design);
        _cursor = new ProtocolCursor(protocol, 1e-6 * NominalCharge);
        _throughput = new Throughput(_system);
        _recorder = new SampleRecorder(_system, _throughput) { Enabled = _options.Samples };
        _runner = new StepRunner(_system, _recorder, _throughput) { Accepted = () => _within?.Invoke(this) };
        _ledger = new RunLedger(_system, _runner.State);
        _integration = new IntegratorOptions { Tolerance = _options.Tolerance };
    }

    /// <summary>Nominal capacity for C-rates, C.</summary>
    public double NominalCharge { get; }

    /// <summary>Number of unknowns of the cell.</summary>
    public int Unknowns => _system.Size;

    internal CellSystem System => _system;

    /// <summary>Runs to the end of the protocol.</summary>
    /// <param name="progress">Receives the share of steps done, 0 to 1.</param>
    /// <param name="cancellationToken">Interrupts between two steps of the integrator.</param>
    public CellRun Run(IProgress<double>? progress = null, CancellationToken cancellationToken = default) => Run(null, progress, cancellationToken);

    /// <summary>
    /// Runs and calls <paramref name="checkpoint"/> after every step of the protocol and <paramref name="within"/> after every step of the integrator: at
    /// each the state may be saved.
    /// </summary>
    internal CellRun Run(
        Action<CellSimulation>? checkpoint, IProgress<double>? progress, CancellationToken cancellationToken, Action<CellSimulation>? within = null)
    {
        (_within, _progress) = (within, progress);
        _token = cancellationToken;
        _checkpoint = checkpoint;
        Problem? failure = null;
        var interrupted = false;
        var reason = "protocol completed";
        try
        {
            while (_cursor.Step is { } step)
            {
                Execute(step);
            }

            reason = _cursor.EarlyEnd.Length > 0 ? _cursor.EarlyEnd : _ledger.Ending ?? reason;
        }
        catch (OperationCanceledException)
        {
            interrupted = true;
            reason = "interrupted";
        }
        catch (IntegrationException stopped)
        {
            failure = Describe(stopped);
            reason = failure.What;
        }
        catch (ComputationException stopped)
        {
            failure = stopped.Problem;
            reason = failure.What;
        }

        return new CellRun
        {
            Record = _options.Samples && _recorder.Rows > 0 ? _recorder.ToRecord(CellDescriptions.Describe(_system.Design), _ledger.Warnings) : null,
            Spectra = _spectra,
            Steps = _ledger.Steps,
            Cycles = [.. _ledger.Cycles, .. _ledger.OpenCycle(_cursor.Cycle, _runner.State)],
            StopReason = reason,
            Failure = failure,
            Interrupted = interrupted,
            Time = _runner.Time,
            SaltDrift = _ledger.SaltDrift,
            LithiumDrift = _ledger.LithiumDrift,
            LowestStock = _runner.LowestStock,
            LowestSalt = _ledger.LowestSalt,
            InventoryAtStart = LithiumInventory.Of(_system, InitialState.Rested(_system)),
            InventoryAtEnd = LithiumInventory.Of(_system, _runner.State),
            Work = [.. new[] { _bdf?.Statistics, _esdirk?.Statistics }.OfType<IntegratorStatistics>()],
            Warnings = _ledger.Warnings,
            State = _runner.State,
        };
    }

    /// <summary>Writes everything that the rest of the run depends on.</summary>
    internal void Save(BinaryWriter writer)
    {
        writer.Write(_runner.Time);
        writer.Write(_system.Ambient);
        writer.Write(_system.Size);
        foreach (var value in _runner.State)
        {
            writer.Write(value);
        }

        _runner.Save(writer);
        _ledger.Save(writer);
        _throughput.Save(writer);
        _recorder.Save(writer);
        SpectrumStore.Save(writer, _spectra);
    }

    /// <summary>Takes up what <see cref="Save"/> wrote.</summary>
    internal void Load(BinaryReader reader)
    {
        _runner.Time = reader.ReadDouble();
        _system.Ambient = reader.ReadDouble();
        if (reader.ReadInt32() != _system.Size)
        {
            throw new InputException("the saved state belongs to another cell or mesh", "checkpoint", "another number of unknowns", $"{_system.Size} unknowns",
                "Delete the checkpoint to start anew.");
        }

        for (var i = 0; i < _runner.State.Length; i++)
        {
            _runner.State[i] = reader.ReadDouble();
        }

        _runner.Load(reader);
        _ledger.Load(reader);
        _cursor.Retrace(_ledger.Steps.Select(RunLedger.Outcome));
        _throughput.Load(reader);
        _recorder.Load(reader);
        SpectrumStore.Load(reader, _spectra);
    }

    // A step at its own end: a stated charge at constant current is passed after a known time, a sweep arrives at its voltage.
    private static string OwnEnd(ProtocolStep step) => step switch
    {
        { Mode: StepMode.Sweep } => "sweep reached its end",
        { Charge: not null, Duration: null } => "charge reached its limit",
        _ => "duration",
    };

    private static bool HasSweep(ProtocolItem item) => item switch
    {
        RepeatedGroup group => group.Items.Any(HasSweep),
        SingleStep { Step: var step } => step.Mode == StepMode.Sweep,
        _ => false,
    };

    private static bool NeedsDoubleLayers(ProtocolItem item) => item switch
    {
        RepeatedGroup group => group.Items.Any(NeedsDoubleLayers),
        SingleStep { Step: var step } => step.IsPulse || step.Mode == StepMode.Sweep,
        _ => false,
    };

    private void Execute(ProtocolStep step)
    {
        _token.ThrowIfCancellationRequested();
        if (step.Temperature is { } temperature)
        {
            _system.Ambient = temperature;
        }

        if (_system.Design.Thermal is null)
        {
            _runner.State[_system.TemperatureIndex] = _system.Ambient;
        }

        if (!_runner.IsWithinStep)
        {
            _runner.Begin();
        }

        var reason = step.Mode == StepMode.Impedance ? Measure(step) : Run(step);
        var (start, before, after) = (_runner.StepStart, _runner.Before, _throughput.Total);
        _runner.IsWithinStep = false;
        var (ordinal, cycle) = (_cursor.Ordinal, _cursor.Cycle);
        _ledger.Add(
            new StepSummary(
                ordinal,
                cycle,
                step.Text,
                start,
                _runner.Time,
                after.Charged - before.Charged,
                after.Discharged - before.Discharged,
                after.EnergyIn - before.EnergyIn,
                after.EnergyOut - before.EnergyOut,
                _runner.StartVoltage,
                _system.Voltage(_runner.State),
                reason),
            _runner.State);
        _cursor.Next(RunLedger.Outcome(_ledger.Steps[^1]));
        if (_cursor.Cycle > cycle)
        {
            _ledger.CloseCycle(cycle, _runner.State);
        }

        _checkpoint?.Invoke(this);
        _progress?.Report(Math.Min(1, ordinal / (double)_protocol.StepCount));
    }

    private string Run(ProtocolStep step)
    {
        var target = new StepTarget(step, _system, NominalCharge, _runner.VoltageBefore, _runner.StepStart, _cursor.GroupConditions);
        IIntegrator integrator = step.IsPulse ? _esdirk ??= new EsdirkIntegrator(_system, _integration) : _bdf ??= new BdfIntegrator(_system, _integration);
        var period = step.Period ?? _period;
        var start = _runner.StepStart;
        if (step.Mode == StepMode.Profile)
        {
            return RunProfile(step, target, integrator, period, start);
        }

        var end = start + (double.IsInfinity(target.Duration) ? _options.LongestStep : target.Duration);
        var reason = _runner.Run(integrator, target, target.Control, end, period, _cursor.Ordinal, _cursor.Cycle, _token);
        if (reason.Length == 0 && double.IsInfinity(target.Duration))
        {
            throw new ComputationException(new Problem(
                "a step did not reach any of its conditions",
                $"step {_cursor.Ordinal} '{step.Text}'",
                FormattableString.Invariant($"V = {_system.Voltage(_runner.State):g6} V after {_options.LongestStep:g3} s"),
                "a condition that can be reached",
                "Add a duration ('for 10 hours') or change the limit."));
        }

        return reason.Length == 0 ? OwnEnd(step) : reason;
    }

    private string RunProfile(ProtocolStep step, StepTarget target, IIntegrator integrator, double? period, double start)
    {
        var times = step.ProfileTimes;
        var limit = Math.Min(target.Duration, times.Count > 1 ? times[^1] : double.PositiveInfinity);
        for (var i = 0; i < times.Count - 1 && times[i] < limit; i++)
        {
            if (start + times[i + 1] <= _runner.Time)
            {
                continue;
            }

            var control = StepTarget.Profile(step, i, _system.Design.Area, NominalCharge);
            var reason = _runner.Run(integrator, target, control, start + Math.Min(times[i + 1], limit), period, _cursor.Ordinal, _cursor.Cycle, _token);
            if (reason.Length > 0)
            {
                return reason;
            }
        }

        return "duration";
    }

    private string Measure(ProtocolStep step)
    {
        var frequency = CellImpedance.Frequencies(step.HighFrequency, step.LowFrequency, step.PointsPerDecade);
        var (fine, state) = SpectrumMesh.Carry(_system, _runner.State, SpectrumMesh.Of(_options.Mesh));
        _spectra.Add(new CellImpedance(fine).Spectrum(state, frequency, _runner.Time, CellDescriptions.Describe(_system.Design)));
        return $"{frequency.Length} frequencies";
    }

    private Problem Describe(IntegrationException stopped)
    {
        var y = _runner.State;
        var quantity = _system.Trouble.Length > 0 ? _system.Trouble : "cell voltage";
        if (CellVariables.LowestSalt(_system, y) < 0.01 * _system.Design.Electrolyte.Concentration)
        {
            quantity = "salt concentration (the electrolyte is depleted: the current is beyond the limiting current)";
        }
        var state = FormattableString.Invariant(
            $"V = {_system.Voltage(y):g5} V, I = {-y[_system.CurrentIndex] * _system.Design.Area:g5} A, lowest salt concentration ")
                + FormattableString.Invariant($"{CellVariables.LowestSalt(_system, y):g4} mol/m3");
        foreach (var block in _system.Blocks)
        {
            var (low, high) = block.SurfaceRange(y);
            if (low < 0.002 || high > 0.998)
            {
                quantity = $"stoichiometry at the surface of the {block.Electrode.Material.Name} particles";
            }

            state += FormattableString.Invariant($", {block.Electrode.Material.Name} surface stoichiometry {low:g4} to {high:g4}");
        }

        return new Problem(
            $"the computation cannot go on: {quantity} leaves the range of the model ({stopped.Message.ToLowerInvariant()})",
            FormattableString.Invariant($"step {_cursor.Ordinal}, t = {stopped.Time:g7} s"),
            state,
            "a current below the limiting current and cut-off voltages that the electrodes can reach",
            "Lower the current, or end the step earlier ('until 3.0 V').");
    }
}
