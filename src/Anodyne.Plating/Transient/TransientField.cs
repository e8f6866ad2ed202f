using Anodyne.Cells;
using Anodyne.Numerics.Krylov;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Numerics.Threads;
using Anodyne.Plating.Front;
using Anodyne.Plating.Processes;

namespace Anodyne.Plating.Transient;

/// <summary>
/// Concentration and potential in the whole gap in time: eps dc_-/dt + div N- = 0 and div i = 0 on cut cells, in the frame of the mean front, backward
/// differences of second order with variable steps, both fields solved together by Newton and Krylov.
/// </summary>
/// <remarks>
/// <para>Amounts of anions are kept by cell, not concentrations: what a cell loses its neighbour gains, and cells that the metal swallows hand theirs, of both
/// last moments, to the open neighbour with the most room. So the salt is kept to the accuracy of the solve, and that is closed to rounding.</para>
/// <para>Preconditioner: block-triangular. Row of the anions plus (1 - t) times the row of the current is a diffusion equation with D alone; then the row of
/// the current for phi2. One V-cycle each.</para>
/// </remarks>
internal sealed partial class TransientField : ILinearStage
{
    private const double F = Quantities.PhysicalConstants.Faraday;
    private const int MostIterations = 30;
    private readonly InterfaceCell _cell;
    private readonly GapRows _rows;
    private readonly GridLayout _layout;
    private readonly GridLayout _both;
    private readonly int _half;
    private readonly OpenAreas _areas;
    private readonly FaceFluxes _faces;
    private readonly FarPlane _far;
    private readonly WallFluxes _walls;
    private readonly ScalarMultigrid _salt;
    private readonly ScalarMultigrid _potential;
    private readonly FlexibleGmres _krylov;
    private readonly FacetTerms _terms = new();
    private readonly double[] _volume;
    private readonly double[] _mass;
    private readonly double[] _scaledMass;
    private readonly double[] _none;
    private readonly double[] _anionShare;
    private readonly double[] _wallSalt;
    private readonly double[] _wallPotential;
    private readonly double[] _wallArea;
    private readonly double[] _balance;
    private readonly double[] _update;
    private readonly double[] _rest;
    private readonly double[][] _scaled = new double[4][];
    private double[] _now;
    private double[] _cBefore;
    private double[] _cEarlier;
    private double[] _phiBefore;
    private double[] _phiEarlier;
    private double _a0;
    private double _a1;
    private double _a2;
    private double _time = double.NaN;
    private double _before = double.NaN;
    private double _earlier = double.NaN;
    private double _salt0;
    private double _leastBefore = double.NaN;
    private double _least = double.NaN;
    private bool _failed;
    private bool _isSwitched;
    private double _passed;
    private double _passedBefore;
    private double _passedEarlier;

    /// <param name="cell">The cell.</param>
    /// <param name="columns">Cells across.</param>
    /// <param name="spacing">h, m.</param>
    /// <param name="lowest">Lowest point of the front that the rows must hold, m over its mean.</param>
    public TransientField(InterfaceCell cell, int columns, double spacing, double lowest)
    {
        _cell = cell;
        _rows = new GapRows(cell, columns, spacing, lowest);
        _layout = new GridLayout(columns, _rows.Count);
        _both = new GridLayout(columns, 2 * _rows.Count);
        _half = _rows.Count * _layout.Stride;
        Grid = new CutCellGrid(_layout, spacing);
        _areas = new OpenAreas(Grid);
        _faces = new FaceFluxes(Grid, _rows);
        _far = new FarPlane(Grid, _rows, cell);
        _walls = new WallFluxes(Grid, _rows.Tables[0], cell.Kinetics, cell.Electrolyte.Concentration);
        _salt = new ScalarMultigrid(_layout, spacing);
        _potential = new ScalarMultigrid(_layout, spacing);
        _krylov = new FlexibleGmres(_both, new WorkTeam(1));
        double[] New() => new double[_layout.Length];
        (_volume, _mass, _scaledMass, _wallSalt, _wallPotential, _wallArea) = (New(), New(), New(), New(), New(), New());
        (Concentration, Potential, Amount, AmountBefore, _now) = (New(), New(), New(), New(), New());
        (_cBefore, _cEarlier, _phiBefore, _phiEarlier) = (New(), New(), New(), New());
        for (var i = 0; i < 4; i++)
        {
            _scaled[i] = New();
        }

        (_balance, _update, _rest) = (new double[_both.Length], new double[_both.Length], new double[_both.Length]);
        (_none, _anionShare) = (New(), New());
        Array.Fill(Concentration, cell.Electrolyte.Concentration);
    }

    /// <summary>Cut cells of the whole gap, in open fractions; heights in the laboratory's frame.</summary>
    public CutCellGrid Grid { get; }

    /// <summary>c by cell, mol/m3: of the neutral electrolyte in equilibrium.</summary>
    public double[] Concentration { get; private set; }

    /// <summary>phi2 by cell, V; 0 at the far plane.</summary>
    public double[] Potential { get; private set; }

    /// <summary>Anions by cell at the last moment, mol/m (per depth).</summary>
    public double[] Amount { get; private set; }

    /// <summary>Anions by cell a step before it.</summary>
    public double[] AmountBefore { get; private set; }

    /// <summary>Salt that went with electrolyte cut off by the front, mol/m.</summary>
    public double InPockets { get; private set; }

    /// <summary>Current that leaves the far plane into the electrolyte, A/m.</summary>
    public double PlateCurrent => -_far.Current;

    /// <summary>Mean concentration on the far plane, mol/m3.</summary>
    public double PlateConcentration => _far.MeanConcentration;

    /// <summary>Cations at that concentration in the layer there, mol/m3: what a counter electrode sees.</summary>
    public double PlateCations => _rows.Table(_rows.Count - 1).Medium.Cations(PlateConcentration);

    /// <summary>Cells of the gap.</summary>
    public int Cells => _layout.Columns * _rows.Count;

    /// <summary>When no salt is left on the front, s, along the straight line of its lowest concentration in the square root of time; null if it does not
    /// fall.</summary>
    public double? DepletionTime
    {
        get
        {
            if (!(_leastBefore > _least) || double.IsNaN(_before))
            {
                return null;
            }

            var root = Math.Sqrt(_time) + (Math.Sqrt(_time) - Math.Sqrt(_before)) * _least / (_leastBefore - _least);
            return root * root;
        }
    }

    /// <summary>Concentration on every facet, mol/m3.</summary>
    public double[] WallConcentration => _walls.Concentration;

    /// <summary>Properties of the layer that touches the lithium.</summary>
    public LayerTable FirstTable => _rows.Tables[0];

    public GapRows Rows => _rows;

    public long NewtonIterations { get; private set; }

    public long LinearIterations { get; private set; }

    public double RelativeResidual { get; private set; }

    /// <summary>Largest difference between the solved concentration and the one foreseen from the last two moments, over the rest concentration; NaN at
    /// first.</summary>
    public double Surprise { get; private set; } = double.NaN;

    /// <summary>Length of the last step, s; 0 at first.</summary>
    public double LastStep => double.IsNaN(_before) ? 0 : _time - _before;

    /// <summary>Relative error of the salt: what the cells hold now against the start, what passed a reservoir's plane apart.</summary>
    public double SaltError => Math.Abs((Sum(_now) + InPockets + _passed) / _salt0 - 1);

    /// <summary>Height of the lowest row over the mean front, m: the front must stay above.</summary>
    public double Bottom => _rows.Bottom;

    /// <summary>The same fields with more rows below.</summary>
    /// <param name="lowest">Lowest point that the rows must hold, m over the mean front.</param>
    public TransientField Deepened(double lowest)
    {
        var deeper = new TransientField(_cell, _layout.Columns, Grid.Spacing, lowest);
        var shift = deeper._rows.FirstFace - _rows.FirstFace;
        foreach (var (from, to) in Kept().Zip(deeper.Kept()))
        {
            for (var r = 0; r < _rows.Count; r++)
            {
                Array.Copy(from, _layout.Offset(r), to, _layout.Offset(0) + (r + shift) * _layout.Stride, _layout.Columns);
            }
        }

        deeper.Take(Scalars());
        deeper.NewtonIterations = NewtonIterations;
        deeper.LinearIterations = LinearIterations;
        return deeper;
    }

    /// <summary>Writes everything that the next steps depend on.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_rows.Bottom);
        writer.WriteArray<double>(Scalars());
        writer.WriteArray<long>([NewtonIterations, LinearIterations]);
        foreach (var field in Kept())
        {
            writer.WriteArray(field.AsSpan());
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static TransientField Load(BinaryReader reader, InterfaceCell cell, int columns, double spacing)
    {
        var field = new TransientField(cell, columns, spacing, reader.ReadDouble() + 0.5 * spacing);
        field.Take(reader.ReadArray<double>());
        var work = reader.ReadArray<long>();
        (field.NewtonIterations, field.LinearIterations) = (work[0], work[1]);
        foreach (var kept in field.Kept())
        {
            reader.ReadArray<double>().CopyTo(kept, 0);
        }

        return field;
    }

    private double[][] Kept() => [Concentration, Potential, Amount, AmountBefore, _now, _cBefore, _cEarlier, _phiBefore, _phiEarlier];

    private double[] Scalars() =>
    [
        _time, _before, _earlier, _salt0, _passed, _passedBefore, _passedEarlier, _leastBefore, _least, InPockets, Surprise,
        _failed ? 1 : 0, _isSwitched ? 1 : 0,
    ];

    private void Take(double[] s)
    {
        (_time, _before, _earlier, _salt0, _passed, _passedBefore, _passedEarlier) = (s[0], s[1], s[2], s[3], s[4], s[5], s[6]);
        (_leastBefore, _least, InPockets, Surprise, _failed, _isSwitched) = (s[7], s[8], s[9], s[10], s[11] > 0, s[12] > 0);
    }

    /// <summary>Lowest concentration on the front, mol/m3, and where (facet).</summary>
    public (double Concentration, int Facet) Least()
    {
        var (least, at) = (double.PositiveInfinity, -1);
        for (var f = 0; f < Grid.FacetCount; f++)
        {
            if (Grid.Facets[f].Order >= 0 && _walls.Concentration[f] < least)
            {
                (least, at) = (_walls.Concentration[f], f);
            }
        }

        return (least, at);
    }
}
