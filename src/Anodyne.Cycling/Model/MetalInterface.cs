using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Layers;
using Anodyne.Numerics.Differentiation;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Model;

/// <summary>
/// The surface of a metal electrode: reaction, double layer, film with its capacitance, growth of the film, nucleation on a bare collector, finite
/// stock, dead lithium. Local unknowns v (drop across the film, V), n (change of the active lithium, mol/m2), s (lithium in grown film, mol/m2),
/// and the passive d (dead lithium) and w (film on fresh lithium), mol/m2. The total current density J that deposits obeys
/// J = J_Li + J_SEI + C_dl dE/dt with the drive E = phi_e - phi_metal - v, and v + R_f C_f dv/dt = R_f J.
/// </summary>
internal sealed class MetalInterface
{
    /// <summary>Unknowns of one interface.</summary>
    public const int Locals = 5;

    /// <summary>Those that act on others: v, n, s.</summary>
    public const int Active = 3;

    private const int SeedC = 0, SeedE = 1, SeedM = 2, SeedI = 3, SeedV = 4, SeedN = 5, SeedS = 6, SeedT = 7;

    /// <summary>Lithium at which a finite stock counts as used up, mol/m2: 5e-8 is less than a picometre.</summary>
    public const double UsedUp = 5e-8;

    private const double StockEdge = 1e-11;
    private const double StockScale = 1e-5;

    /// <summary>
    /// Lithium from which on an imposed voltage draws ever less and no charge that counts, mol/m2: 1e-6 is a hundredth of a nanometre. There a foil counts
    /// as used up.
    /// </summary>
    public const double StockRest = 1e-6;
    private readonly MetalElectrode _electrode;
    private readonly SeiGrowth? _growth;
    private readonly double _sign;
    private readonly bool _finite;
    private double _temperature;

    public MetalInterface(MetalElectrode electrode, int node, int offset, bool positiveSide)
    {
        _electrode = electrode;
        _growth = electrode.Interphase?.Growth;
        Node = node;
        Offset = offset;
        _sign = positiveSide ? 1 : -1;
        _finite = double.IsFinite(electrode.LithiumPerArea);
        PositiveSide = positiveSide;
    }

    public MetalElectrode Electrode => _electrode;

    public int Node { get; }

    public int Offset { get; }

    public bool PositiveSide { get; }

    /// <summary>C_dl in force, F/m2 (0 where double layers are off).</summary>
    public double Capacitance { get; set; }

    /// <summary>C_f in force, F/m2.</summary>
    public double FilmCapacitance { get; set; }

    /// <summary>Residuals with their slopes after <see cref="Evaluate"/>: kinetics, v, n, s, d, w.</summary>
    public Dual[] Rows { get; } = new Dual[6];

    /// <summary>Film resistance at the last evaluation, ohm m2.</summary>
    public double FilmResistance { get; private set; }

    /// <summary>Lithium current at the last evaluation, A/m2, positive where it deposits.</summary>
    public double LithiumCurrent { get; private set; }

    /// <summary>Film-forming current at the last evaluation, A/m2, 0 or more.</summary>
    public double FilmCurrent { get; private set; }

    public static (int C, int E, int M, int I) NodeSeeds => (SeedC, SeedE, SeedM, SeedI);

    /// <summary>Where the slope in the temperature stands; zero unless <see cref="Warms"/>.</summary>
    public const int TemperatureSeed = SeedT;

    public static int LocalSeed(int local) => SeedV + local;

    /// <summary>Fixed charge of the layer that the surface touches, mol/m3: the reaction sees the cations there.</summary>
    public double Held { get; init; }

    /// <summary>True if the temperature is an unknown, so that its slopes are wanted.</summary>
    public bool Warms { get; init; }

    public void SetTemperature(double temperature) => _temperature = temperature;

    /// <summary>Active lithium at a state, mol/m2; infinite for an unlimited stock.</summary>
    public double Left(ReadOnlySpan<double> y) => _electrode.LithiumPerArea + y[Offset + 1];

    /// <summary>True if the electrode remains where its lithium is used up.</summary>
    public bool HasCollector => _electrode.Collector is not null;

    /// <summary>True if a finite stock came down to <see cref="StockRest"/> between two states.</summary>
    public bool HasRunOut(ReadOnlySpan<double> before, ReadOnlySpan<double> after) => Left(before) > 1.001 * StockRest && Left(after) <= StockRest;

    /// <summary>True if a cell current (positive on discharge) strips this electrode.</summary>
    public bool IsStrippedBy(double current) => current * _sign < 0;

    /// <summary>Film thickness, m; 0 without a growing film.</summary>
    public double Thickness(double grown, double change) => _growth is { } sei
        ? sei.InitialThickness + (sei.MolarVolume * grown / (sei.LithiumPerFormula * (1 + (sei.AreaPerPlated * Math.Max(change, 0)))))
        : 0;

    /// <summary>
    /// Lithium of this electrode relative to the start, in metal, dead, film and double layer, mol/m2. A stock drawn below zero counts as zero, so that
    /// lithium from nothing shows in the balance.
    /// </summary>
    public double Lithium(ReadOnlySpan<double> y)
    {
        var z = y.Slice(Offset, Locals);
        var node = y.Slice(3 * Node, 3);
        return Math.Max(z[1], -_electrode.LithiumPerArea) + z[2] + z[3] + z[4] + (Capacitance * (node[1] - node[2] - z[0]) / PhysicalConstants.Faraday);
    }

    /// <summary>Evaluates all rows with their slopes. Returns false outside the domain.</summary>
    public bool Evaluate(ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, double current)
    {
        var node = y.Slice(3 * Node, 3);
        var rate = yPrime.Slice(3 * Node, 3);
        var z = y.Slice(Offset, Locals);
        var zRate = yPrime.Slice(Offset, Locals);
        if (!(node[0] > 0))
        {
            return false;
        }

        Dual c = Dual.Variable(node[0], SeedC), phi = Dual.Variable(node[1], SeedE), metal = Dual.Variable(node[2], SeedM);
        Dual v = Dual.Variable(z[0], SeedV), n = Dual.Variable(z[1], SeedN), s = Dual.Variable(z[2], SeedS);
        var total = Dual.Variable(current, SeedI) * _sign;
        var drive = phi - metal - v;
        var temperature = Warms ? Dual.Variable(_temperature, SeedT) : _temperature;
        if (!(Math.Abs(drive.Value) < 600 * PhysicalConstants.ThermalVoltage(_temperature)))
        {
            return false;
        }

        var seen = Held > 0 ? c.Apply(FixedCharge.Cations(Held, c.Value), FixedCharge.AnionSlope(Held, c.Value)) : c;
        var lithium = LithiumRate(drive, seen, n, temperature);
        Dual film = 0, fresh = 0, resistance = _electrode.Interphase?.ArealResistance ?? 0, length = 1;
        if (_growth is { } sei)
        {
            var area = sei.AreaPerPlated > 0 ? 1 + (Dual.Max(n, 0) * sei.AreaPerPlated) : 1;
            length = sei.InitialThickness + (s * (sei.MolarVolume / sei.LithiumPerFormula) / area);
            if (!(length.Value > 0))
            {
                return false;
            }

            film = SeiRates.Current(sei, drive, length * sei.LimitingShare, total, temperature) * area;
            film *= _finite ? Available(_electrode.LithiumPerArea + n) : 1;
            fresh = Dual.Max(lithium, 0) * sei.FreshShare;
            resistance += (length - sei.InitialThickness) * sei.Resistivity;
        }

        if (_electrode.Interphase is { ActivationEnergy: > 0 } activated)
        {
            resistance *= Dual.Exp(activated.ActivationEnergy / PhysicalConstants.MolarGas * ((1 / temperature) - (1 / activated.ReferenceTemperature)));
        }

        Dual dead = 0;
        if (_electrode.Dead is { } loss)
        {
            var thinning = _growth is null ? 1 : _growth.InitialThickness / length;
            dead = (Dual.Max(n, 0) * thinning * loss.DecayRate) + (Dual.Max(-lithium, 0) * (loss.StrippingShare / PhysicalConstants.Faraday));
        }

        var f = 1 / PhysicalConstants.Faraday;
        Rows[0] = total - lithium - film - fresh - (Capacitance * (rate[1] - rate[2] - zRate[0]));
        Rows[1] = v + (resistance * ((FilmCapacitance * zRate[0]) - total));
        Rows[2] = zRate[1] - (lithium * f) + dead;
        Rows[3] = zRate[2] - (film * f);
        Rows[4] = zRate[3] - dead;
        Rows[5] = zRate[4] - (fresh * f);
        FilmResistance = resistance.Value;
        LithiumCurrent = lithium.Value;
        FilmCurrent = film.Value + fresh.Value;
        return true;
    }

    private Dual LithiumRate(Dual drive, Dual c, Dual n, Dual temperature)
    {
        var rate = _electrode.Kinetics.Rate(drive.Value, c.Value, _temperature);
        var current = Dual.Apply(drive, c, rate.CurrentDensity, rate.DriveSlope, rate.ConcentrationSlope);
        if (Warms)
        {
            current += (temperature - _temperature) * _electrode.Kinetics.TemperatureSlope(drive.Value, c.Value, _temperature);
        }

        if (!_finite)
        {
            return current;
        }

        // Below a nanometre of lithium the stripping rate falls with what is left, to nothing where nothing is left.
        var left = _electrode.LithiumPerArea + n;
        var stock = Stock(left - StockRest) * Available(left);
        if (rate.CurrentDensity < 0)
        {
            current *= stock / (stock + StockScale);
        }

        if (_electrode.Collector is { } bare)
        {
            var uncovered = Dual.Exp(-stock / bare.CoverageScale);
            var covered = Covered(stock / bare.CoverageScale);
            var exponent = bare.TransferCoefficient * (PhysicalConstants.Faraday / PhysicalConstants.MolarGas)
                * (drive - bare.NucleationOverpotential) / temperature;
            var e = Math.Exp(Math.Min(exponent.Value, 200));
            var nucleation = bare.NucleationCurrent * exponent.Apply(exponent.Value > 200 ? e * (1 + exponent.Value - 200) : e, e);
            current = (covered * current) + (uncovered * nucleation);
        }

        return current;
    }

    // 1 - exp(-x) without the cancellation that leaves nothing of a stock below 1e-16 of the scale.
    private static Dual Covered(Dual x) => x.Value < 1e-5 ? x * (1 - (0.5 * x)) : 1 - Dual.Exp(-x);

    // 1 while more than StockRest is left, then u (2 - u) with u = left/StockRest: the last of the lithium, which neither reaction nor film may overdraw.
    // Under an imposed voltage it decays to zero and never beyond; under an imposed current the step ends at UsedUp.
    private static Dual Available(Dual left) => left.Value >= StockRest ? 1 : left * (1 / StockRest) * (2 - (left * (1 / StockRest)));

    // What is left above StockRest, m, with a smooth edge e: (m + sqrt(m^2 + 4 e^2))/2, which is m above and e^2/|m| below. d ln(stock)/dm stays below
    // 1/(2e), so that Newton follows the potential through the moment of exhaustion: 1 V and 0.5 mA/cm2 are met while 9e-7 mol/m2 are left.
    private static Dual Stock(Dual left)
    {
        var root = Dual.Pow((left * left) + (4 * StockEdge * StockEdge), 0.5);
        return left.Value >= 0 ? 0.5 * (left + root) : 2 * StockEdge * StockEdge / (root - left);
    }
}
