using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Runs;

namespace Anodyne.Cycling.Tests;

/// <summary>Salt to 1e-12 and lithium to 1e-10 for every kind of cell under every law of film growth, isothermal and with heat, dead lithium and area growth on.</summary>
public class BalanceOfEveryCellTests
{
    public static TheoryData<string, SeiLaw?, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, SeiLaw?, bool>();
            foreach (var cell in new[] { "Li||Li", "Li||Cu", "Li||NMC thin", "Cu||NMC", "graphite||NMC" })
            {
                // A film grows on lithium metal only.
                var laws = cell == "graphite||NMC" ? [null] : Enum.GetValues<SeiLaw>().Cast<SeiLaw?>().Prepend(null);
                foreach (var law in laws)
                {
                    cases.Add(cell, law, false);
                    cases.Add(cell, law, true);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Salt_and_lithium_are_kept(string cell, SeiLaw? law, bool heat)
    {
        var (design, lines) = Of(cell, law);
        design = design with { Thermal = heat ? new Thermal(100, 5) : null };
        var run = new CellSimulation(design, Protocol.Of(lines), new SimulationOptions { Samples = false }).Run();
        Assert.Null(run.Failure);
        Assert.InRange(run.SaltDrift, 0, 1e-12);
        Assert.InRange(run.LithiumDrift, 0, 1e-10);

        // The run has something to keep: a film that took lithium.
        if (law is not null)
        {
            Assert.True(run.InventoryAtEnd.Film > run.InventoryAtStart.Film, "no film grew");
        }
    }

    /// <summary>A bare collector stripped to its cut-off and left to rest: what is left of the lithium goes into film and the potential drifts through tenths of a volt meanwhile.</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(3e-4)]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    public void An_emptied_collector_rests_under_every_law(double tolerance)
    {
        foreach (var law in Enum.GetValues<SeiLaw>())
        {
            var (design, _) = Of("Li||Cu", law);
            var run = new CellSimulation(
                design,
                Protocol.Of("repeat 2 {", "Plate 0.5 mAh/cm2 at 0.5 mA/cm2", "Strip at 0.5 mA/cm2 until 1 V", "Rest for 1 hour", "}"),
                new SimulationOptions { Tolerance = tolerance, Samples = false }).Run();
            Assert.True(run.Failure is null, $"{law}: {run.Failure}");
            Assert.InRange(run.LithiumDrift, 0, 1e-10);
        }
    }

    [Fact]
    public void An_emptied_foil_gives_no_lithium_that_it_has_not()
    {
        // At 1.2 V and 0.5 mA/cm2 the stock that carries the current is 4e-16 mol/m2: the empty surface is drawn below zero by 1e-22/4e-16 = 3e-7 mol/m2, of 0.19 plated.
        var foil = MetalElectrode.Foil(new ButlerVolmer(10, 1000), 20e-9);
        var design = Of("Li||Cu", null).Design with { Positive = foil };
        var run = new CellSimulation(design, Protocol.Of("Plate 0.5 mAh/cm2 at 0.5 mA/cm2", "Strip at 0.5 mA/cm2 until 1.2 V"), new SimulationOptions { Tolerance = 1e-6 }).Run();
        Assert.Null(run.Failure);
        Assert.InRange(run.InventoryAtEnd.PositiveMetal + foil.LithiumPerArea, -1e-6, 1e-6);
    }

    private static (CellDesign Design, string[] Lines) Of(string cell, SeiLaw? law)
    {
        var metal = MetalElectrode.Foil(new ButlerVolmer(10, 1000), 20e-6);
        MetalElectrode With(MetalElectrode electrode) => electrode with
        {
            Interphase = Interphase.Conformal(2e-3) with
            {
                Growth = law is { } chosen ? new SeiGrowth { Law = chosen, FreshShare = 0.01, AreaPerPlated = 1, LimitingShare = 0.5 } : null,
            },
            Dead = new DeadLithium { StrippingShare = 0.02, DecayRate = 1e-7 },
        };
        var separator = new PorousLayer("separator", PorousLayerKind.Separator, 25e-6, 0.4, 1.6);
        string[] plate = ["repeat 2 {", "Plate 0.5 mAh/cm2 at 0.5 mA/cm2", "Strip at 0.5 mA/cm2 for 1 hour or until 1 V", "Rest for 10 minutes", "}"];
        string[] cycle = ["Charge at C/2 until 4.2 V", "repeat 2 {", "Discharge at C/2 until 3.5 V", "Charge at C/2 until 4.2 V", "Hold at 4.2 V until C/20", "}"];
        var bare = MetalElectrode.Bare(new ButlerVolmer(10, 1000), new Collector());
        return cell switch
        {
            "Li||Li" => (ReferenceCells.Symmetric(CellElectrolytes.Nyman2008, separator, With(metal)), plate),
            "Li||Cu" => (ReferenceCells.Symmetric(CellElectrolytes.Nyman2008, separator, metal) with { Positive = With(bare) }, plate),
            "Li||NMC thin" => (ReferenceCells.Xu2019 with { Negative = With(metal) }, cycle),
            "Cu||NMC" => (ReferenceCells.Xu2019 with { Negative = With(bare) }, cycle),
            _ => (ReferenceCells.Chen2020, ["Discharge at C/2 until 2.5 V", "Charge at C/2 until 4.2 V", "Hold at 4.2 V until C/20"]),
        };
    }
}
