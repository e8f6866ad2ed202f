using System.Numerics;
using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Checks;

/// <summary>
/// The symmetric cell Li | separator | Li with constant properties and its exact solutions (derived from the binary concentrated-solution equations with
/// resting anions; Newman and Thomas-Alyea, Electrochemical Systems; impedance with finite diffusion length and Newman number).
/// </summary>
/// <param name="Conductivity">kappa of the free electrolyte, S/m.</param>
/// <param name="Diffusivity">D of the free electrolyte, m2/s.</param>
/// <param name="Transference">t+.</param>
/// <param name="Factor">1 + dln f/dln c.</param>
/// <param name="Concentration">c0, mol/m3.</param>
/// <param name="Thickness">L, m.</param>
/// <param name="Porosity">eps.</param>
/// <param name="Tortuosity">tau.</param>
/// <param name="ExchangeCurrent">i0 at c0, A/m2, ~ c^0.5.</param>
/// <param name="FilmResistance">Of each electrode, ohm m2.</param>
/// <param name="FilmCapacitance">Of each electrode, F/m2.</param>
/// <param name="DoubleLayer">Of each electrode, F/m2.</param>
internal sealed record SymmetricCell(
    double Conductivity = 1,
    double Diffusivity = 3e-10,
    double Transference = 0.3,
    double Factor = 1.4,
    double Concentration = 1000,
    double Thickness = 100e-6,
    double Porosity = 0.4,
    double Tortuosity = 1.6,
    double ExchangeCurrent = 20,
    double FilmResistance = 0,
    double FilmCapacitance = 0,
    double DoubleLayer = 0.2)
{
    private const double F = PhysicalConstants.Faraday;
    private const double Temperature = 298.15;

    private static readonly double Thermal = PhysicalConstants.ThermalVoltage(Temperature);

    /// <summary>D eps/tau.</summary>
    public double EffectiveDiffusivity => Diffusivity * Porosity / Tortuosity;

    /// <summary>kappa eps/tau.</summary>
    public double EffectiveConductivity => Conductivity * Porosity / Tortuosity;

    /// <summary>i_lim = 2 F D c0/((1 - t+) L).</summary>
    public double LimitingCurrent => Cells.Transport.LimitingCurrent.Symmetric(
        diffusivity: EffectiveDiffusivity, transferenceNumber: Transference, concentration: Concentration, gap: Thickness);

    /// <summary>Relaxation constant L^2 eps/(pi^2 D_eff), s.</summary>
    public double Relaxation => Thickness * Thickness * Porosity / (Math.PI * Math.PI * EffectiveDiffusivity);

    /// <summary>Ne = 2 kappa R T (1 - t+)^2 Th/(F^2 D c0).</summary>
    public double NewmanNumber => 2 * Conductivity * Thermal * (1 - Transference) * (1 - Transference) * Factor / (F * Diffusivity * Concentration);

    /// <summary>Time at which the salt at the stripping-starved electrode falls to <paramref name="left"/>, mol/m3, while L is much longer than the depleted
    /// layer.</summary>
    public double SandTime(double current, double left)
    {
        var root = F * (Concentration - left) / (2 * (1 - Transference) * current);
        return Math.PI * Porosity * EffectiveDiffusivity * root * root;
    }

    /// <summary>Steady difference of concentration between the electrodes, mol/m3.</summary>
    public double SteadyDifference(double current) => (1 - Transference) * current * Thickness / (F * EffectiveDiffusivity);

    /// <summary>Steady magnitude of the cell voltage, V.</summary>
    public double SteadyVoltage(double current)
    {
        var half = 0.5 * SteadyDifference(current);
        double high = Concentration + half, low = Concentration - half;
        double Kinetic(double c) => 2 * Thermal * Math.Asinh(current / (2 * ExchangeCurrent * Math.Sqrt(c / Concentration)));
        return (current * Thickness / EffectiveConductivity) + (2 * Thermal * (1 - Transference) * Factor * Math.Log(high / low))
            + Kinetic(high) + Kinetic(low) + (2 * FilmResistance * current);
    }

    /// <summary>Concentration at the plating electrode at any time after a current step (Fourier series), mol/m3.</summary>
    public double Surface(double current, double time)
    {
        double sum = 0;
        for (var n = 1; n < 400; n += 2)
        {
            sum += Math.Exp(-n * n * time / Relaxation) / (n * (double)n);
        }

        return Concentration - (0.5 * SteadyDifference(current) * (1 - (8 / (Math.PI * Math.PI) * sum)));
    }

    /// <summary>Impedance, ohm m2.</summary>
    public Complex Impedance(double frequency)
    {
        var jw = new Complex(0, 2 * Math.PI * frequency);
        var charge = Thermal / ExchangeCurrent;
        var k = Complex.Sqrt(jw * Porosity / EffectiveDiffusivity);
        var share = (1 - Transference) * (1 - Transference) * Factor;
        return (Thickness / EffectiveConductivity) + (2 * charge / (1 + (jw * charge * DoubleLayer)))
            + (2 * FilmResistance / (1 + (jw * FilmResistance * FilmCapacitance)))
            + (4 * Thermal * share / (F * Concentration * EffectiveDiffusivity) * Complex.Tanh(0.5 * k * Thickness) / k);
    }

    /// <summary>The cell.</summary>
    public CellDesign Design()
    {
        var electrode = new MetalElectrode
        {
            Kinetics = new ButlerVolmer(ExchangeCurrent, Concentration, 0.5),
            Interphase = FilmResistance > 0 ? Interphase.Conformal(FilmResistance) with { Capacitance = FilmCapacitance } : null,
            DoubleLayerCapacitance = DoubleLayer,
        };
        return ReferenceCells.Symmetric(
            new Electrolyte("constant", "LiX", "Y", Concentration, Conductivity, Diffusivity, Transference, Factor),
            new PorousLayer("separator", PorousLayerKind.Separator, Thickness, Porosity, Tortuosity),
            electrode);
    }
}
