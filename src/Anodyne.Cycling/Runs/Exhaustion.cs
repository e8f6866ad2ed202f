using Anodyne.Cycling.Model;

namespace Anodyne.Cycling.Runs;

/// <summary>
/// Which electrode the current of a step has used up: a finite stock of lithium, or the sites or the lithium at a particle surface where the potential is
/// known to that end. An imposed voltage ends where a foil is used up, for then there is no electrode. Of particles and of lithium on a collector it takes what
/// there is; the current dies, and nothing ends.
/// </summary>
internal static class Exhaustion
{
    /// <summary>Share of the sites at which a particle surface counts as empty or full.</summary>
    private const double Site = 1e-5;

    /// <summary>What is used up by now, relative to what counts as nothing: 0 or more once an electrode is at its end.</summary>
    public static double Excess(CellSystem system, ReadOnlySpan<double> y) => Find(system, y).Excess;

    /// <summary>The electrode at its end in words.</summary>
    public static string Describe(CellSystem system, ReadOnlySpan<double> y) => Find(system, y).Reason;

    /// <summary>True if an integration that failed at a state failed at the end of an electrode.</summary>
    public static bool Explains(CellSystem system, ReadOnlySpan<double> y) => Find(system, y).Excess > -100;

    private static (double Excess, string Reason) Find(CellSystem system, ReadOnlySpan<double> y)
    {
        var found = (Excess: double.NegativeInfinity, Reason: "");
        var current = y[system.CurrentIndex];
        var isVoltage = system.Control.Kind == ControlKind.Voltage;
        if (current == 0)
        {
            return found;
        }

        void Take(double excess, string reason) => found = excess > found.Excess ? (excess, reason) : found;
        foreach (var metal in system.Metals)
        {
            if (metal.IsStrippedBy(current) && !(isVoltage && metal.HasCollector))
            {
                Take(
                    1 - (metal.Left(y) / (isVoltage ? MetalInterface.StockRest : MetalInterface.UsedUp)),
                    $"the lithium of the {(metal.PositiveSide ? "positive" : "negative")} electrode is used up");
            }
        }

        if (isVoltage)
        {
            return found;
        }

        foreach (var block in system.Blocks)
        {
            var (low, high) = block.SurfaceRange(y);
            var material = block.Electrode.Material;
            var empties = current < 0 == ReferenceEquals(block, system.PositiveBlock);
            if (empties && material.LowestStoichiometry == 0)
            {
                Take(1 - (low / Site), $"the {material.Name} particles are empty at their surface");
            }
            else if (!empties && material.HighestStoichiometry == 1)
            {
                Take(1 - ((1 - high) / Site), $"the {material.Name} particles are full at their surface");
            }
        }

        return found;
    }
}
