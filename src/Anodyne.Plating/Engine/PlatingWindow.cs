using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Numerics.Threads;
using Anodyne.Plating.Transport;

namespace Anodyne.Plating.Engine;

/// <summary>
/// The rows of the grid that hold the front, with a few rows above the highest point; it moves with the front and grows with its relief. All above is
/// a stack of flat layers that the solver closes exactly.
/// </summary>
internal sealed class PlatingWindow(int columns, double period, double fluxFloor, WorkTeam team) : IDisposable
{
    private const int RowsAbove = 6;
    private const int RowsBelow = 3;
    private double[] _kept = [];
    private EllipticSolver? _keptSolver;
    private int _keptFirst;

    public EllipticSolver? Solver { get; private set; }

    public int FirstRow { get; private set; }

    public double Spacing { get; } = period / columns;

    public double Plane => (FirstRow + Solver!.Grid.Layout.Rows) * Spacing;

    public int LargestCells { get; private set; }

    public long NewtonIterations { get; private set; }

    public long LinearIterations { get; private set; }

    /// <summary>Places the window around the curves, keeping the solved field.</summary>
    /// <param name="curves">The front.</param>
    /// <param name="ceiling">Height that the window must not pass, m.</param>
    /// <param name="transport">Profile for rows that are new.</param>
    /// <param name="meanFront">Height of the mean front, m.</param>
    /// <param name="currentDensity">Mean current density, A/m2.</param>
    public void Place(IReadOnlyList<Curve> curves, double ceiling, ITransport transport, double meanFront, double currentDensity)
    {
        var low = double.PositiveInfinity;
        var high = double.NegativeInfinity;
        for (var number = 0; number < curves.Count; number++)
        {
            var curve = curves[number];
            if (curve.Boundary < 0)
            {
                continue;
            }

            for (var i = 0; i < curve.Count; i++)
            {
                low = Math.Min(low, curve.Z[i]);
                high = Math.Max(high, curve.Z[i]);
            }
        }

        var bottom = (int)Math.Floor(low / Spacing) - RowsBelow;
        var top = Math.Min((int)Math.Floor(high / Spacing) + 1 + RowsAbove, (int)Math.Floor(ceiling / Spacing - 1e-9));
        top = Math.Max(top, (int)Math.Floor(high / Spacing) + 2);
        var needed = EllipticSolver.GoodRowCount(columns, top - bottom);
        var old = Solver;
        var oldFirst = FirstRow;
        if (old is null || old.Grid.Layout.Rows < needed || old.Grid.Layout.Rows > 3 * needed)
        {
            var rows = old is null ? needed : EllipticSolver.GoodRowCount(columns, needed + needed / 4);
            Solver = new EllipticSolver(columns, rows, Spacing, team) { FluxFloor = fluxFloor };
            LargestCells = Math.Max(LargestCells, rows * columns);
        }

        FirstRow = top - Solver!.Grid.Layout.Rows;
        if (ReferenceEquals(old, Solver) && oldFirst == FirstRow)
        {
            return;
        }

        Carry(old, oldFirst, transport, meanFront, currentDensity);
        if (old is not null && !ReferenceEquals(old, Solver))
        {
            NewtonIterations += old.NewtonIterations;
            LinearIterations += old.LinearIterations;
            old.Dispose();
        }
    }

    /// <summary>Puts the field of a flat front in, where the one before says little about the one that is sought.</summary>
    public void Restart(ITransport transport, double meanFront, double currentDensity) => Carry(null, 0, transport, meanFront, currentDensity);

    /// <summary>Remembers the field as it is now.</summary>
    public void Keep()
    {
        _keptFirst = FirstRow;
        _keptSolver = Solver;
        if (Solver is not null)
        {
            if (_kept.Length < Solver.Value.Length)
            {
                _kept = new double[Solver.Value.Length];
            }

            Array.Copy(Solver.Value, _kept, Solver.Value.Length);
        }
    }

    /// <summary>Puts the field back as it was kept; a window that was not there yet begins with the flat profile.</summary>
    public void Recall(ITransport transport, double meanFront, double currentDensity)
    {
        if (Solver is null)
        {
            return;
        }

        if (ReferenceEquals(_keptSolver, Solver) && _keptFirst == FirstRow)
        {
            Array.Copy(_kept, Solver.Value, Solver.Value.Length);
        }
        else
        {
            Carry(null, 0, transport, meanFront, currentDensity);
        }
    }

    /// <summary>Puts a window back as it was saved.</summary>
    public void Restore(int rows, int firstRow, int largest, long newton, long linear, ReadOnlySpan<double> value)
    {
        Solver = new EllipticSolver(columns, rows, Spacing, team) { FluxFloor = fluxFloor };
        FirstRow = firstRow;
        LargestCells = largest;
        NewtonIterations = newton;
        LinearIterations = linear;
        value.CopyTo(Solver.Value);
    }

    public long TotalNewton => NewtonIterations + (Solver?.NewtonIterations ?? 0);

    public long TotalLinear => LinearIterations + (Solver?.LinearIterations ?? 0);

    public void Dispose() => Solver?.Dispose();

    private void Carry(EllipticSolver? old, int oldFirst, ITransport transport, double meanFront, double currentDensity)
    {
        var layout = Solver!.Grid.Layout;
        var shift = FirstRow - oldFirst;
        var rows = layout.Rows;
        var upward = ReferenceEquals(old, Solver) && shift < 0;
        for (var n = 0; n < rows; n++)
        {
            var r = upward ? rows - 1 - n : n;
            var from = r + shift;
            var o = layout.Offset(r);
            if (old is not null && from >= 0 && from < old.Grid.Layout.Rows)
            {
                Array.Copy(old.Value, old.Grid.Layout.Offset(from) - 1, Solver.Value, o - 1, columns + 2);
            }
            else if (old is not null && from >= old.Grid.Layout.Rows)
            {
                // Above the old window: its top row, moved along the flat profile.
                var last = old.Grid.Layout.Rows - 1;
                var step = transport.FlatProfile((FirstRow + r + 0.5) * Spacing - meanFront, currentDensity)
                    - transport.FlatProfile((oldFirst + last + 0.5) * Spacing - meanFront, currentDensity);
                var source = ReferenceEquals(old, Solver) ? layout.Offset(last - shift) : old.Grid.Layout.Offset(last);
                var values = ReferenceEquals(old, Solver) ? Solver.Value : old.Value;
                for (var i = -1; i <= columns; i++)
                {
                    Solver.Value[o + i] = values[source + i] + step;
                }
            }
            else
            {
                var u = transport.FlatProfile((FirstRow + r + 0.5) * Spacing - meanFront, currentDensity);
                Array.Fill(Solver.Value, u, o - 1, columns + 2);
            }
        }
    }
}
