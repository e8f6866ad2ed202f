using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Checks;

/// <summary>Checks against published and peer curves; only where the reference data are present.</summary>
internal static class CurveChecks
{
    private static readonly MeshOptions Mesh = new() { Layer = 40, Electrode = 80, Particle = 80 };

    public static IEnumerable<VerificationCheck> All()
    {
        if (ReferenceData.Folder is null)
        {
            yield break;
        }

        foreach (var (rate, name, label, gate) in new[] { ("0.5", "05", "half-c", 0.3e-3), ("1", "1", "1c", 0.5e-3), ("2", "2", "2c", 0.5e-3) })
        {
            var hours = 1 / double.Parse(rate, System.Globalization.CultureInfo.InvariantCulture);
            yield return Rms(
                $"cycling/comsol-{label}-voltage", gate, "COMSOL curve of Marquis et al., J. Electrochem. Soc. 166 (2019) A3693, as shipped with PyBaMM",
                ReferenceCells.Marquis2019Comsol, FormattableString.Invariant($"Discharge at {rate}C for {hours} hours"), ComsolVoltage(name), 1);

            // At C/2 the reference took 820 to 2211 s in seven steps of first order, which leaves up to 0.64 % of a field's range (docs/cell-model.md).
            var stretch = ComsolStretch(name);
            foreach (var field in Fields())
            {
                yield return new VerificationCheck(
                    $"cycling/comsol-{label}-{field.Name}", "cycling: COMSOL anchor", "1", 0, 5e-3, ErrorMeasure.Absolute,
                    "COMSOL fields of Marquis et al. 2019",
                    _ => CurveComparison.Field(
                        ReferenceCells.Marquis2019Comsol, 1 / hours, Mesh, $"comsol/comsol_marquis2019_{name}C_{field.File}.csv", field.At, field.Potential,
                        stretch));
            }

            if (stretch is not null)
            {
                yield return new VerificationCheck(
                    $"cycling/comsol-{label}-time-steps", "cycling: COMSOL anchor", "V", 0, 2e-5, ErrorMeasure.Absolute,
                    "voltage of Marquis et al. 2019 within its stretch of first order, the model solved by the reference's own steps",
                    _ => CurveComparison.VoltageWithin(ReferenceCells.Marquis2019Comsol, 1 / hours, Mesh, ComsolVoltage(name), stretch, stretch));
            }
        }

        foreach (var (rate, gate, name, label) in new[] { ("C/10", 0.3e-3, "0.1C", "tenth-c"), ("1C", 0.3e-3, "1C", "1c"), ("5C", 1.5e-3, "5C", "5c") })
        {
            var file = $"pybamm/xu2019_half_{name}_fine60_idaklu.csv";
            yield return Rms($"cycling/xu2019-{label}-voltage", gate, "PyBaMM 24.1, 60 points, rtol 1e-6", ReferenceCells.Xu2019,
                $"Discharge at {rate} until 3.5 V", file, 3);
            yield return new VerificationCheck(
                $"cycling/xu2019-{label}-capacity", "cycling: peer curves", "s", ReferenceData.Read(file).Columns[0][^1], 2e-4, ErrorMeasure.Relative,
                "PyBaMM 24.1, 60 points, rtol 1e-6",
                _ => CurveComparison.Voltage(ReferenceCells.Xu2019, $"Discharge at {rate} until 3.5 V", Mesh, file, 3).End);
        }

        const string Chen = "pybamm/chen2020_full_1C_fine60_idaklu.csv";
        yield return Rms("cycling/chen2020-1c-voltage", 0.3e-3, "PyBaMM 24.1, 60 points, rtol 1e-6", ReferenceCells.Chen2020, "Discharge at 1C until 2.5 V",
            Chen, 3);
        yield return new VerificationCheck(
            "cycling/chen2020-1c-capacity", "cycling: peer curves", "s", ReferenceData.Read(Chen).Columns[0][^1], 2e-4, ErrorMeasure.Relative,
            "PyBaMM 24.1, 60 points, rtol 1e-6",
            _ => CurveComparison.Voltage(ReferenceCells.Chen2020, "Discharge at 1C until 2.5 V", Mesh, Chen, 3).End);
        foreach (var (law, name) in new[] { (SeiLaw.SolventDiffusion, "solvent-diffusion"), (SeiLaw.Reaction, "reaction") })
        {
            yield return new VerificationCheck(
                $"cycling/sei-{name}-thickness", "cycling: peer curves", "m",
                ReferenceData.Read($"pybamm/xu2019_half_cccv5_SEI_{name}_limited.csv").Columns[3][^1], 1e-2, ErrorMeasure.Relative,
                "PyBaMM 24.1, five cycles of the Xu2019 half cell", _ => FilmThickness(law));
        }
    }

    /// <summary>Largest difference of each COMSOL field at C/2 by name, relative to its range: as filed, against converged steps of time.</summary>
    internal static IEnumerable<(string Name, double AsFiled, double BySteps)> HalfRateFields() => Fields().Select(field =>
    {
        double Of(FirstOrderStretch? stretch) =>
            CurveComparison.Field(ReferenceCells.Marquis2019Comsol, 0.5, Mesh, $"comsol/comsol_marquis2019_05C_{field.File}.csv", field.At, field.Potential,
                stretch);
        return (field.Name, Of(null), Of(ComsolStretch("05")));
    });

    /// <summary>The stretch of first order of a COMSOL curve, or null.</summary>
    internal static FirstOrderStretch? ComsolStretch(string rate)
    {
        var (_, columns) = ReferenceData.Read(ComsolVoltage(rate));
        return FirstOrderStretch.Find(columns[0], columns[1]);
    }

    /// <summary>Root mean square difference from the voltage of COMSOL at C/2 within its stretch of first order, V: by converged steps, and by the
    /// reference's.</summary>
    internal static (double Converged, double BySteps) HalfRateVoltage()
    {
        var stretch = ComsolStretch("05")!;
        double Of(FirstOrderStretch? steps) => CurveComparison.VoltageWithin(ReferenceCells.Marquis2019Comsol, 0.5, Mesh, ComsolVoltage("05"), stretch, steps);
        return (Of(null), Of(stretch));
    }

    private static string ComsolVoltage(string rate) => $"comsol/comsol_marquis2019_{rate}C_voltage.csv";

    private static double FilmThickness(SeiLaw law)
    {
        var design = ReferenceCells.Xu2019 with
        {
            Negative = (MetalElectrode)ReferenceCells.Xu2019.Negative with
            {
                Interphase = Interphase.Growing(new SeiGrowth { Law = law, LimitingShare = 0.5 }),
            },
        };
        var run = new CellSimulation(
            design,
            Protocol.Of("repeat 5 {", "Discharge at 1C until 3.5 V", "Rest for 600 s", "Charge at C/2 until 4.2 V", "Hold at 4.2 V until 0.12 mA",
                "Rest for 600 s", "}"),
            new SimulationOptions { Tolerance = 1e-5, Samples = false }).Run();
        return run.Cycles[^1].FilmThickness;
    }

    private static VerificationCheck Rms(string name, double gate, string source, CellDesign design, string sentence, string file, int column) => new(
        name, name.Contains("comsol", StringComparison.Ordinal) ? "cycling: COMSOL anchor" : "cycling: peer curves", "V", 0, gate, ErrorMeasure.Absolute,
        source,
        _ => CurveComparison.Voltage(design, sentence, Mesh, file, column).Rms);

    private static IEnumerable<(string Name, string File, bool Potential, Func<CellSystem, double[], double, double> At)> Fields()
    {
        yield return ("salt", "c_e", false, static (s, y, x) => CurveComparison.Along(s, x, 0, s.Layout.Nodes - 1, k => y[3 * k]));
        yield return ("electrolyte-potential", "phi_e", true, static (s, y, x) => CurveComparison.Along(s, x, 0, s.Layout.Nodes - 1, k => y[(3 * k) + 1]));
        yield return ("positive-potential", "phi_p", true, static (s, y, x) =>
            CurveComparison.Along(s, x, s.Layout.PositiveFirst, s.Layout.Nodes - 1, k => y[(3 * k) + 2]));
        yield return ("negative-surface", "c_n_surf", false, static (s, y, x) =>
            CurveComparison.Along(s, x, 0, s.Layout.NegativeLast, k => Surface(s.NegativeBlock!, y, k)));
        yield return ("positive-surface", "c_p_surf", false, static (s, y, x) =>
            CurveComparison.Along(s, x, s.Layout.PositiveFirst, s.Layout.Nodes - 1, k => Surface(s.PositiveBlock!, y, k)));
    }

    private static double Surface(InsertionBlock block, double[] y, int node) => y[block.Offset + ((block.Radial - 1) * block.Count) + node - block.First];
}
