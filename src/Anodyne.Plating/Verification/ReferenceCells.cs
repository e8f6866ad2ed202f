using Anodyne.Cells;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;

namespace Anodyne.Plating.Verification;

/// <summary>
/// The six parameter sets S1 ... S6 of the stability table: reservoir of c_b = 1000 mol/m3 at a distance L, Butler-Volmer with alpha 0.5/0.5 and i0 ~ c^0.5,
/// gamma 0.5 J/m2, molar volume 12.97e-6 m3/mol, 298.15 K. Growth rates in 1/s by the closed form (exact linear stability, checked against a
/// Chebyshev linear solve and a nonlinear Fourier-Chebyshev solve).
/// </summary>
internal static class ReferenceCells
{
    public const double MolarVolume = 12.97e-6;

    public static readonly double[] WavelengthsMicrometre = [100, 30, 10, 3, 1];

    public static readonly IReadOnlyList<(string Name, InterfaceCell Cell, double CurrentDensity, double[] GrowthRate)> All =
    [
        ("S1", Cell("S1", 0.32, 2.4e-10, 0.95, false, 20, 0, 50e-6), 20,
            [5.477012482e-06, 5.297147973e-06, 2.615102582e-06, -2.836450991e-05, -3.009695261e-04]),
        ("S2", Cell("S2", 0.32, 2.4e-10, 0.95, false, 20, 5e-3, 50e-6), 20,
            [1.061332195e-06, 1.007611315e-06, 4.947481196e-07, -5.356015560e-06, -5.680045596e-05]),
        ("S3", Cell("S3", 0.63, 1e-10, 0.80, false, 100, 5e-4, 50e-6), 20,
            [7.105445243e-06, 6.853288323e-06, 2.763705498e-06, -4.457858469e-05, -4.612567482e-04]),
        ("S4", Cell("S4", 1.0, 1e-10, 0.05, false, 20, 1e-3, 50e-6), 20,
            [2.178885757e-05, 2.377968877e-05, 2.302003227e-05, 6.549728676e-06, -1.407482599e-04]),
        ("S5", Cell("S5", 0.32, 2.4e-10, 0.95, true, 300, 0, 50e-6), 612.96563,
            [4.402272132e-03, 1.078986100e-02, 1.847868190e-02, 2.425999779e-02, 2.306672476e-02]),
        ("S6", Cell("S6", 0.40, 3e-10, 1.0, true, 1, 0, 100e-6), 10,
            [5.775264817e-07, 5.089402171e-07, -1.188979546e-07, -7.272165936e-06, -7.016730661e-05]),
    ];

    public static InterfaceCell Cell(
        string name, double transference, double diffusivity, double conductivity, bool proportional, double exchange, double film, double gap,
        double exponent = 0.5)
    {
        ElectrolyteFunction kappa = proportional ? new ProportionalFunction(conductivity, 1000) : conductivity;
        var electrolyte = new Electrolyte(name, "salt", "solvent", 1000, kappa, diffusivity, transference, 1.0);
        return new InterfaceCell(
            name,
            electrolyte,
            [PorousLayer.Free(gap)],
            film > 0 ? Interphase.Conformal(film) : null,
            new LithiumMetal(MolarVolume, 0.5),
            new ButlerVolmer(exchange, 1000, exponent),
            Counter: Counter.Reservoir,
            ReservoirMotion: ReservoirMotion.FollowsFront);
    }
}
