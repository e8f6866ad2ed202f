using System.Numerics;
using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Numerics.Dense;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Checks;

/// <summary>
/// Exact impedance of a rested lithium | separator | porous electrode cell with constant properties, without a mesh. With eta = phi_s - phi_e and the
/// electrode's admittance per volume y = a [1/(R_ct - U' G) + i omega C], G the response of the particle's surface concentration to its current:
/// eta'' = y (1/sigma + 1/kappa) eta - chi c'', c'' = [i omega eps c - (1 - t+) y eta/F]/D, chi = (2RT/F)(1 - t+) Th/c0. Two pairs of exponentials in
/// the electrode and one in the separator are joined by current, salt and salt flux: six equations a frequency (Newman and Thomas-Alyea,
/// Electrochemical Systems, chapter 22, linearized).
/// </summary>
/// <param name="Design">A lithium metal without film against one porous electrode, one layer between them.</param>
internal sealed record HalfCellImpedance(CellDesign Design)
{
    private const double F = PhysicalConstants.Faraday;
    private double Thermal => PhysicalConstants.ThermalVoltage(Design.Temperature);

    /// <summary>Response G of the surface concentration to an anodic current density, mol/m3 per A/m2, at an angular frequency; null: the exact
    /// sphere.</summary>
    public Func<double, Complex>? Particle { get; init; }

    /// <summary>Exponent b of the separator's conductivity kappa eps^b; null: that of the design.</summary>
    public double? SeparatorExponent { get; init; }

    /// <summary>Impedance, ohm.</summary>
    /// <param name="frequency">Hz, above 0.</param>
    public Complex At(double frequency)
    {
        var omega = 2 * Math.PI * frequency;
        var jw = new Complex(0, omega);
        var electrode = (InsertionElectrode)Design.Positive;
        var metal = (MetalElectrode)Design.Negative;
        var layer = Design.Layers[0];
        var liquid = Design.Electrolyte;
        double c0 = liquid.Concentration, temperature = Design.Temperature;
        double kappa = liquid.Conductivity.Value(c0, temperature), d = liquid.SaltDiffusivity.Value(c0, temperature);
        double anion = 1 - liquid.TransferenceNumber.Value(c0, temperature), factor = liquid.ThermodynamicFactor.Value(c0, temperature);
        var chi = 2 * Thermal * anion * factor / c0;
        double ls = layer.Thickness, lp = electrode.Thickness;
        double through = layer.Porosity / layer.Tortuosity, ds = d * through;
        var kappaSeparator = kappa * (SeparatorExponent is { } b ? Math.Pow(layer.Porosity, b) : through);
        double share = Math.Pow(electrode.Porosity, electrode.BruggemanElectrolyte), dp = d * share, kp = kappa * share;
        var sigma = electrode.Conductivity * Math.Pow(electrode.ActiveFraction, electrode.BruggemanSolid);
        var y = Admittance(electrode, c0, omega);

        // [eta; c]'' = M [eta; c]; both modes decay from one end or the other.
        Complex salt = jw * electrode.Porosity / dp, source = anion * y / (F * dp), ohmic = y * ((1 / sigma) + (1 / kp));
        Complex m00 = ohmic + (chi * source), m01 = -chi * salt, m10 = -source, m11 = salt;
        var root = Complex.Sqrt(((m00 - m11) * (m00 - m11) / 4) + (m01 * m10));
        Complex[] lambda = [((m00 + m11) / 2) + root, ((m00 + m11) / 2) - root];
        Complex[] k = [Complex.Sqrt(lambda[0]), Complex.Sqrt(lambda[1])];

        // Mode i: eta = lambda_i - m11, c = m10, from the second row of M, which stays well scaled while the reaction is the faster one.
        Complex[] eta = [lambda[0] - m11, lambda[1] - m11];
        var ks = Complex.Sqrt(jw * layer.Porosity / ds);
        var far = Complex.Exp(-ks * ls);

        // Unknowns: electrode amplitudes of exp(-k x), exp(-k (L - x)) of both modes, separator amplitudes of exp(-ks s), exp(-ks (Ls - s)); unit current
        // density.
        var system = new DenseSystem<Complex>(6);
        for (var i = 0; i < 2; i++)
        {
            var decay = Complex.Exp(-k[i] * lp);
            int near = 2 * i, end = near + 1;
            system.Row(0)[near] = -k[i] * (eta[i] + (chi * m10));
            system.Row(0)[end] = k[i] * decay * (eta[i] + (chi * m10));
            system.Row(1)[near] = -k[i] * decay * eta[i];
            system.Row(1)[end] = k[i] * eta[i];
            system.Row(2)[near] = -k[i] * decay * m10;
            system.Row(2)[end] = k[i] * m10;
            system.Row(3)[near] = m10;
            system.Row(3)[end] = decay * m10;
            system.Row(4)[near] = -dp * k[i] * m10;
            system.Row(4)[end] = dp * k[i] * decay * m10;
        }

        system.Row(0)[6] = 1 / kp;
        system.Row(1)[6] = -1 / sigma;
        system.Row(3)[4] = -far;
        system.Row(3)[5] = -1;
        system.Row(4)[4] = ds * ks * far;
        system.Row(4)[5] = -ds * ks;
        system.Row(5)[4] = ds * ks;
        system.Row(5)[5] = -ds * ks * far;
        system.Row(5)[6] = anion / F;
        var a = system.Solve()!;

        Complex etaNear = 0, etaEnd = 0, saltNear = 0, saltEnd = 0;
        for (var i = 0; i < 2; i++)
        {
            var decay = Complex.Exp(-k[i] * lp);
            etaNear += eta[i] * (a[2 * i] + (a[(2 * i) + 1] * decay));
            etaEnd += eta[i] * ((a[2 * i] * decay) + a[(2 * i) + 1]);
            saltNear += m10 * (a[2 * i] + (a[(2 * i) + 1] * decay));
            saltEnd += m10 * ((a[2 * i] * decay) + a[(2 * i) + 1]);
        }

        var metalSalt = a[4] + (a[5] * far);
        var charge = 1 / metal.Kinetics.Rate(0, c0, temperature).DriveSlope;
        var atMetal = -1 / ((1 / charge) + (jw * metal.DoubleLayerCapacitance));
        var acrossSeparator = (-ls / kappaSeparator) + (chi * (saltNear - metalSalt));
        var electrolyteCurrent = (etaEnd - etaNear + (lp / sigma) + (chi * (saltEnd - saltNear))) / ((1 / sigma) + (1 / kp));
        var voltage = atMetal + acrossSeparator + etaNear - ((lp - electrolyteCurrent) / sigma);
        return -voltage / Design.Area;
    }

    /// <summary>
    /// Particle response of the usual cell-centered scheme: n equal shells, the surface concentration extrapolated linearly from the two outermost (PyBaMM's
    /// default). First order in the shell where the diffusion layer is thinner than it.
    /// </summary>
    public static Func<double, Complex> Shells(InsertionElectrode electrode, int n) => omega =>
    {
        double radius = electrode.ParticleRadius, h = radius / n, d = electrode.Material.ConstantDiffusivity;
        Complex[] diagonal = new Complex[n], right = new Complex[n], upper = new Complex[n];
        var flow = new double[n + 1];
        for (var i = 1; i < n; i++)
        {
            flow[i] = d * (i * h) * (i * h) / h;
        }

        // Volumes r^2 dr of the shells; the outer shell loses R^2 j/F for j = 1.
        for (var i = 0; i < n; i++)
        {
            var volume = ((Math.Pow(i + 1, 3) - Math.Pow(i, 3)) / 3) * h * h * h;
            diagonal[i] = new Complex(flow[i] + flow[i + 1], omega * volume);
            right[i] = i == n - 1 ? -radius * radius / F : 0;
        }

        for (var i = 0; i < n; i++)
        {
            var pivot = diagonal[i] + (i > 0 ? flow[i] * upper[i - 1] : 0);
            upper[i] = i < n - 1 ? -flow[i + 1] / pivot : 0;
            right[i] = (right[i] + (i > 0 ? flow[i] * right[i - 1] : 0)) / pivot;
        }

        Complex outer = right[n - 1], inner = right[n - 2] - (upper[n - 2] * outer);
        return -(outer + (0.5 * (outer - inner)));
    };

    private Complex Admittance(InsertionElectrode electrode, double c0, double omega)
    {
        var material = electrode.Material;
        double max = material.MaximumConcentration, theta = electrode.InitialStoichiometry, step = 1e-5;
        var slope = (material.OpenCircuitPotential(theta + step) - material.OpenCircuitPotential(theta - step)) / (2 * step * max);
        var exchange = material.RateConstant * Math.Sqrt(c0 * theta * (1 - theta)) * max;
        var response = Particle is { } given ? given(omega) : Sphere(electrode, omega);
        return electrode.SpecificSurface
            * ((1 / ((Thermal / exchange) - (slope * response))) + new Complex(0, omega * electrode.DoubleLayerCapacitance));
    }

    private static Complex Sphere(InsertionElectrode electrode, double omega)
    {
        double radius = electrode.ParticleRadius, d = electrode.Material.ConstantDiffusivity;
        var q = radius * Complex.Sqrt(new Complex(0, omega / d));
        return radius / (F * d) / ((q / Complex.Tanh(q)) - 1);
    }
}
