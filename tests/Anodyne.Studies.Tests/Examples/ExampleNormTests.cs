using Anodyne.Plating.Results;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Input;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Models;

namespace Anodyne.Studies.Tests.Examples;

/// <summary>
/// Every shipped study against its stored norms. The norms are what this code gave when the example was written, at the coarse resolution used here; a
/// change of the numerics that moves them must be understood before they are written anew. Beside them stand claims that do not depend on the grid.
/// </summary>
public class ExampleNormTests
{
    private const double Moved = 5e-3;

    [Fact]
    public void Validation()
    {
        var answer = ShippedExamples.Run("validation", 512, 1);
        Balanced(answer);
        Near(1.99180864, One(answer, "ridge").TipCurrentRatio);
        Near(1.37922054, One(answer, "wagner-1").TipCurrentRatio);
    }

    [Fact]
    public void Caf2_separator()
    {
        var answer = ShippedExamples.Run("caf2-separator", 128, 1);
        Balanced(answer);
        Near(6.52508190, One(answer, "PE").Peak / 1e-6);
        Near(6.52957, One(answer, "CaF2-PE").Peak / 1e-6);

        // A higher exchange current removes damping: alone it never flattens. The difference is the same at 64, 128, 256 and 512 cells across (0.00197 to 0.00205).
        Assert.InRange(answer.Contrasts[0].Difference.Mean, 0.0019, 0.0022);
    }

    [Fact]
    public void Anion_braking()
    {
        var answer = ShippedExamples.Run("anion-braking", 128, 2);
        Balanced(answer);
        var whole = answer.Contrasts.Where(contrast => contrast.Plan.To.Placement.Name == "whole").ToArray();
        Assert.Equal(2, whole.Length);
        // The thermodynamic factor of the case is 5.7 (5.4), solved from the measured current fractions; with the assumed factor 2 the norms were 0.3023,
        // 0.3106 and 0.3068.
        Near(0.30313490, Mean(answer, "PE-1mA"));
        Near(0.31885700, Mean(answer, "PE-10mA"));
        Near(0.30873199, Mean(answer, "LiMMT-10mA (whole)"));
        Assert.DoesNotContain(answer.Warnings, warning => warning.Contains("current fraction", StringComparison.Ordinal));

        // At 10 mA/cm2 LiMMT is flatter; at 1 mA/cm2 transport barely roughens either cell and what is assumed decides the sign.
        Assert.True(whole[1].Difference.Mean < 0);
        Assert.All(whole[0].Plan.Mixtures, mixture => Assert.InRange(Math.Abs(LinearRoughening.Of(PlatingModel.Case(mixture.Case))!.Exponent), 0, 0.4));
        Assert.Contains(whole[0].Ranges, range => Math.Sign(range.AtLow) != Math.Sign(range.AtHigh));

        // 5 um for 3 mAh/cm2 is below dense lithium and flagged; 18 um is not.
        Assert.All(answer.Rows.Where(row => row.Reported?.Value == 5), row => Assert.NotEmpty(row.Flags));
        Assert.All(answer.Rows.Where(row => row.Reported?.Value == 18), row => Assert.Empty(row.Flags));
    }

    [Fact]
    public void The_starting_study_runs_to_its_end()
    {
        var study = Studying.Read(StartingFile.Text("study"));
        var answer = ShippedExamples.Run(study.With(part => part with { Seeds = 1, Grid = part.Grid with { Convergence = [] } }));
        Assert.All(answer.Results.All, run => Assert.Equal(StopReason.Charge, ((PlatingResult)run.Result).StopReason));
        Assert.DoesNotContain(answer.Warnings, warning => warning.Contains("ended early", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_ends_early_is_said_and_still_reported()
    {
        var study = Studying.Read(StartingFile.Text("study"));

        // At 64 cells a cell is wider than what is left between the peaks and the separator: every run ends at once.
        var answer = ShippedExamples.Run(study.With(part => part with { Seeds = 1, Grid = new ModelGrid(64, 64, []) }));
        Assert.Contains(answer.Warnings, warning => warning.Contains("ended early", StringComparison.Ordinal));
    }

    private static double Mean(PartAnswer answer, string name) =>
        Spread.Of(answer.Results.Of(answer.Shown.Single(variant => variant.Name == name).Plan.Runs).Select(run => ((PlatingResult)run).RoughnessRq / 1e-6)).Mean;

    private static PlatingResult One(PartAnswer answer, string name) => (PlatingResult)answer.Variants.Single(variant => variant.Name == name).Results[0];

    // Gate: charge and lithium, every step of every example, 1e-10 relative.
    private static void Balanced(PartAnswer answer) => Assert.All(answer.Results.All, run =>
    {
        var conservation = ((PlatingResult)run.Result).Conservation;
        Assert.InRange(conservation.Charge, 0, 1e-10);
        Assert.InRange(conservation.Lithium, 0, 1e-10);
    });

    private static void Near(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= Moved * Math.Abs(expected), $"stored {expected}, now {actual:R}");
}
