using System.Globalization;
using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Numerics.Threads;
using Anodyne.Plating.Front;
using Anodyne.Plating.Processes;
using Anodyne.Plating.Results;
using Anodyne.Plating.Schedules;
using Anodyne.Plating.Surfaces;
using Anodyne.Plating.Transient;
using Anodyne.Plating.Transport;
using Anodyne.Quantities;

namespace Anodyne.Plating.Engine;

/// <summary>
/// One plating run: solve the current distribution, record, let the processes on the front act, move the front by the volume that is due to each of its
/// pieces, repair what has met.
/// </summary>
/// <remarks>
/// <para>Time: second order, one solve a step; see <see cref="Deposition"/>.</para>
/// <para>Lithium: the area swept around every vertex equals the volume due there to rounding (<see cref="SweptArea"/>); remeshing and surgery keep the
/// metal area. Charge: the solver closes facet sum and plate flux to rounding.</para>
/// </remarks>
internal sealed partial class PlatingEngine : IDisposable
{
    private const double VertexSpacing = 0.5;
    private const int MostHalvings = 8;
    private const double LandingShare = 1e-3;
    private readonly PlatingCase _case;
    private readonly InterfaceCell _cell;
    private readonly ITransport _transport;
    private readonly bool _isInTime;
    private readonly string _form;
    private readonly IFrontProcess[] _processes;
    private readonly Obstacle[] _obstacles;
    private readonly FacetTerms _terms = new();
    private readonly FrontStep _step = new();
    private readonly double[][] _keptLedgers;
    private readonly double _wagner;
    private readonly bool _isFilmLimited;
    private readonly FrontState _front;
    private readonly WorkTeam _team;
    private readonly PlatingWindow _window;
    private readonly FrontEnvelope _envelope;
    private readonly SaltInventory _inventory;
    private readonly FrontMover _mover;
    private readonly CurveSurgery _surgery;
    private readonly RunLog _log = new();
    private readonly Schedule _schedule;
    private readonly ProtocolLedger _ledger = new();
    private readonly DetachedMetal _detached = new();
    private readonly double[] _firstHeights;
    private readonly CollectorFloor? _floor;
    private readonly int _columns;
    private readonly double _period;
    private readonly double _h;
    private readonly double _speedPerCurrent;
    private double _meanCurrent;
    private double _time;
    private double _charge;
    private double _plated;
    private double _stripped;
    private double _bulkStripped;
    private double _firstBurial = double.NaN;
    private double _stageStart;
    private double _stageCharge;
    private double _lastStep;
    private double _area0;
    private double _envelope0 = double.NaN;
    private int _steps;
    private PlatingContact? _contact;

    /// <summary>Creates a run that starts from the case's initial surface, or from curves of its own (for checks).</summary>
    /// <param name="problem">The case.</param>
    /// <param name="start">Makes the first curve; null: the case's own surface.</param>
    /// <param name="more">Processes beside those of the case (for checks).</param>
    public PlatingEngine(PlatingCase problem, Func<VertexFields, Curve>? start = null, params IFrontProcess[] more)
    {
        _case = problem;
        _cell = problem.Cell;
        var mirrored = problem.Domain.Lateral == Lateral.Mirror;
        _period = problem.Domain.Width * (mirrored ? 2 : 1);
        _columns = problem.Numerics.CellsAcross * (mirrored ? 2 : 1);
        _h = _period / _columns;
        var threads = problem.Numerics.Threads ?? (_columns >= 512 ? Math.Min(4, WorkTeam.DefaultSize) : 1);
        _team = new WorkTeam(Math.Clamp(threads, 1, Environment.ProcessorCount));
        if (threads > Environment.ProcessorCount)
        {
            _log.Warnings.Add($"{threads} threads were asked for; this machine has {Environment.ProcessorCount} cores, and that many were used.");
        }

        _window = new PlatingWindow(_columns, _period, FluxFloor, _team);
        var choice = TransportChoice.Of(problem);
        _isInTime = choice.IsTransient;
        _transport = new QuasiSteadyTransport(Uncharged(_cell, choice.IsTransient), problem.Mode);
        if (problem.Collector is { } collector && start is null)
        {
            var shape = SurfaceCurve.Create(problem.Surface, problem.Domain, VertexSpacing * _h, VertexFields.None);
            _floor = new CollectorFloor(shape.Z.AsSpan(0, shape.Count).ToArray().Min() - collector.Lithium, _period, _h);
            more = [.. more, new BareCollector(_floor.Height)];
        }

        _processes = [.. FrontProcesses.Of(problem), .. more];
        _keptLedgers = Array.ConvertAll(_processes, static process => new double[process.Ledger.Length]);
        _wagner = WagnerOf(problem, _period);
        _isFilmLimited = !_isInTime && IsFilmLimited(problem, _wagner);
        _obstacles = _isInTime ? BeforeLayers(Obstacle.Of(_cell, _transport), _cell) : Obstacle.Of(_cell, _transport);
        _schedule = new Schedule(problem);
        _form = _isInTime ? TransientForm : _transport.Form;
        _form = problem.Transport == TransportMode.QuasiSteady ? _form : $"{_form}. {choice.Reason}";
        if (!_isInTime)
        {
            _log.Warnings.AddRange(_transport.Warnings);
        }

        if (problem.Mode == CurrentMode.Primary && _cell.ConformalFilmResistance > 0)
        {
            _log.Warnings.Add("The film on the lithium is not used: a primary distribution (mode: primary) knows Ohm's law of the electrolyte alone.");
        }

        if (problem is { Mode: CurrentMode.Primary, CounterElectrode.FilmResistance: > 0 })
        {
            _log.Warnings.Add("The film on the counter electrode is not used: a primary distribution (mode: primary) knows no electrodes.");
        }

        _envelope = new FrontEnvelope(_columns, _period);
        _inventory = new SaltInventory(_columns, _period);
        _mover = new FrontMover(_period, _h);
        _surgery = new CurveSurgery(_h);
        _speedPerCurrent = _cell.Lithium.MolarVolume / PhysicalConstants.Faraday;
        _front = new FrontState(_period, _h, new VertexFields(_processes.SelectMany(process => process.Fields).Distinct()));
        _front.Curves.Add(
            start is null ? SurfaceCurve.Create(problem.Surface, problem.Domain, VertexSpacing * _h, _front.Fields) : start(_front.Fields));
        _area0 = _front.Curves[0].SolidArea(_period);
        _firstHeights = new double[_columns];
        Array.Fill(_firstHeights, double.NegativeInfinity);
        var first = _front.Curves[0];
        FrontEnvelope.Raise(_firstHeights, first.X.AsSpan(0, first.Count), first.Z.AsSpan(0, first.Count), first.Wraps, _period);
        BeginStage();
        var charge = problem.Stop.ChargePerArea ?? Math.Abs(_meanCurrent) * (problem.Stop.Time ?? 0);
        var steps = charge * _speedPerCurrent / (problem.Numerics.FrontCfl * _h);
        _log.Series.EnsureCapacity(double.IsFinite(steps) ? (int)Math.Min(2 * steps + 64, 1e6) : 1024);
        foreach (var process in _processes)
        {
            process.Begin(_front);
        }
    }

    public StopReason? Stop { get; private set; }

    public string StopDetail { get; private set; } = "";

    public double Fraction => Math.Clamp((_schedule.Step - 1 + StageShare) / _schedule.Steps, 0, 1);

    public PlatingProgress Progress => new(Fraction, _time, _charge, _steps, _log.Series.Count > 0 ? _log.Series[^1].Peak : 0);

    public IReadOnlyList<Curve> Curves => _front.Curves;

    public EllipticSolver Solver => _window.Solver!;

    public ITransport Transport => _transport;

    /// <summary>Height of the mean front (dense equivalent), m.</summary>
    public double MeanFront => IsFixedInSpace ? 0 : Deposited;

    /// <summary>Thickness that the charge so far has if dense and flat, m.</summary>
    public double MeanDeposit => Deposited;

    private bool IsFixedInSpace => _cell.Counter == Counter.Reservoir && _cell.ReservoirMotion == ReservoirMotion.FixedInSpace;

    private double Deposited => _charge * _speedPerCurrent;

    private double PlateHeight => MeanFront + _transport.Gap;

    public void Dispose()
    {
        _window.Dispose();
        _team.Dispose();
    }

    /// <summary>Refuses a case that the grid cannot follow; warns of what it follows poorly.</summary>
    public void RequireReach()
    {
        GridReach.Check(_case, _h, Highest, _obstacles, _log.Warnings);
        foreach (var process in _processes)
        {
            process.Require(_case, _h, _log.Warnings);
        }
    }

    /// <summary>True if the cells between the front and what stands before it, a separator included, are twice those at which the run would stop.</summary>
    public bool HasRoom => _obstacles.All(obstacle => obstacle.Height - Highest > 2 * obstacle.Cells * _h);

    private double Highest => _front.Curves[0].Z.AsSpan(0, _front.Curves[0].Count).ToArray().Max();

    /// <summary>Puts a detached piece of metal into the electrolyte before a run begins (for checks).</summary>
    public void Add(Curve island)
    {
        island.Boundary = _front.Curves.Count;
        _front.Curves.Add(island);
        _area0 += island.SolidArea(_period);
    }

    /// <summary>Area of the metal that has come off so far, m2 (volume per depth).</summary>
    public double Detached => _detached.Detached;

    /// <summary>Solves the present state, records it, and unless the run is over moves the front by one step.</summary>
    public void Step()
    {
        if (NothingToGive() is { } want)
        {
            EndStage(want.Reason, want.Why);
            if (Stop is not null && _front.Grid is not null)
            {
                Keep();
            }

            return;
        }

        SolveState();
        if (Stop is not null)
        {
            return;
        }

        Record();
        var goesOn = !EndsHere();
        Keep();
        if (goesOn)
        {
            Advance();
        }
    }

    /// <summary>
    /// Lets the processes act for one time step, and moves the front by what is due then. A step that the front refuses is undone and tried again at half its
    /// length.
    /// </summary>
    private void Advance()
    {
        _front.Collect();
        double fastest = 0;
        for (var v = 0; v < _front.Vertices; v++)
        {
            fastest = Math.Max(fastest, Math.Abs(_front.Currents.Density[v]));
        }

        var longest = _case.Numerics.FrontCfl * _h / (fastest * _speedPerCurrent);
        foreach (var process in _processes)
        {
            longest = Math.Min(longest, process.LongestStep(_front));
        }

        longest = _gap is null ? longest : Math.Min(longest, _gap.NextStep(_meanCurrent));
        var length = LimitToStock(LimitToDistance(LimitToTargets(longest)));
        var topology = _log.Topology;
        var (detached, revived) = (_detached.Detached, _detached.Revived);
        var bulk = _front.AreaBelow(_firstHeights);
        _front.Keep();
        for (var p = 0; p < _processes.Length; p++)
        {
            _processes[p].Ledger.CopyTo(_keptLedgers[p], 0);
        }

        for (var halvings = 0; ; halvings++)
        {
            _step.Length = length;
            _step.Before = _lastStep;
            foreach (var process in _processes)
            {
                process.Change(_front, _step);
            }

            if (TryMoveFront(halvings == MostHalvings, out var met, out var refusal))
            {
                _charge += _meanCurrent * length;
                _plated += Math.Max(0, _meanCurrent) * length;
                _stripped += Math.Max(0, -_meanCurrent) * length;
                _stageCharge += Math.Abs(_meanCurrent) * length;
                _time += length;
                _steps++;
                _bulkStripped += _meanCurrent < 0 ? bulk - _front.AreaBelow(_firstHeights) : 0;
                _firstBurial = met && _meanCurrent > 0 && double.IsNaN(_firstBurial) ? _time : _firstBurial;
                _lastStep = met ? 0 : length;
                return;
            }

            _log.Topology = topology;
            _detached.Set(detached, revived);
            if (halvings == MostHalvings && !_schedule.HasProtocol)
            {
                throw new ComputationException(refusal!);
            }

            _front.Restore();
            for (var p = 0; p < _processes.Length; p++)
            {
                _keptLedgers[p].CopyTo(_processes[p].Ledger, 0);
            }

            _front.Collect();
            if (halvings == MostHalvings)
            {
                // What a protocol has done so far is kept.
                StopFor(StopReason.FrontLost, $"{refusal!.What}: {refusal.Found}; {refusal.Mend}");
                Keep();
                return;
            }

            length *= 0.5;
        }
    }

    /// <summary>Lays the due volumes down and repairs what has met, until nothing is due and nothing crosses.</summary>
    /// <param name="isLast">True in the last try: then an island that is too small for the grid to move stays where it is.</param>
    /// <param name="met">True if pieces of the front have met.</param>
    /// <param name="refusal">Why the front could not be moved.</param>
    private bool TryMoveFront(bool isLast, out bool met, out Problem? refusal)
    {
        (met, refusal) = (false, null);
        var curves = _front.Curves;
        for (var pass = 0; pass < (_floor is null ? 24 : 200); pass++)
        {
            _floor?.Clip(curves[0]);
            for (var c = 0; c < curves.Count; c++)
            {
                if (curves[c].Boundary >= 0)
                {
                    if (isLast && curves[c].Boundary > 0)
                    {
                        curves[c] = _mover.LayDownIsland(curves[c]);
                        continue;
                    }

                    var isDown = _mover.TryLayDown(curves[c], out var moved);
                    _mover.Hand(_front);
                    if (!isDown)
                    {
                        refusal = Refusal("the front folds too sharply for the time step", "no displacement that deposits the charge");
                        return false;
                    }

                    curves[c] = moved;
                }
            }

            _detached.Before(curves, _period);
            var report = _surgery.Repair(curves, _period);
            if (report.Crossings == 0)
            {
                if (_floor is not null && _floor.Lift(curves))
                {
                    continue;
                }

                return true;
            }

            _front.Bury(_surgery.Dropped);

            met = true;
            _detached.After(curves, _period);
            var before = _log.Topology;
            _log.Topology = new TopologyEvents(before.Crossings + report.Crossings, before.Pockets + report.Pockets, before.Islands + report.Islands);
        }

        refusal = Refusal("the front crosses itself in a way that could not be disentangled", "crossings after 24 repairs");
        return false;
    }

    private Problem Refusal(string what, string found) => new(
        what,
        string.Create(CultureInfo.InvariantCulture, $"time {_time:g6} s, step {_steps}, step length halved {MostHalvings} times"),
        found,
        Mend: "Raise the number of cells across or lower the front CFL.");
}
