using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Checks;

/// <summary>Conservation of salt and lithium over runs that use everything: variable properties, double layers, film, dead lithium, voltage holds.</summary>
internal static class BalanceChecks
{
    public static IEnumerable<VerificationCheck> All()
    {
        foreach (var (name, design, lines) in Cases())
        {
            yield return new VerificationCheck(
                $"cycling/{name}-salt", "cycling: balances", "1", 0, 1e-12, ErrorMeasure.Absolute, "anions at rest at both ends", _ =>
                    Run(design, lines).SaltDrift);
            yield return new VerificationCheck(
                $"cycling/{name}-lithium", "cycling: balances", "1", 0, 1e-10, ErrorMeasure.Absolute,
                "lithium in metal, dead metal, film, particles, salt and double layers",
                _ => Run(design, lines).LithiumDrift);
        }
    }

    /// <summary>Cells and protocols of the balance checks.</summary>
    internal static IEnumerable<(string Name, CellDesign Design, string[] Lines)> Cases()
    {
        yield return ("half-cell-5c", ReferenceCells.Xu2019,
            ["Discharge at 5C until 3.5 V", "Rest for 10 minutes", "Charge at 1C until 4.2 V", "Hold at 4.2 V until C/20"]);
        yield return ("full-cell", ReferenceCells.Chen2020, ["Discharge at 1C until 2.5 V", "Charge at C/2 until 4.2 V", "Hold at 4.2 V until C/10"]);
        yield return ("li-cu", LithiumCopper(), ["repeat 3 {", "Plate 1 mAh/cm2 at 0.5 mA/cm2", "Strip at 0.5 mA/cm2 until 1 V", "Rest for 10 minutes", "}"]);
        yield return ("pulses", ReferenceCells.Xu2019,
            ["Pulse discharge at 2C for 10 s", "Rest for 1 minute", "Pulse charge at 2C for 10 s", "Rest for 1 minute"]);
    }

    internal static CellDesign LithiumCopper() => ReferenceCells.Symmetric(
        CellElectrolytes.Nyman2008,
        new PorousLayer("separator", PorousLayerKind.Separator, 25e-6, 0.4, 1.6),
        new MetalElectrode { Kinetics = new ButlerVolmer(10, 1000), Interphase = Interphase.Conformal(2e-3) }) with
    {
        Name = "Li||Cu",
        Positive = MetalElectrode.Bare(new ButlerVolmer(10, 1000), new Collector()) with
        {
            Interphase = Interphase.Conformal(2e-3) with { Growth = new SeiGrowth { Law = SeiLaw.SolventDiffusion, FreshShare = 0.01, Resistivity = 2e5 } },
            Dead = new DeadLithium { StrippingShare = 0.02, DecayRate = 1e-7 },
        },
    };

    private static CellRun Run(CellDesign design, string[] lines) =>
        new CellSimulation(design, Protocol.Of(lines), new SimulationOptions { Samples = false }).Run();
}
