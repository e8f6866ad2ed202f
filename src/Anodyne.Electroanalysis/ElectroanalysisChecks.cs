using Anodyne.Electroanalysis.Conduction;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Electroanalysis.Depletion;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Electroanalysis.Impedance.RelaxationTimes;
using Anodyne.Electroanalysis.Nucleation;
using Anodyne.Electroanalysis.Polarization;
using Anodyne.Electroanalysis.Transference;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis;

/// <summary>The closed forms and worked values that this wing is held against by <c>anodyne verify</c>. Those that need measured files are tests.</summary>
public static class ElectroanalysisChecks
{
    private const string Group = "electroanalysis";
    private const double MolarVolume = Cells.Layers.LithiumMetal.LibraryMolarVolume;

    /// <summary>All checks.</summary>
    public static IReadOnlyList<VerificationCheck> All { get; } =
    [
        new("electro/bruce-vincent", Group, "1", 0.520093037198934, 1e-12, ErrorMeasure.Absolute,
            "Evans, Vincent and Bruce, Polymer 28 (1987) 2324, eq. for t+; 10 mV, 41.2/25.9 uA, 96/104 ohm", _ =>
            BruceVincent.Of(new PolarizationHold(0.010, 41.2e-6, 25.9e-6, 96, 104)).Value),
        new("electro/evans-cell-2", Group, "1", 0.44, 0.005, ErrorMeasure.Absolute, "Evans, Vincent and Bruce, Polymer 28 (1987) 2324, Table 1, cell 2", _ =>
            BruceVincent.Of(new PolarizationHold(0.0102, 21e-6, 10.1e-6, 150, 249)).Value),
        new("electro/sand-time", Group, "s", 609.3000693127682, 1e-9, ErrorMeasure.Relative,
            "Sand, Phil. Mag. 1 (1901) 45; D 3e-6 cm2/s, 10 mA/cm2, t+ 0.4, 1 M", _ => new DepletedElectrolyte(3e-10, 0.4, 1000).SandTimeAt(100)),
        new("electro/nucleation-instantaneous-ordinate", Group, "1", 0.82519, 5e-6, ErrorMeasure.Absolute,
            "Scharifker and Hills, Electrochim. Acta 28 (1983) 879, reduced form at t/t_m = 2", _ => NucleationModel.InstantaneousReduced(2)),
        new("electro/nucleation-progressive-ordinate", Group, "1", 0.61261, 5e-6, ErrorMeasure.Absolute,
            "Scharifker and Hills, Electrochim. Acta 28 (1983) 879, reduced form at t/t_m = 2, with the square on t/t_m", _ =>
            NucleationModel.ProgressiveReduced(2)),
        new("electro/nucleation-density", Group, "1/m2", 3759491.4596577296e4, 1e-5, ErrorMeasure.Relative,
            "Scharifker and Hills 1983: 0.0651410 (8 pi c V_m)^-1/2 (zFc/(i_m t_m))^2; 21 mA/cm2, 0.8 s, 1 M", _ =>
            NucleationModel.Density(210, 0.8, PhysicalConstants.Faraday * 1000, NucleationModel.Growth(1000, MolarVolume), false)),
        new("electro/aurbach", Group, "1", 0.9931, 1e-12, ErrorMeasure.Absolute, "Adams et al., Adv. Energy Mater. 8 (2018) 1702097; 5, 10 x 1, 4.8965 mAh/cm2",
            _ => ReservoirEfficiency.Of(5, [1, 1], 10, 4.8965).Efficiency),
        new("electro/decay-geometric", Group, "1/cycle", 0.0006746953390232013, 1e-12, ErrorMeasure.Relative,
            "definition 1 - R^(1/n); 4.31 to 3.52 in 300 cycles", _ => CapacityRetention.Of(4.31, 3.52, 300).Geometric),
        new("electro/conductivity", Group, "mS/cm", 0.9963573176466838, 1e-12, ErrorMeasure.Relative, "definition L/(R A); 25 um, 1.42 ohm, 1.767 cm2", _ =>
            10 * IonicConductivity.Of(25e-6, 1.42, 1.767e-4)),
        new("electro/student-quantile", Group, "1", 2.57058183661, 1e-9, ErrorMeasure.Relative,
            "Student's t, 95 %, 5 degrees of freedom; Abramowitz and Stegun, table 26.10", _ => StudentDistribution.TwoSidedQuantile(0.95, 5)),
        new("electro/circuit-fit-exact", Group, "ohm", 61, 1e-6, ErrorMeasure.Relative, "manufactured: two ZARC without noise, automatic start", _ =>
            CircuitFitter.Fit(Circuit.Parse("R0-p(R1,CPE1)-p(R2,CPE2)"), Frequencies(), TwoArcs(0, 1))["R2"].Value),
        new("electro/drt-zarc-area", Group, "ohm", 50, 0.01, ErrorMeasure.Relative, "Cole-Cole distribution: area over ln tau is R", _ =>
            RelaxationTimeDistribution.Of(Frequencies(), Circuit.Parse("R0-ZARC1").Impedance(Frequencies(), [10, 50, 0.01, 0.7])).Peaks[0].Resistance),
        new("electro/drt-unit-independence", Group, "1", 0, 1e-6, ErrorMeasure.Absolute, "multiplying Z by 1e-3 must not move gamma", _ => Moved()),
        new("electro/kk-noise", Group, "1", 0.003, 0.2, ErrorMeasure.Relative, "manufactured: 0.3 % noise on two ZARC is found again", _ =>
            KramersKronigTest.Of(Frequencies(), TwoArcs(0.003, 3)).Rms),
        new("electro/coverage-circuit", Group, "1", 0.93, 0, ErrorMeasure.AtLeast,
            "share of 95 % intervals that hold the truth, least over the parameters, 1,000 noisy replicates from starts 30 % off", token =>
            IntervalCoverage.Circuit(1000, token).Min(c => c.Share), IsLong: true),
        new("electro/coverage-circuit-not-too-wide", Group, "1", -0.97, 0, ErrorMeasure.AtLeast, "minus the largest share, same replicates", token =>
            -IntervalCoverage.Circuit(1000, token).Max(c => c.Share), IsLong: true),
        new("electro/coverage-overlapping-arcs", Group, "1", 0.93, 0, ErrorMeasure.AtLeast,
            "least share of 95 % intervals that hold the truth: R_total of all, each arc of those not void; ratio 3, 1 % noise, 35 points, 2,000 replicates",
            token => ImpedanceStudies.Overlapping(token).Min(c => c.Share), IsLong: true),
        new("electro/coverage-overlapping-arcs-not-too-wide", Group, "1", -0.97, 0, ErrorMeasure.AtLeast, "minus the largest share, same replicates",
            token => -ImpedanceStudies.Overlapping(token).Max(c => c.Share), IsLong: true),
        new("electro/overlapping-arcs-not-void", Group, "1", -0.5, 0, ErrorMeasure.AtLeast, "minus the largest share of void arcs, same replicates",
            token => -ImpedanceStudies.Overlapping(token).Max(c => c.Void), IsLong: true),
        new("electro/circuit-found", Group, "1", 0.8, 0, ErrorMeasure.AtLeast,
            "least share of draws in which the automatic choice finds the true circuit; 19 circuits, 40 draws each, 1 % noise",
            token => ImpedanceStudies.Selection(token).Found, IsLong: true),
        new("electro/circuit-wrong", Group, "1", -0.05, 0, ErrorMeasure.AtLeast,
            "minus the largest share of wrong circuits, same draws and one circuit outside the list",
            token => -ImpedanceStudies.Selection(token).Wrong, IsLong: true),
        new("electro/drt-two-arcs-resolved", Group, "1", 0.9, 0, ErrorMeasure.AtLeast,
            "share of draws with two peaks, each resistance within 10 %; 50 and 35 ohm, n 0.9, times a factor of 6 apart, 81 points, 0.3 % noise, 40 draws",
            token => ImpedanceStudies.Resolved(40, token), IsLong: true),
        new("electro/sparse-drift-flagged", Group, "1", 0.9, 0, ErrorMeasure.AtLeast,
            "share of drifting spectra that the Kramers-Kronig test flags; 35 points over 8 decades, 0.5 % noise, 40 % drift, 2,000 fresh draws",
            token => ImpedanceStudies.Drift(token).Flagged, IsLong: true),
        new("electro/sparse-drift-false-alarms", Group, "1", -0.05, 0, ErrorMeasure.AtLeast, "minus the share of steady spectra that it flags, as many draws",
            token => -ImpedanceStudies.Drift(token).False, IsLong: true),
        new("electro/sparse-drift-area", Group, "1", 0.99, 0, ErrorMeasure.AtLeast,
            "area under the receiver operating characteristic of |Z-HIT drift|, same draws", token => ImpedanceStudies.Drift(token).Area, IsLong: true),
        .. Covered("tafel-alpha-0.5", "i0, R and (alpha - 1/2)^2 of a symmetric cell, alpha 0.5", token => PolarizationCoverage.Of(0.5, 2000, token)),
        .. Covered("tafel-alpha-0.4", "i0, R and (alpha - 1/2)^2 of a symmetric cell, alpha 0.4", token => PolarizationCoverage.Of(0.4, 2000, token)),
        .. Covered("tafel-alpha-0.3", "i0, R and (alpha - 1/2)^2 of a symmetric cell, alpha 0.3", token => PolarizationCoverage.Of(0.3, 2000, token)),
        .. Covered("nucleation-progressive", "D and A N, no delay, no double layer", token => NucleationCoverage.Of(true, 0, 0, 2000, token)),
        .. Covered("nucleation-layer", "D and A N with a delay and a double layer", token => NucleationCoverage.Of(true, 0.05, 300, 2000, token)),
        .. Covered("nucleation-instantaneous", "D and N0, no delay, no double layer", token => NucleationCoverage.Of(false, 0, 0, 2000, token)),
    ];

    // Two checks of one study: no interval too narrow, none too wide. The study runs once for both.
    private static VerificationCheck[] Covered(string name, string what, Func<CancellationToken, IReadOnlyList<(string Name, double Share)>> study)
    {
        IReadOnlyList<(string Name, double Share)>? found = null;
        IReadOnlyList<(string Name, double Share)> Shares(CancellationToken token) => found ??= study(token);
        return
        [
            new("electro/coverage-" + name, Group, "1", 0.93, 0, ErrorMeasure.AtLeast,
                $"least share of 95 % intervals that hold the truth, 2,000 draws: {what}",
                token => Shares(token).Min(static c => c.Share), IsLong: true),
            new($"electro/coverage-{name}-not-too-wide", Group, "1", -0.97, 0, ErrorMeasure.AtLeast, "minus the largest share, same draws",
                token => -Shares(token).Max(static c => c.Share), IsLong: true),
        ];
    }

    private static double[] Frequencies() => [.. Enumerable.Range(0, 81).Select(i => Math.Pow(10, 6 - (0.1 * i)))];

    private static System.Numerics.Complex[] TwoArcs(double noise, int seed) => IntervalCoverage.Noisy(noise, seed);

    private static double Moved()
    {
        var (f, z) = (Frequencies(), TwoArcs(0.003, 5));
        var plain = RelaxationTimeDistribution.Of(f, z);
        var scaled = RelaxationTimeDistribution.Of(f, [.. z.Select(v => 1e-3 * v)]);
        return plain.Gamma.Zip(scaled.Gamma, (a, b) => Math.Abs((1e3 * b) - a)).Max() / plain.Gamma.Max();
    }
}
