using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Plating.Verification;
using Anodyne.Quantities;

namespace Anodyne.Plating.Tests;

/// <summary>The salt between two lithium electrodes, and what a rough front carries before it is used up.</summary>
public class SaltTests
{
    private const double Gap = 40e-6;
    private const double Transference = 0.26;
    private const double Diffusivity = 1.8e-10;

    // Flat front, fixed salt: c = 0 on it at 2 F D c_0/((1 - t+) L).
    private const double FlatLimit = 2 * PhysicalConstants.Faraday * Diffusivity * 1000 / ((1 - Transference) * Gap);

    /// <summary>Summed over the points of the written field, by an integration of its own; the profile of the mean front was 2 per mille off.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(4e-6)]
    public void The_solved_field_holds_the_salt_that_there_was(double roughness)
    {
        InitialSurface surface = roughness > 0 ? new RandomRoughnessSurface(roughness, 8e-6, RoughnessSpectrum.Gaussian, 2) : new FlatSurface();
        var run = PlatingSimulation.Run(Case(surface, new Galvanostatic(0.6 * FlatLimit)) with { Stop = new StopRules(1800, null) });
        Assert.InRange(run.Conservation.Salt, 0, 1e-10);
        var (map, front) = (run.Fields[0], run.Fronts[0].Curves[0]);
        var width = map.Columns * map.Spacing;
        double salt = 0;
        for (var column = 0; column < map.Columns; column++)
        {
            double height = 0;
            for (var part = 0; part < 4; part++)
            {
                height += 0.25 * Height(front, map.OriginX + (column + (part - 1.5) / 4) * map.Spacing, width);
            }

            var next = double.NaN;
            for (var row = map.Rows - 1; row >= 0; row--)
            {
                var bottom = map.OriginZ + (row - 0.5) * map.Spacing;
                var top = row == map.Rows - 1 ? Gap : bottom + map.Spacing;
                var c = map.Concentration[row * map.Columns + column];
                next = float.IsNaN(c) ? next : c;
                salt += next * Math.Max(0, Math.Min(top, Gap) - Math.Max(bottom, height)) * map.Spacing;
            }
        }

        Assert.Equal(1, salt / (1000 * Gap * width), 1e-4);
    }

    [Fact]
    public void A_rough_front_carries_more_than_the_flat_one_and_its_own_limit_is_named()
    {
        var wavy = new SinusoidSurface(3e-6, 32e-6);
        PlatingResult At(double share) => PlatingSimulation.Run(Case(wavy, new Galvanostatic(share * FlatLimit)) with { Stop = new StopRules(10, null) });
        Assert.Equal(StopReason.Charge, At(1.01).StopReason);
        var beyond = At(1.1);
        Assert.Equal(StopReason.LimitingCurrent, beyond.StopReason);
        Assert.Contains("of this front, at which no salt is left on it", beyond.StopDetail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hold_that_draws_nearly_all_salt_from_a_rough_front_goes_on()
    {
        var run = PlatingSimulation.Run(Case(new SinusoidSurface(3e-6, 32e-6), new Potentiostatic(-1)) with { Stop = new StopRules(7200, null) });
        Assert.Equal(StopReason.Charge, run.StopReason);
        Assert.All(run.Series, sample => Assert.Equal(-1, sample.Voltage, 1e-8));
        Assert.Contains(run.Series, sample => sample.CurrentDensity > FlatLimit);
        Assert.InRange(run.Conservation.Salt, 0, 1e-10);
    }

    private static PlatingCase Case(InitialSurface surface, Control control) => new(
        "salt",
        ReferenceCells.Cell("salt", Transference, Diffusivity, 0.95, false, 10, 0, Gap) with { Counter = Counter.LithiumElectrode },
        new Domain(64e-6, Lateral.Periodic),
        surface,
        control,
        new StopRules(1800, null))
    {
        Numerics = new PlatingNumerics(128, Threads: 1),
        Output = new PlatingOutput(2, 2),
    };

    private static double Height(FrontCurve front, double x, double width)
    {
        var height = double.NegativeInfinity;
        for (var i = 0; i < front.X.Length; i++)
        {
            var j = (i + 1) % front.X.Length;
            var (a, b) = (front.X[i], front.X[j] + (j == 0 ? width : 0));
            var at = x + Math.Ceiling((a - x) / width) * width;
            if (at <= b && b > a)
            {
                height = Math.Max(height, front.Z[i] + (at - a) / (b - a) * (front.Z[j] - front.Z[i]));
            }
        }

        return height;
    }
}
