using Anodyne.Cycling.Model;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Runs;

/// <summary>The range of the open-circuit potentials: where the surface of a particle leaves it, a run ends with what was computed.</summary>
internal static class StoichiometryRange
{
    private const double Slack = 1e-6;

    /// <summary>How far a particle surface lies beyond the range of its open-circuit potential; negative within.</summary>
    public static double Excess(CellSystem system, ReadOnlySpan<double> y)
    {
        var excess = double.NegativeInfinity;
        foreach (var block in system.Blocks)
        {
            var (low, high) = block.SurfaceRange(y);
            var material = block.Electrode.Material;
            excess = Math.Max(excess, Math.Max(material.LowestStoichiometry - low, high - material.HighestStoichiometry) - Slack);
        }

        return excess;
    }

    /// <summary>Says which particles left their range, and where the cell stood then.</summary>
    public static ComputationException Left(CellSystem system, double[] y, int step, StepTarget target, double time)
    {
        var block = system.Blocks.MaxBy(b =>
        {
            var (low, high) = b.SurfaceRange(y);
            return Math.Max(b.Electrode.Material.LowestStoichiometry - low, high - b.Electrode.Material.HighestStoichiometry);
        })!;
        var material = block.Electrode.Material;
        var (lowest, highest) = block.SurfaceRange(y);
        var empty = material.LowestStoichiometry - lowest > highest - material.HighestStoichiometry;
        return new ComputationException(new Problem(
            $"the computation cannot go on: the stoichiometry at the surface of the {material.Name} particles left the range of its open-circuit potential",
            FormattableString.Invariant($"step {step} '{target.Step.Text}', t = {time:g7} s"),
            FormattableString.Invariant(
                $"{(empty ? lowest : highest):g4} at V = {system.Voltage(y):g5} V, I = {-y[system.CurrentIndex] * system.Design.Area:g5} A, ")
                    + FormattableString.Invariant($"lowest salt concentration {CellVariables.LowestSalt(system, y):g4} mol/m3"),
            FormattableString.Invariant($"{material.LowestStoichiometry:g4} to {material.HighestStoichiometry:g4} ({material.Source})"),
            empty ? "Charge to a lower voltage, or for a shorter time." : "Discharge to a higher voltage, or for a shorter time."));
    }
}
