using System.Numerics;
using System.Runtime.InteropServices;
using Anodyne.Numerics.Plane.CutCells;

namespace Anodyne.Plating.Transient;

/// <summary>Current and anion flux (times F) through a face from side a to side b, with their slopes.</summary>
/// <param name="Current">i times length, A/m.</param>
/// <param name="Anions">F N- times length, A/m.</param>
/// <param name="CurrentA">Slope of the current in c on side a.</param>
/// <param name="CurrentB">In c on side b.</param>
/// <param name="CurrentPhi">In phi2 on side a; minus it on side b.</param>
/// <param name="AnionsA">Slope of the anions in c on side a.</param>
/// <param name="AnionsB">In c on side b.</param>
/// <param name="AnionsPhi">In phi2 on side b; minus it on side a.</param>
internal readonly record struct FaceFlux(
    double Current, double Anions, double CurrentA, double CurrentB, double CurrentPhi, double AnionsA, double AnionsB, double AnionsPhi);

/// <summary>
/// Fluxes of current and anions through the faces of all cells, and their linear form. Between a and b with conductance g (open length over distance),
/// D = (phi_a - phi_b) - (f_a - f_b), kappa and b at the mean of both sides: i = g [(P_a - P_b) + kappa D], F N- = -g b D.
/// </summary>
/// <param name="grid">Cut cells in open fractions.</param>
/// <param name="rows">Rows and layers.</param>
internal sealed class FaceFluxes(CutCellGrid grid, GapRows rows)
{
    private readonly double[][] _west = Six(grid.Layout.Length);
    private readonly double[][] _south = Six(grid.Layout.Length);
    private readonly double[] _currents = new double[2 * (grid.Layout.Columns + 16)];
    private readonly double[] _anions = new double[2 * (grid.Layout.Columns + 16)];
    private readonly LayerFace[] _faces = [.. Enumerable.Range(0, rows.Tables.Length - 1).Select(_ => new LayerFace(grid.Layout.Columns))];

    /// <summary>State of every cell, the periodic copies included.</summary>
    public LayerState[] States { get; } = new LayerState[grid.Layout.Length];

    /// <summary>Conductances of the preconditioners: F D for the salt, kappa for the potential.</summary>
    public double[] SaltWest { get; } = new double[grid.Layout.Length];

    public double[] SaltSouth { get; } = new double[grid.Layout.Length];

    public double[] WestKappa { get; } = new double[grid.Layout.Length];

    public double[] SouthKappa { get; } = new double[grid.Layout.Length];

    /// <summary>Begins a solve: nothing is left of the last one.</summary>
    public void Begin()
    {
        foreach (var face in _faces)
        {
            face.Begin();
        }
    }

    /// <summary>Evaluates states and fluxes, and adds the outflows to the balances.</summary>
    /// <param name="c">Concentrations.</param>
    /// <param name="phi">phi2.</param>
    /// <param name="balance">Balances: anions, and from <paramref name="half"/> on current.</param>
    /// <param name="half">Distance from the first to the second.</param>
    /// <param name="cut">Open area of cells that the front cuts; 0 in others.</param>
    public void Evaluate(double[] c, double[] phi, double[] balance, int half, double[] cut)
    {
        var layout = grid.Layout;
        var n = layout.Columns;
        for (var r = 0; r < rows.Count; r++)
        {
            var o = layout.Offset(r);
            var table = rows.Table(r);
            for (var i = 0; i < n; i++)
            {
                if (grid.Diagonal[o + i] > 0)
                {
                    table.AtCell(c[o + i], cut[o + i] > 0, out States[o + i]);
                }
            }

            States[o - 1] = States[o + n - 1];
            States[o + n] = States[o];
            West(r, phi, balance, half);
            if (r > 0)
            {
                South(r, c, phi, balance, half);
            }
        }
    }

    /// <summary>Adds the linear outflows for changes of c (first half of x) and phi2 (second half).</summary>
    public void Apply(double[] x, double[] y, int half)
    {
        var layout = grid.Layout;
        var n = layout.Columns;
        var stride = layout.Stride;
        for (var r = 0; r < rows.Count; r++)
        {
            var o = layout.Offset(r);
            Row(_west, o, x, o - 1, o, half, n);
            _currents[n] = _currents[0];
            _anions[n] = _anions[0];
            var width = Vector<double>.Count;
            for (var i = 0; i < n; i += width)
            {
                Store(Load(_anions, i + 1) - Load(_anions, i), y, o + i);
                Store(Load(_currents, i + 1) - Load(_currents, i), y, half + o + i);
            }

            if (r == 0)
            {
                continue;
            }

            Row(_south, o, x, o - stride, o, half, n);
            for (var i = 0; i < n; i += width)
            {
                Vector<double> s = Load(_anions, i), t = Load(_currents, i);
                Store(Load(y, o - stride + i) + s, y, o - stride + i);
                Store(Load(y, o + i) - s, y, o + i);
                Store(Load(y, half + o - stride + i) + t, y, half + o - stride + i);
                Store(Load(y, half + o + i) - t, y, half + o + i);
            }
        }
    }

    /// <summary>Takes what changes of c alone do to the current out of the second half: the coupling of the block-triangular preconditioner.</summary>
    public void SubtractSalt(double[] change, double[] residual, int half)
    {
        var layout = grid.Layout;
        var n = layout.Columns;
        var stride = layout.Stride;
        var width = Vector<double>.Count;
        for (var r = 0; r < rows.Count; r++)
        {
            var o = layout.Offset(r);
            for (var i = 0; i < n; i += width)
            {
                Store(Load(_west[0], o + i) * Load(change, o + i - 1) + Load(_west[1], o + i) * Load(change, o + i), _currents, i);
            }

            _currents[n] = _currents[0];
            for (var i = 0; i < n; i += width)
            {
                Store(Load(residual, half + o + i) - Load(_currents, i + 1) + Load(_currents, i), residual, half + o + i);
            }

            for (var i = 0; r > 0 && i < n; i += width)
            {
                var t = Load(_south[0], o + i) * Load(change, o - stride + i) + Load(_south[1], o + i) * Load(change, o + i);
                Store(Load(residual, half + o - stride + i) - t, residual, half + o - stride + i);
                Store(Load(residual, half + o + i) + t, residual, half + o + i);
            }
        }
    }

    private static double[][] Six(int length) => [.. Enumerable.Range(0, 6).Select(_ => new double[length])];

    private static Vector<double> Load(double[] from, int index) => Vector.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(from), (nuint)index);

    private static void Store(Vector<double> value, double[] to, int index) =>
        value.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(to), (nuint)index);

    private void Row(double[][] face, int o, double[] x, int a, int b, int half, int n)
    {
        var width = Vector<double>.Count;
        for (var i = 0; i < n; i += width)
        {
            Vector<double> ca = Load(x, a + i), cb = Load(x, b + i), fall = Load(x, half + a + i) - Load(x, half + b + i);
            Store(Load(face[0], o + i) * ca + Load(face[1], o + i) * cb + Load(face[2], o + i) * fall, _currents, i);
            Store(Load(face[3], o + i) * ca + Load(face[4], o + i) * cb - Load(face[5], o + i) * fall, _anions, i);
        }
    }

    private static void Set(double[][] face, int index, in FaceFlux flux)
    {
        face[0][index] = flux.CurrentA;
        face[1][index] = flux.CurrentB;
        face[2][index] = flux.CurrentPhi;
        face[3][index] = flux.AnionsA;
        face[4][index] = flux.AnionsB;
        face[5][index] = flux.AnionsPhi;
    }

    internal static FaceFlux Within(double g, in LayerState a, in LayerState b, double phiA, double phiB)
    {
        var d = phiA - phiB - (a.F - b.F);
        double kappa = 0.5 * (a.Kappa + b.Kappa), anion = 0.5 * (a.Anion + b.Anion);
        return new FaceFlux(
            g * (a.P - b.P + kappa * d),
            -g * anion * d,
            g * (a.K + 0.5 * a.KappaSlope * d - kappa * a.FSlope),
            g * (-b.K + 0.5 * b.KappaSlope * d + kappa * b.FSlope),
            g * kappa,
            g * (-0.5 * a.AnionSlope * d + anion * a.FSlope),
            g * (-0.5 * b.AnionSlope * d - anion * b.FSlope),
            g * anion);
    }

    private void West(int r, double[] phi, double[] balance, int half)
    {
        var layout = grid.Layout;
        var n = layout.Columns;
        var o = layout.Offset(r);
        var ratio = rows.Height[r] / grid.Spacing;
        for (var i = 0; i < n; i++)
        {
            var b = o + i;
            var a = i == 0 ? o + n - 1 : b - 1;
            var g = grid.West[b] * ratio;
            if (g == 0)
            {
                Set(_west, b, default);
                SaltWest[b] = WestKappa[b] = 0;
                continue;
            }

            ref readonly var left = ref States[a];
            ref readonly var right = ref States[b];
            var flux = Within(g, left, right, phi[a], phi[b]);
            Set(_west, b, flux);
            WestKappa[b] = flux.CurrentPhi;
            SaltWest[b] = 0.5 * g * (left.Anion / left.Kappa * left.K + right.Anion / right.Kappa * right.K);
            balance[a] += flux.Anions;
            balance[b] -= flux.Anions;
            balance[half + a] += flux.Current;
            balance[half + b] -= flux.Current;
        }

        SaltWest[o + n] = SaltWest[o];
        WestKappa[o + n] = WestKappa[o];
    }

    private void South(int r, double[] c, double[] phi, double[] balance, int half)
    {
        var layout = grid.Layout;
        var n = layout.Columns;
        var o = layout.Offset(r);
        double below = rows.Height[r - 1], above = rows.Height[r];
        var h = grid.Spacing;
        var across = rows.Layer[r] != rows.Layer[r - 1];
        var ratio = 2 * h / (below + above);
        for (var i = 0; i < n; i++)
        {
            var b = o + i;
            var a = b - layout.Stride;
            var open = grid.South[b];
            if (open == 0)
            {
                Set(_south, b, default);
                SaltSouth[b] = SouthKappa[b] = 0;
                continue;
            }

            ref readonly var low = ref States[a];
            ref readonly var high = ref States[b];
            FaceFlux flux;
            if (across)
            {
                double ga = 2 * h / below, gb = 2 * h / above;
                flux = _faces[rows.Layer[r] - 1].Between(i, rows.Table(r - 1), rows.Table(r), ga, gb, low, high, c[a], phi[a], c[b], phi[b]);
                SouthKappa[b] = flux.CurrentPhi;
                SaltSouth[b] = 1 / (low.Kappa / (ga * low.Anion * low.K) + high.Kappa / (gb * high.Anion * high.K));
            }
            else
            {
                var g = open * ratio;
                flux = Within(g, low, high, phi[a], phi[b]);
                SouthKappa[b] = flux.CurrentPhi;
                SaltSouth[b] = 0.5 * g * (low.Anion / low.Kappa * low.K + high.Anion / high.Kappa * high.K);
            }

            Set(_south, b, flux);
            balance[a] += flux.Anions;
            balance[b] -= flux.Anions;
            balance[half + a] += flux.Current;
            balance[half + b] -= flux.Current;
        }
    }
}
