using System.Globalization;
using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Numerics.Curves;
using Anodyne.Numerics.Elliptic;
using Anodyne.Numerics.Threads;
using Anodyne.Plating.Front;
using Anodyne.Plating.Results;
using Anodyne.Plating.Surfaces;
using Anodyne.Plating.Transport;
using Anodyne.Quantities;

namespace Anodyne.Plating.Engine;

/// <summary>
/// One plating run: solve the current distribution, record, move the front by the charge that each of its pieces received, repair what has met.
/// </summary>
/// <remarks>
/// <para>Time: second order, one solve a step. A vertex lays down V_i = (V_m/F) integral of M_i j_i over the step, = dt (V_m/F) M_i [j_i + (dt/2) r_i], with
/// r_i = (j_i - j_i,old)/dt_old + kappa_i v_i j_i: Adams-Bashforth for the current density (Euler in the first step and after a change of topology), and the growth of
/// the length that belongs to the vertex, dM/dt = kappa v M for a curve that moves along its normal at v. Without the second term a surface at uniform current density
/// would not move parallel to itself but be smoothed by dt v^2/2 per unit of time, first order in the grid. The r_i are freed of their mean, so that the volumes sum to
/// the charge of the step exactly.</para>
/// <para>Lithium: the area swept around every vertex equals V_i to rounding (<see cref="SweptArea"/>); remeshing and surgery keep the metal area.
/// Charge: the solver closes facet sum and plate flux to rounding.</para>
/// </remarks>
internal sealed partial class PlatingEngine : IDisposable
{
    private const int PreviousCurrent = 0;
    private const int DueVolume = 1;
    private const double FilterCells = 0.6;
    private const double VertexSpacing = 0.5;
    private readonly PlatingCase _case;
    private readonly InterfaceCell _cell;
    private readonly TransportModel _transport;
    private readonly WorkTeam _team;
    private readonly PlatingWindow _window;
    private readonly CurrentOnFront _currents = new();
    private readonly FrontEnvelope _envelope;
    private readonly FrontMover _mover;
    private readonly CurveSurgery _surgery;
    private readonly List<Curve> _curves = [];
    private readonly List<PlatingSample> _series = [];
    private readonly List<FrontSnapshot> _fronts = [];
    private readonly List<FieldMap> _fields = [];
    private readonly List<string> _warnings = [];
    private readonly double _period;
    private readonly double _h;
    private readonly double _speedPerCurrent;
    private ElectrodeLevel[] _electrodes = [ElectrodeLevel.Driven(0, -0.05)];
    private double[] _curvature = [];
    private double _meanCurrent;
    private double _time;
    private double _charge;
    private double _lastStep;
    private double _area0;
    private double _envelope0 = double.NaN;
    private int _steps;
    private int _vertices;
    private TopologyEvents _topology = new(0, 0, 0);
    private double _worstCharge;
    private double _worstLithium;
    private double _worstSalt;
    private double _lowestConcentration = double.PositiveInfinity;

    public PlatingEngine(PlatingCase problem)
        : this(problem, null)
    {
    }

    /// <summary>Creates a run that starts from a front of its own (for checks), or from the case's initial surface.</summary>
    public PlatingEngine(PlatingCase problem, Curve? front)
    {
        _case = problem;
        _cell = problem.Cell;
        var mirrored = problem.Domain.Lateral == Lateral.Mirror;
        _period = problem.Domain.Width * (mirrored ? 2 : 1);
        var columns = problem.Numerics.CellsAcross * (mirrored ? 2 : 1);
        _h = _period / columns;
        var threads = problem.Numerics.Threads ?? (columns >= 512 ? Math.Min(4, WorkTeam.DefaultSize) : 1);
        _team = new WorkTeam(Math.Max(1, threads));
        _window = new PlatingWindow(columns, _period, _team);
        _transport = new TransportModel(_cell, problem.Mode);
        _warnings.AddRange(_transport.Warnings);
        _envelope = new FrontEnvelope(columns, _period);
        _mover = new FrontMover(_period, _h, DueVolume);
        _surgery = new CurveSurgery(_h);
        _speedPerCurrent = _cell.Lithium.MolarVolume / PhysicalConstants.Faraday;
        _curves.Add(front ?? SurfaceCurve.Create(problem.Surface, problem.Domain, VertexSpacing * _h, columns: 2, amounts: 1));
        _area0 = _curves[0].MetalArea(_period);
        _meanCurrent = problem.Control is Galvanostatic g ? g.CurrentDensity : double.NaN;
        var charge = problem.Stop.ChargePerArea ?? Math.Abs(_meanCurrent) * (problem.Stop.Time ?? 0);
        var steps = charge * _speedPerCurrent / (problem.Numerics.FrontCfl * _h);
        _series.EnsureCapacity(double.IsFinite(steps) ? (int)Math.Min(2 * steps + 64, 1e6) : 1024);
        if (_cell.Interphase?.Heterogeneity is not null)
        {
            _warnings.Add("The lateral variation of the film is not simulated: its mean resistance is used.");
        }
    }

    public StopReason? Stop { get; private set; }

    public string StopDetail { get; private set; } = "";

    public double Fraction => Math.Clamp(
        Math.Max(
            _case.Stop.ChargePerArea is { } q ? _charge / q : 0,
            _case.Stop.Time is { } t ? _time / t : 0),
        0,
        1);

    public PlatingProgress Progress => new(Fraction, _time, _charge, _steps, _series.Count > 0 ? _series[^1].Peak : 0);

    public IReadOnlyList<Curve> Curves => _curves;

    public EllipticSolver Solver => _window.Solver!;

    public TransportModel Transport => _transport;

    /// <summary>Height of the mean front (dense equivalent), m.</summary>
    public double MeanFront => _cell.Counter == Counter.Reservoir && _cell.ReservoirMotion == ReservoirMotion.FixedInSpace ? 0 : Deposited;

    private double Deposited => _charge * _speedPerCurrent;

    private double PlateHeight => MeanFront + _transport.Gap;

    public void Dispose()
    {
        _window.Dispose();
        _team.Dispose();
    }

    /// <summary>Solves the present state, records it, and unless the run is over moves the front by one step.</summary>
    public void Step()
    {
        SolveState();
        if (Stop is not null)
        {
            return;
        }

        Record();
        CheckStops();
        Keep();
        if (Stop is null)
        {
            Advance();
        }
    }

    private void NumberVertices()
    {
        _vertices = 0;
        foreach (var curve in _curves)
        {
            curve.FirstVertex = _vertices;
            _vertices += curve.Count;
        }

        if (_curvature.Length < _vertices)
        {
            _curvature = new double[2 * _vertices];
        }

        foreach (var curve in _curves)
        {
            CurveShape.Curvature(curve, _period, _curvature.AsSpan(curve.FirstVertex, curve.Count));
        }
    }

    /// <summary>Moves the front by the charge of one time step.</summary>
    private void Advance()
    {
        _currents.Compute(_window.Solver!.Grid, _curves, _vertices, _curvature, _period, FilterCells * _h);
        double fastest = 0;
        for (var v = 0; v < _vertices; v++)
        {
            fastest = Math.Max(fastest, Math.Abs(_currents.Density[v]));
        }

        var step = _case.Numerics.FrontCfl * _h / (fastest * _speedPerCurrent);
        step = LimitToTargets(step);

        // Capillarity relaxes a wave k at rate (V_m/F)^2 gamma G k^2; explicit up to the filter's strongest wave (k^2 about 2.6/h^2), else implicit.
        var relaxation = _speedPerCurrent * _speedPerCurrent * _cell.Lithium.SurfaceEnergy * LargestConductance();
        var stiff = step * relaxation * 2.6 / (_h * _h) > 0.4;
        if (stiff)
        {
            _currents.Relax(_curves, _period, step * relaxation);
        }

        var second = _lastStep > 0 && !stiff;
        for (var c = 0; c < _curves.Count; c++)
        {
            if (_curves[c].Electrode >= 0)
            {
                Share(_curves[c], step, second);
            }
        }

        _charge += _meanCurrent * step;
        _time += step;
        _steps++;
        _lastStep = stiff ? 0 : step;
        MoveFront();
    }

    /// <summary>Gives every vertex the volume of lithium that is due in this step.</summary>
    private void Share(Curve curve, double step, bool second)
    {
        var first = curve.FirstVertex;
        var previous = curve.Columns[PreviousCurrent];
        var due = curve.Columns[DueVolume];
        var length = _currents.VertexLength.Slice(first, curve.Count);
        var density = _currents.Density.Slice(first, curve.Count);
        var curvature = _currents.Curvature.Slice(first, curve.Count);
        var perOldStep = second ? 1 / _lastStep : 0;
        double drift = 0;
        double total = 0;
        for (var i = 0; i < curve.Count; i++)
        {
            drift += length[i] * Rate(density[i], previous[i], curvature[i], perOldStep, step);
            total += length[i];
        }

        var mean = drift / total;
        double sum = 0;
        var scale = step * _speedPerCurrent;
        for (var i = 0; i < curve.Count; i++)
        {
            var rate = Rate(density[i], previous[i], curvature[i], perOldStep, step);
            var volume = scale * length[i] * (density[i] + 0.5 * step * (rate - mean));
            due[i] += volume; // on top of what the last step could not lay down
            sum += volume;
        }

        // Facet fluxes sum to the electrode's current to rounding; the volumes are made to sum to its charge exactly.
        var all = scale * _electrodes[curve.Electrode].TotalFlux;
        for (var i = 0; i < curve.Count; i++)
        {
            due[i] += (all - sum) * length[i] / total;
            previous[i] = density[i];
        }
    }

    /// <summary>Rate of change of the current that a vertex carries per length, A/(m2 s). In a cusp, where the curvature is that of the grid, the stretching is bounded.</summary>
    private double Rate(double density, double previous, double curvature, double perOldStep, double step)
    {
        var stretch = Math.Clamp(curvature * _speedPerCurrent * density * step, -0.5, 0.5);
        return (density - previous) * perOldStep + stretch / step * density;
    }

    /// <summary>Lays the due volumes down and repairs what has met, until nothing is due and nothing crosses.</summary>
    private void MoveFront()
    {
        for (var pass = 0; pass < 24; pass++)
        {
            for (var c = 0; c < _curves.Count; c++)
            {
                if (_curves[c].Electrode >= 0)
                {
                    _curves[c] = _mover.LayDown(_curves[c], _time, _steps);
                }
            }

            var report = _surgery.Repair(_curves, _period);
            if (report.Crossings == 0)
            {
                return;
            }

            _lastStep = 0;
            _topology = new TopologyEvents(_topology.Crossings + report.Crossings, _topology.Pockets + report.Pockets, _topology.Islands + report.Islands);
        }

        throw new ComputationException(new Problem(
            "the front crosses itself in a way that could not be disentangled",
            string.Create(CultureInfo.InvariantCulture, $"time {_time:g6} s, step {_steps}"),
            Mend: "Raise the number of cells across or lower the front CFL."));
    }

    private double LargestConductance()
    {
        double largest = 0;
        var grid = _window.Solver!.Grid;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            largest = Math.Max(largest, -grid.Facets[f].LevelSlope);
        }

        return largest;
    }

    private double LimitToTargets(double step)
    {
        var rate = Math.Abs(_meanCurrent);
        if (_case.Stop.ChargePerArea is { } charge && rate > 0)
        {
            step = Math.Min(step, (NextMark(charge, Math.Abs(_charge)) - Math.Abs(_charge)) / rate);
        }
        else if (_case.Stop.Time is { } time)
        {
            step = Math.Min(step, NextMark(time, _time) - _time);
        }

        return _case.Stop.Time is { } end ? Math.Min(step, end - _time) : step;
    }

    /// <summary>The next value at which a front or a field is kept.</summary>
    private double NextMark(double total, double now)
    {
        var next = total;
        foreach (var parts in (ReadOnlySpan<int>)[_case.Output.Snapshots - 1, _case.Output.Fields - 1])
        {
            if (parts > 0)
            {
                var index = Math.Floor(now / total * parts * (1 + 1e-12) + 1e-9) + 1;
                next = Math.Min(next, index * total / parts);
            }
        }

        return next;
    }
}
