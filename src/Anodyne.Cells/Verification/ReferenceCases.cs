using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;

namespace Anodyne.Cells.Verification;

/// <summary>A cell, a current and the growth rates that the dispersion relation must give there.</summary>
/// <param name="Name">S1 to S6.</param>
/// <param name="Cell">The cell; reservoir at a fixed distance.</param>
/// <param name="CurrentDensity">j, A/m2.</param>
/// <param name="Rates">Wavelength, m, and growth rate, 1/s.</param>
/// <param name="Theta">ohm m.</param>
/// <param name="SurfaceConcentration">mol/m3.</param>
/// <param name="MarginalWavelength">m, to the digits printed in the reference.</param>
/// <param name="FastestWavelength">m.</param>
/// <param name="LargestRate">1/s.</param>
public sealed record ReferenceCase(
    string Name,
    InterfaceCell Cell,
    double CurrentDensity,
    IReadOnlyList<(double Wavelength, double Rate)> Rates,
    double Theta,
    double SurfaceConcentration,
    double MarginalWavelength,
    double FastestWavelength,
    double LargestRate);

/// <summary>
/// The six reference cells of the dispersion relation: 298.15 K, alpha 0.5/0.5, i0 ~ c^0.5, gamma 0.5 J/m2, V_m 12.97e-6 m3/mol, 1 mol/L at the
/// reservoir. The rates were computed outside this program in three ways that agree: closed form, Chebyshev solve of the linear problem with the salt's
/// time derivative, and a full nonlinear two-dimensional solve at small amplitude.
/// </summary>
public static class ReferenceCases
{
    /// <summary>S1 to S6.</summary>
    public static IReadOnlyList<ReferenceCase> All => Cases.Value;

    private static readonly Lazy<IReadOnlyList<ReferenceCase>> Cases = new(() =>
    [
        Make("S1", 0.32, 2.4e-10, 0.95, false, 20, 0, 50e-6, 20, [5.477012482e-06, 5.297147973e-06, 2.615102582e-06, -2.836450991e-05, -3.009695261e-04],
            2.461534163, 970.634569, 7.3415249e-6, 69.23490e-6, 5.499288e-6),
        Make("S2", 0.32, 2.4e-10, 0.95, false, 20, 5e-3, 50e-6, 20, [1.061332195e-06, 1.007611315e-06, 4.947481196e-07, -5.356015560e-06, -5.680045596e-05],
            2.461534163, 970.634569, 7.3415249e-6, 122.73476e-6, 1.061814e-6),
        Make("S3", 0.63, 1.0e-10, 0.80, false, 100, 5e-4, 50e-6, 20, [7.105445243e-06, 6.853288323e-06, 2.763705498e-06, -4.457858469e-05, -4.612567482e-04],
            2.112099740, 961.652202, 7.9255973e-6, 66.74679e-6, 7.149078e-6),
        Make("S4", 1.0, 1.0e-10, 0.05, false, 20, 1e-3, 50e-6, 20, [2.178885757e-05, 2.377968877e-05, 2.302003227e-05, 6.549728676e-06, -1.407482599e-04], 20,
            1000, 2.5755751e-6, 21.08709e-6, 2.390099e-5),
        Make("S5", 0.32, 2.4e-10, 0.95, true, 300, 0, 50e-6, 0.9 * 96485.33212 * 2.4e-10 * 1000 / 0.68 / 50e-6,
            [4.402272132e-03, 1.078986100e-02, 1.847868190e-02, 2.425999779e-02, 2.306672476e-02], 27.99450724, 100, 0.3932328e-6, 1.85864e-6, 2.493618e-2),
        Make("S6", 0.40, 3.0e-10, 1.0, true, 1, 0, 100e-6, 10, [5.775264817e-07, 5.089402171e-07, -1.188979546e-07, -7.272165936e-06, -7.016730661e-05],
            2.207272898, 979.271461, 10.9641810e-6, 152.13785e-6, 5.794299e-7),
    ]);

    /// <summary>The wavelengths of the rates, m.</summary>
    public static IReadOnlyList<double> Wavelengths { get; } = [100e-6, 30e-6, 10e-6, 3e-6, 1e-6];

    /// <summary>S1 with an exchange current density that does not depend on the concentration: the base of the layer references.</summary>
    /// <param name="interphase">The layer.</param>
    public static InterfaceCell LayerBase(Interphase? interphase) =>
        All[0].Cell with { Kinetics = new ButlerVolmer(20, 1000, 0), Interphase = interphase };

    private static ReferenceCase Make(
        string name,
        double transference,
        double diffusivity,
        double conductivity,
        bool proportional,
        double exchange,
        double film,
        double gap,
        double current,
        double[] rates,
        double theta,
        double surface,
        double marginal,
        double fastest,
        double largest)
    {
        ElectrolyteFunction kappa = proportional ? new ProportionalFunction(conductivity, 1000) : conductivity;
        var liquid = new Electrolyte("reference " + name, "salt", "solvent", 1000, kappa, diffusivity, transference, 1.0);
        var cell = new InterfaceCell(
            name,
            liquid,
            [PorousLayer.Free(gap)],
            film > 0 ? Interphase.Conformal(film) : null,
            new LithiumMetal(12.97e-6, 0.5),
            new ButlerVolmer(exchange, 1000),
            Counter: Counter.Reservoir);
        return new ReferenceCase(name, cell, current, [.. Wavelengths.Zip(rates)], theta, surface, marginal, fastest, largest);
    }
}
