using System.Runtime.CompilerServices;
using Anodyne.Cells.Electrodes;
using Anodyne.Numerics.Interpolation;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Model;

/// <summary>
/// The particles of one porous electrode: reaction at their surfaces and spherical diffusion inside, finite volumes on nodes from the centre to the
/// surface, so that the surface concentration is an unknown itself. Concentrations are stored [radial node][electrode node]. In units of the
/// equations v_r dc_r/dt = inflow, sum v_r = 1, the surface volume loses 3 j/(F R).
/// </summary>
internal sealed class InsertionBlock
{
    private const int PotentialIntervals = 2048;
    private const double EmptyWidth = 0.001;
    private const double FullWidth = 0.005;
    private const double LastSites = 1e-4;
    private const double ClosingStep = 2;
    private const double ThermalVoltage = 0.0257;
    private static readonly ConditionalWeakTable<Func<double, double>, HermiteTable> PotentialTables = [];
    private readonly ActiveMaterial _material;
    private readonly double _film;

    public InsertionBlock(InsertionElectrode electrode, CellLayout layout, int first, int last, int offset, MeshOptions mesh)
    {
        Electrode = electrode;
        _material = electrode.Material;
        First = first;
        Count = last - first + 1;
        Offset = offset;
        _film = electrode.FilmResistance;
        Radial = mesh.Particle + 1;
        var radius = electrode.ParticleRadius;
        var r = Grading.UpperEnd(radius, mesh.Particle, mesh.ParticleGrading);
        Radius = r;
        Volume = new double[Radial];
        Conductance = new double[Radial - 1];
        double cube = radius * radius * radius, below = 0;
        for (var i = 0; i < Radial; i++)
        {
            var face = i < Radial - 1 ? 0.5 * (r[i] + r[i + 1]) : radius;
            var above = face * face * face;
            Volume[i] = (above - below) / cube;
            below = above;
            if (i < Radial - 1)
            {
                Conductance[i] = 3 * face * face / (cube * (r[i + 1] - r[i]));
            }
        }

        SurfaceSource = 3 / (PhysicalConstants.Faraday * radius);
        Area = new double[Count];
        ActiveWidth = new double[Count];
        for (var p = 0; p < Count; p++)
        {
            var width = layout.ElectrodeWidth(first + p, first, last);
            ActiveWidth[p] = width * electrode.ActiveFraction;
            Area[p] = width * electrode.SpecificSurface;
        }

        Potential = PotentialTables.GetValue(_material.OpenCircuitPotential, static u => new HermiteTable(u, 0, 1, PotentialIntervals));
        if (_material.Diffusivity is { } diffusivity)
        {
            Diffusivity = PotentialTables.GetValue(diffusivity, static d => new HermiteTable(d, 0, 1, 512));
        }

        Rates = new ReactionRates(Count);
    }

    public InsertionElectrode Electrode { get; }

    public int First { get; }

    public int Count { get; }

    /// <summary>First entry of the particle concentrations in the state.</summary>
    public int Offset { get; }

    public int Radial { get; }

    public int Size => Radial * Count;

    public double[] Radius { get; }

    public double[] Volume { get; }

    public double[] Conductance { get; }

    public double SurfaceSource { get; }

    /// <summary>Particle surface of each node per area of cell.</summary>
    public double[] Area { get; }

    /// <summary>Active volume of each node per area of cell, m.</summary>
    public double[] ActiveWidth { get; }

    public HermiteTable Potential { get; }

    public HermiteTable? Diffusivity { get; }

    public ReactionRates Rates { get; }

    public double MaximumConcentration => _material.MaximumConcentration;

    /// <summary>Double-layer capacitance in force, F/m2 of particle surface.</summary>
    public double Capacitance { get; set; }

    /// <summary>Temperature of the last reaction rates, K.</summary>
    public double Temperature { get; private set; }

    /// <summary>Open-circuit potential at a stoichiometry and temperature, V, and its slope.</summary>
    public double OpenCircuit(double theta, double temperature, out double slope)
    {
        var potential = Potential.Value(theta, out slope) + (_material.EntropicCoefficient * (temperature - _material.ReferenceTemperature));
        if (theta is > EmptyWidth and < 1 - FullWidth)
        {
            return potential;
        }

        var (closing, steepness) = theta < 0.5 ? Closing(theta, EmptyWidth) : Closing(1 - theta, FullWidth);
        slope += steepness;
        return potential + (theta < 0.5 ? closing : -closing);
    }

    /// <summary>
    /// Heat of mixing inside the particles, W per m2 of cell: the lithium that diffuses from a shell to its neighbour gives off the difference of their
    /// potentials (Rao and Newman, J. Electrochem. Soc. 144 (1997) 2697; Thomas and Newman, 150 (2003) A176). With it the heat obeys the first law.
    /// </summary>
    public double MixingHeat(ReadOnlySpan<double> y, double temperature)
    {
        double sum = 0;
        for (var face = 0; face < (Radial - 1) * Count; face++)
        {
            sum += Mixing(y, face, temperature).Heat;
        }

        return sum;
    }

    /// <summary>Heat of mixing through one face between two shells (inner shell first in the state) and its slopes in both concentrations.</summary>
    public (double Heat, double ByInner, double ByOuter) Mixing(ReadOnlySpan<double> y, int face, double temperature)
    {
        var (low, high) = (y[Offset + face], y[Offset + face + Count]);
        var u = OpenCircuit(low / MaximumConcentration, temperature, out var lowSlope) - OpenCircuit(high / MaximumConcentration, temperature,
            out var highSlope);
        double d = 1, dSlope = 0;
        if (Diffusivity is { } table)
        {
            d = table.Value(0.5 * (low + high) / MaximumConcentration, out dSlope);
            dSlope *= 0.5 / MaximumConcentration;
        }

        var g = PhysicalConstants.Faraday * ActiveWidth[face % Count] * DiffusionFactor(temperature) * Conductance[face / Count];
        var rise = high - low;
        return (
            g * d * rise * u,
            g * ((dSlope * rise * u) - (d * u) + (d * rise * lowSlope / MaximumConcentration)),
            g * ((dSlope * rise * u) + (d * u) - (d * rise * highSlope / MaximumConcentration)));
    }

    /// <summary>Arrhenius factor of diffusion times the constant part.</summary>
    public double DiffusionFactor(double temperature) =>
        Arrhenius(_material.DiffusionActivationEnergy, temperature) * (Diffusivity is null ? _material.ConstantDiffusivity : 1);

    /// <summary>Reaction rates at every node. Returns false if a surface is empty or full or the drive is absurd.</summary>
    public bool TryReact(ReadOnlySpan<double> y, double temperature)
    {
        Temperature = temperature;
        double alpha = _material.TransferCoefficient, beta = 1 - alpha;
        var half = alpha == 0.5;
        var max = _material.MaximumConcentration;
        var m = _material.RateConstant * Arrhenius(_material.RateActivationEnergy, temperature);
        var perVolt = 1 / PhysicalConstants.ThermalVoltage(temperature);
        var surface = y.Slice(Offset + ((Radial - 1) * Count), Count);
        var rates = Rates;
        for (var p = 0; p < Count; p++)
        {
            var node = y.Slice(3 * (First + p), 3);
            double c = node[0], s = surface[p], free = max - s;
            if (!(c > 0 && s > 0 && free > 0))
            {
                return false;
            }

            var u0 = OpenCircuit(s / max, temperature, out var slope);
            var drive = node[2] - node[1] - u0;
            var j0 = half ? m * Math.Sqrt(c * s * free) : m * Math.Pow(c, alpha) * Math.Pow(free, alpha) * Math.Pow(s, beta);
            var u = drive * perVolt;
            if (!(Math.Abs(u) < 400))
            {
                return false;
            }

            double forward, backward;
            double film = 0;
            if (_film > 0)
            {
                film = FilmDrop(j0, alpha, perVolt, u);
                u -= film;
            }

            if (half)
            {
                forward = Math.Exp(0.5 * u);
                backward = 1 / forward;
            }
            else
            {
                forward = Math.Exp(alpha * u);
                backward = Math.Exp(-beta * u);
            }

            var j = j0 * (forward - backward);
            var byPotential = j0 * perVolt * ((alpha * forward) + (beta * backward));
            var through = 1 / (1 + (_film * byPotential));
            byPotential *= through;
            rates.Current[p] = j;
            rates.ByPotential[p] = byPotential;
            rates.BySalt[p] = alpha * j / c * through;
            rates.BySurface[p] = (j * ((beta / s) - (alpha / free)) * through) - (byPotential * slope / max);
        }

        return true;
    }

    /// <summary>dj/dT of every node at fixed potentials and concentrations, A/(m2 K); the reaction rates must be current.</summary>
    public void TemperatureSlopes(ReadOnlySpan<double> y, Span<double> slope)
    {
        // j = j0(T) [exp(alpha u) - exp(-beta u)] with u = F (drive - U(T) - R j)/(R T), solved for dj/dT; 1 - R dj/dphi is the share of a change that the
        // film lets through.
        double log = LogSlope(_material.RateActivationEnergy, Temperature), entropic = _material.EntropicCoefficient;
        var surface = y.Slice(Offset + ((Radial - 1) * Count), Count);
        for (var p = 0; p < Count; p++)
        {
            var node = y.Slice(3 * (First + p), 3);
            double j = Rates.Current[p], g = Rates.ByPotential[p];
            var drive = node[2] - node[1] - OpenCircuit(surface[p] / MaximumConcentration, Temperature, out _) - (_film * j);
            slope[p] = (j * log * (1 - (_film * g))) - (g * ((drive / Temperature) + entropic));
        }
    }

    /// <summary>dln D/dT of the solid diffusion, 1/K.</summary>
    public double DiffusionLogSlope(double temperature) => LogSlope(_material.DiffusionActivationEnergy, temperature);

    /// <summary>Residual of particle diffusion; the reaction rates must be current.</summary>
    public void Residual(ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, double temperature, Span<double> residual)
    {
        var c = y.Slice(Offset, Size);
        var rate = yPrime.Slice(Offset, Size);
        var f = residual.Slice(Offset, Size);
        var d = DiffusionFactor(temperature);
        for (var r = 0; r < Radial; r++)
        {
            Lanes.Scale(f.Slice(r * Count, Count), Volume[r], rate.Slice(r * Count, Count));
        }

        for (var r = 0; r < Radial - 1; r++)
        {
            var low = c.Slice(r * Count, Count);
            var high = c.Slice((r + 1) * Count, Count);
            var fl = f.Slice(r * Count, Count);
            var fh = f.Slice((r + 1) * Count, Count);
            var g = d * Conductance[r];
            if (Diffusivity is null)
            {
                Lanes.Exchange(g, low, high, fl, fh);
                continue;
            }

            for (var p = 0; p < Count; p++)
            {
                var k = g * Diffusivity.Value(0.5 * (low[p] + high[p]) / MaximumConcentration);
                var inflow = k * (high[p] - low[p]);
                fl[p] -= inflow;
                fh[p] += inflow;
            }
        }

        var outer = f.Slice((Radial - 1) * Count, Count);
        for (var p = 0; p < Count; p++)
        {
            outer[p] += SurfaceSource * Rates.Current[p];
        }
    }

    /// <summary>Lithium in the particles, mol per area of cell.</summary>
    public double Lithium(ReadOnlySpan<double> y)
    {
        double total = 0;
        for (var r = 0; r < Radial; r++)
        {
            double sum = 0;
            var c = y.Slice(Offset + (r * Count), Count);
            for (var p = 0; p < Count; p++)
            {
                sum += ActiveWidth[p] * c[p];
            }

            total += Volume[r] * sum;
        }

        return total;
    }

    /// <summary>Lowest and highest stoichiometry at any surface.</summary>
    public (double Low, double High) SurfaceRange(ReadOnlySpan<double> y)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        var surface = y.Slice(Offset + ((Radial - 1) * Count), Count);
        for (var p = 0; p < Count; p++)
        {
            low = Math.Min(low, surface[p] / MaximumConcentration);
            high = Math.Max(high, surface[p] / MaximumConcentration);
        }

        return (low, high);
    }

    // Fits of open-circuit potentials end at a finite value where the last sites fill or empty; a real one goes on without bound, as ln((1 - theta)/theta)
    // does. In the last half percent to the full end 2 V are taken away, in the last tenth of a percent to the empty end 2 V are added (cubic), so that
    // cut-offs are met before a surface is full or empty; in the last 1e-4 the logarithm comes on top. Assumed; no reference curve reaches there.
    // The value is added at the empty end and taken away at the full one; its slope in the distance from the end is that in theta at both.
    private static (double Value, double Slope) Closing(double distance, double width)
    {
        var over = Math.Max(0, 1 - (distance / width));
        double value = ClosingStep * over * over * over, slope = -3 * ClosingStep * over * over / width;
        if (distance < LastSites)
        {
            var u = Math.Max(distance, 1e-300) / LastSites;
            value += ThermalVoltage * (u - 1 - Math.Log(u));
            slope += ThermalVoltage * (1 - (1 / u)) / LastSites;
        }

        return (value, slope);
    }

    private double Arrhenius(double energy, double temperature) =>
        energy == 0 ? 1 : Math.Exp(energy / PhysicalConstants.MolarGas * ((1 / _material.ReferenceTemperature) - (1 / temperature)));

    private static double LogSlope(double energy, double temperature) => energy / (PhysicalConstants.MolarGas * temperature * temperature);

    // Solves w = R j0 (F/RT) [exp(alpha (u - w)) - exp(-beta (u - w))] for the film's share w of the dimensionless drive; monotone, Newton from the linear
    // value.
    private double FilmDrop(double j0, double alpha, double perVolt, double u)
    {
        double g = _film * j0 * perVolt, beta = 1 - alpha;
        var w = u * g / (1 + g);
        for (var i = 0; i < 50; i++)
        {
            double e = Math.Exp(alpha * (u - w)), b = Math.Exp(-beta * (u - w));
            var step = (w - (g * (e - b))) / (1 + (g * ((alpha * e) + (beta * b))));
            w -= step;
            if (Math.Abs(step) < 1e-13 * (1 + Math.Abs(u)))
            {
                break;
            }
        }

        return w;
    }
}
