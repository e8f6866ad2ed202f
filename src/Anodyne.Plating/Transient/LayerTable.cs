using Anodyne.Cells.Transport;

namespace Anodyne.Plating.Transient;

/// <summary>What the fluxes of a layer need at a concentration, with slopes in it.</summary>
internal struct LayerState
{
    /// <summary>P(c), the integral of K dc from rest, A/m, and K.</summary>
    public double P, K;

    /// <summary>f(c), phi2 where anions rest, from rest, V, and its slope.</summary>
    public double F, FSlope;

    /// <summary>kappa, S/m, and its slope.</summary>
    public double Kappa, KappaSlope;

    /// <summary>b = (1 - t) kappa, S/m, and its slope.</summary>
    public double Anion, AnionSlope;
}

/// <summary>
/// The properties of one layer by concentration. With chi = phi2 - f(c) the current is i = -grad P(c) - kappa grad chi and the flux of anions
/// F N- = b grad chi: at rest of the anions chi is uniform and i = -grad P, to rounding and on any grid. Tables in ln c with exact slopes at the nodes,
/// cubic between them (error below 1e-11 relative); beyond 4e-10 of the rest concentration along the end tangent.
/// </summary>
internal sealed class LayerTable
{
    private const int Nodes = 4096;

    // The rest concentration is a node, so that around it nothing of the digits is lost.
    private const int NodesAbove = 360;
    private const int Rest = Nodes - NodesAbove;
    private const int Width = 8;
    private const double Continued = 1e-3;
    private const double ContinuedCut = 0.05;

    /// <summary>Highest concentration that the tables hold, as a share of the rest.</summary>
    public const double Highest = 8;

    private readonly double[] _table = new double[(Nodes + 1) * Width];
    private readonly double _rest;
    private readonly double _step;

    public LayerTable(LayerMedium medium, double rest)
    {
        Medium = medium;
        _rest = rest;
        _step = Math.Log(Highest) / NodesAbove;
        for (var i = 0; i <= Nodes; i++)
        {
            var c = At(i);
            var o = i * Width;
            _table[o + 4] = medium.Conductivity(c);
            _table[o + 6] = (1 - medium.TransferenceNumber(c)) * _table[o + 4];
            _table[o + 1] = Flux(c) * _step;
            _table[o + 3] = Potential(c) * _step;
            _table[o + 5] = medium.ConductivitySlope(c) * c * _step;
            var h = 1e-5 * c;
            _table[o + 7] = (Anions(c + h) - Anions(c - h)) / (2 * h) * c * _step;
        }

        Integrate(0, Flux);
        Integrate(2, Potential);
    }

    public LayerMedium Medium { get; }

    /// <summary>Evaluates everything at a concentration above 0.</summary>
    public void At(double c, out LayerState s)
    {
        var x = Math.Log(c / _rest) / _step;
        var floor = Math.Floor(Math.Clamp(x, -Rest, NodesAbove - 1));
        var t = x - floor;
        var o = ((int)floor + Rest) * Width;
        s = default;
        if (x < -Rest || x > NodesAbove)
        {
            var end = x < 0 ? 0 : Nodes * Width;
            var away = x < 0 ? x + Rest : x - NodesAbove;
            s.P = _table[end] + away * _table[end + 1];
            s.F = _table[end + 2] + away * _table[end + 3];
            s.Kappa = _table[end + 4];
            s.Anion = _table[end + 6];
            s.K = _table[end + 1] / (_step * c);
            s.FSlope = _table[end + 3] / (_step * c);
            return;
        }

        var perC = 1 / (_step * c);
        Cubic(o, t, out s.P, out s.K);
        Cubic(o + 2, t, out s.F, out s.FSlope);
        Cubic(o + 4, t, out s.Kappa, out s.KappaSlope);
        Cubic(o + 6, t, out s.Anion, out s.AnionSlope);
        s.K *= perC;
        s.FSlope *= perC;
        s.KappaSlope *= perC;
        s.AnionSlope *= perC;
    }

    /// <summary>
    /// The same for a cell. The center of a cut one may lie behind the front, where the straight continuation of the concentration is small or negative: below
    /// a twentieth of the rest (a thousandth in other cells, which only iterations pass) P and f go on along their tangents. Of f any smooth continuation will
    /// do, since phi2 of the cell follows it.
    /// </summary>
    public void AtCell(double c, bool isCut, out LayerState s)
    {
        var least = (isCut ? ContinuedCut : Continued) * _rest;
        At(Math.Max(c, least), out s);
        if (c < least)
        {
            s.P += s.K * (c - least);
            s.F += s.FSlope * (c - least);
            (s.KappaSlope, s.AnionSlope) = (0, 0);
        }
    }

    /// <summary>The concentration at which f has a value, mol/m3, from a guess.</summary>
    public double WhereRestingPotentialIs(double value, double guess)
    {
        var y = Math.Log(guess);
        for (var iteration = 0; iteration < 50; iteration++)
        {
            var c = Math.Exp(y);
            At(c, out var s);
            var change = (value - s.F) / (s.FSlope * c);
            y += Math.Clamp(change, -1, 1);
            if (Math.Abs(change) < 1e-14)
            {
                break;
            }
        }

        return Math.Exp(y);
    }

    private double At(double node) => _rest * Math.Exp((node - Rest) * _step);

    private double Flux(double c) => Medium.FluxCoefficient(c) * c;

    private double Potential(double c) => Medium.PotentialSlope(c) * c;

    private double Anions(double c) => (1 - Medium.TransferenceNumber(c)) * Medium.Conductivity(c);

    // Gauss-Lobatto of order 6 on each interval; zero at rest.
    private void Integrate(int column, Func<double, double> slope)
    {
        for (var i = 1; i <= Nodes; i++)
        {
            var o = i * Width + column;
            var inner = slope(At(i - 0.5 - 0.5 / Math.Sqrt(5))) + slope(At(i - 0.5 + 0.5 / Math.Sqrt(5)));
            _table[o] = _table[o - Width] + (_table[o - Width + 1] + 5 * _step * inner + _table[o + 1]) / 12;
        }

        var rest = _table[Rest * Width + column];
        for (var i = 0; i <= Nodes; i++)
        {
            _table[i * Width + column] -= rest;
        }
    }

    private void Cubic(int o, double t, out double value, out double slope)
    {
        double a = _table[o], fa = _table[o + 1], b = _table[o + Width], fb = _table[o + Width + 1];
        double c2 = 3 * (b - a) - 2 * fa - fb, c3 = fa + fb - 2 * (b - a);
        value = a + (fa + (c2 + c3 * t) * t) * t;
        slope = fa + (2 * c2 + 3 * c3 * t) * t;
    }
}
