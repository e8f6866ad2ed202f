using System.Numerics;
using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Library;
using Anodyne.Cycling.Impedance;
using Anodyne.Cycling.Model;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Checks;

/// <summary>
/// The impedance of the half cell against its exact solution, and against the peer's file. That file was made with a known defect of its surface form (the
/// separator's conductivity times the porosity instead of porosity^1.5: PyBaMM issue 3495) and on equal particle shells that do not resolve the diffusion
/// layer above 0.01 Hz. The exact solution with these two put in gives the file; without them no mesh does. Our impedance, which has neither, is compared with
/// the file less their exact effect.
/// </summary>
internal static class ImpedanceChecks
{
    private const double HighestFrequency = 1e3;

    public static IEnumerable<VerificationCheck> All()
    {
        yield return Check(
            "half-cell-impedance", "cycling: half-cell closed form", 1e-3,
            "porous electrode with spheres, linearized: exact in exponentials (HalfCellImpedance)", () => Worst(Model(HalfCharged), Exact(HalfCharged)));
        if (ReferenceData.Folder is null)
        {
            yield break;
        }

        foreach (var n in new[] { 20, 60 })
        {
            yield return Check(
                $"xu2019-impedance-n{n}-with-its-defects", "cycling: peer curves", 5e-3,
                $"peer file with {n} points; separator kappa x porosity (PyBaMM issue 3495) and {n} equal shells with a linearly extrapolated surface put "
                + $"into the exact solution",
                () => Worst(Defective(n), Peer(n)));
            yield return Check(
                $"xu2019-impedance-n{n}", "cycling: peer curves", 5e-3, $"peer file with {n} points, from which the exact effect of these two defects is taken",
                () => Worst(Model(HalfCharged), Corrected(n)));
        }    }

    /// <summary>Largest |Z - Z_peer|/|Z_peer| of our impedance over 1e-4 to 1e3 Hz against the peer's file with 60 points as it stands.</summary>
    internal static double AsFiled() => Worst(Model(HalfCharged), Peer(60));

    private static CellDesign HalfCharged { get; } =
        ReferenceCells.Xu2019 with { Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { InitialStoichiometry = 0.5 } };

    private static VerificationCheck Check(string name, string group, double tolerance, string source, Func<double> value) =>
        new($"cycling/{name}", group, "1", 0, tolerance, ErrorMeasure.Absolute, source, _ => value());

    private static Func<double[], Complex[]> Model(CellDesign design) => frequency =>
    {
        var system = new CellSystem(design, new MeshOptions { Layer = 80, Electrode = 160, Particle = 200, ParticleGrading = 0.9 }, doubleLayers: false);
        return new CellImpedance(system).Evaluate(InitialState.Rested(system), frequency);
    };

    private static Func<double[], Complex[]> Exact(CellDesign design) => frequency =>
    {
        var exact = new HalfCellImpedance(design);
        return [.. frequency.Select(exact.At)];
    };

    private static Func<double[], Complex[]> Defective(int n) => frequency =>
    {
        var peer = new HalfCellImpedance(HalfCharged) { SeparatorExponent = 1,
            Particle = HalfCellImpedance.Shells((InsertionElectrode)HalfCharged.Positive, n) };
        return [.. frequency.Select(peer.At)];
    };

    private static Func<double[], Complex[]> Peer(int n) => frequency =>
    {
        var (_, columns) = ReferenceData.Read($"pybamm/eis_xu2019_half_sto0.5_n{n}.csv");
        return [.. frequency.Select(f => Array.FindIndex(columns[0], filed => Math.Abs(filed - f) <= 1e-9 * f))
            .Select(i => new Complex(columns[1][i], columns[2][i]))];
    };

    private static Func<double[], Complex[]> Corrected(int n) => frequency =>
        [.. Peer(n)(frequency).Zip(Exact(HalfCharged)(frequency), Defective(n)(frequency)).Select(z => z.First + z.Second - z.Third)];

    // Largest |difference|/|reference| over 1e-4 to 1e3 Hz, on the frequencies of the files where they are present.
    private static double Worst(Func<double[], Complex[]> own, Func<double[], Complex[]> reference)
    {
        var frequency = ReferenceData.Folder is null
            ? CellImpedance.Frequencies(HighestFrequency, 1e-4, 7)
            : [.. ReferenceData.Read("pybamm/eis_xu2019_half_sto0.5_n60.csv").Columns[0].Where(f => f <= HighestFrequency)];
        return own(frequency).Zip(reference(frequency), (a, b) => (a - b).Magnitude / b.Magnitude).Max();
    }
}
