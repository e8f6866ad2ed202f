using Anodyne.Cells.Electrolytes;

namespace Anodyne.Cells.Library;

/// <summary>Electrolytes with the published property functions that the reference cells use; x is the salt concentration in mol/L.</summary>
public static class CellElectrolytes
{
    // Measured from -10 to 60 degC; the diffusivity has a pole at T = 229 K + 5 K per mol/L.
    private static FitRange Valoen { get; } = new(263.15, 333.15, 0, 3900);

    // Measured at 25 degC alone; ten kelvin to either side pass without a word.
    private static FitRange Nyman { get; } = new(288.15, 308.15, 0, 2300);

    /// <summary>1 M LiPF6 in PC:EC:DMC (Valoen and Reimers, J. Electrochem. Soc. 152 (2005) A882); t+ 0.38, thermodynamic factor set to 1 as in Xu et al.
    /// 2019.</summary>
    public static Electrolyte ValoenReimers2005 { get; } = new(
        "LiPF6 in PC:EC:DMC",
        "LiPF6",
        "PC:EC:DMC",
        1000,
        new FormulaFunction(ValoenConductivity, "Valoen and Reimers 2005", Valoen),
        new FormulaFunction(ValoenDiffusivity, "Valoen and Reimers 2005", Valoen),
        0.38,
        1);

    /// <summary>1 M LiPF6 in EC:EMC 3:7 at 25 degC (Nyman, Behm and Lindbergh, Electrochim. Acta 53 (2008) 6356); t+ 0.2594, factor 1 as in Chen et al.
    /// 2020.</summary>
    public static Electrolyte Nyman2008 { get; } = new(
        "LiPF6 in EC:EMC 3:7",
        "LiPF6",
        "EC:EMC 3:7",
        1000,
        new FormulaFunction(static (c, _) => NymanConductivity(c / 1000), "Nyman, Behm and Lindbergh 2008", Nyman),
        new FormulaFunction(static (c, _) => NymanDiffusivity(c / 1000), "Nyman, Behm and Lindbergh 2008", Nyman),
        0.2594,
        1);

    /// <summary>1 M LiPF6 in EC:DMC (Capiglia et al., J. Power Sources 81 (1999) 859, as in Dualfoil); t+ 0.4, factor 1, with activation energies.</summary>
    public static Electrolyte Capiglia1999 { get; } = new(
        "LiPF6 in EC:DMC",
        "LiPF6",
        "EC:DMC",
        1000,
        new ActivatedFunction(new PolynomialFunction(1000, new PolynomialTerm(0, 0.0911), new PolynomialTerm(1, 1.9101), new PolynomialTerm(2, -1.052),
            new PolynomialTerm(3, 0.1554)), 34700, 298.15),
        new ActivatedFunction(new FormulaFunction(static (c, _) => 5.34e-10 * Math.Exp(-0.65 * c / 1000), "Capiglia et al. 1999"), 37040, 298.15),
        0.4,
        1);

    /// <summary>1.2 M LiPF6 of the A123 LFP cell (Prada et al., J. Electrochem. Soc. 160 (2013) A616); t+ 0.36, D 2e-10 m2/s.</summary>
    public static Electrolyte Prada2013 { get; } = new(
        "LiPF6, A123 cell",
        "LiPF6",
        "EC:DMC",
        1200,
        new FormulaFunction(static (c, _) => PradaConductivity(c / 1e6), "Prada et al. 2013"),
        2e-10,
        0.36,
        1);

    private static double ValoenConductivity(double c, double temperature)
    {
        double x = c / 1000, t = temperature;
        var a = -10.5 + (0.0740 * t) - (6.96e-5 * t * t);
        var b = 0.668 - (0.0178 * t) + (2.80e-5 * t * t);
        var d = 0.494 - (8.86e-4 * t);
        var root = a + (x * b) + (x * x * d);
        return 0.1 * x * root * root;
    }

    private static double ValoenDiffusivity(double c, double temperature)
    {
        var x = c / 1000;
        return 1e-4 * Math.Pow(10, -4.43 - (54 / (temperature - 229 - (5 * x))) - (0.22 * x));
    }

    private static double NymanConductivity(double x) => (0.1297 * x * x * x) - (2.51 * Math.Pow(x, 1.5)) + (3.329 * x);

    // The parabola turns up beyond 2.26 mol/L, outside the measured range: it is held at its minimum there.
    private static double NymanDiffusivity(double x)
    {
        var held = Math.Min(x, 3.972 / (2 * 0.8794));
        return (8.794e-11 * held * held) - (3.972e-10 * held) + 4.862e-10;
    }

    private static double PradaConductivity(double q) =>
        1e3 * (4.1253e-4 + (5.007 * q) - (4721.2 * q * q) + (1.5094e6 * q * q * q) - (1.6018e8 * q * q * q * q));
}
