using System.Globalization;
using System.Numerics;
using Anodyne.Cells.Geometry;
using Anodyne.Plating.Results;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Engine;

/// <summary>
/// What the grid of a case can follow. Where it cannot, the case is refused with the number of cells that would do: a limit of the grid is no physics.
/// </summary>
internal static class GridReach
{
    private const int FewestCellsPerWave = 6;
    private const int EnoughCellsPerWave = 16;
    private const int FewestCellsPerVariation = 4;

    /// <summary>Refuses waves, films and distances that the grid cannot follow.</summary>
    /// <param name="problem">The case.</param>
    /// <param name="spacing">Grid spacing, m.</param>
    /// <param name="peak">Highest point of the initial front over its mean, m.</param>
    /// <param name="obstacles">What stands before the front.</param>
    /// <param name="warnings">Receives what is followed poorly.</param>
    public static void Check(PlatingCase problem, double spacing, double peak, Obstacle[] obstacles, List<string> warnings)
    {
        var wave = problem.Surface switch
        {
            SinusoidSurface s => s.Wavelength,
            TrochoidSurface t => t.Wavelength,
            _ => double.PositiveInfinity,
        };
        var cells = wave / spacing;
        if (cells < FewestCellsPerWave * (1 - 1e-9))
        {
            throw Refused(problem, "the wave is too short for the grid", "wavelength", wave, spacing, FewestCellsPerWave, wave);
        }

        if (cells < EnoughCellsPerWave * (1 - 1e-9))
        {
            var needed = Needed(problem, EnoughCellsPerWave, wave);
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"A wave has {cells:g3} cells: its growth is some per cent off. {EnoughCellsPerWave} would do (cells across {needed})."));
        }

        if (problem.Cell.Interphase?.Heterogeneity is { CoefficientOfVariation: > 0, IsSubGrid: false, CorrelationLength: var length }
            && length < FewestCellsPerVariation * spacing * (1 - 1e-9))
        {
            throw Refused(
                problem, "the film varies on a length that the grid cannot follow", "interphase: heterogeneity: correlation length", length, spacing,
                FewestCellsPerVariation, length);
        }

        // A separator may stand against the front: the grid follows the tip up to its last cell, and the run says so.
        foreach (var obstacle in obstacles)
        {
            if (obstacle.Reason != StopReason.SeparatorReached && obstacle.Height - peak <= obstacle.Cells * spacing)
            {
                throw Refused(
                    problem, "the grid cannot stand between the front and what lies before it", $"distance to {obstacle.Name}", obstacle.Height, spacing,
                    obstacle.Cells + 1, obstacle.Height - peak);
            }
        }
    }

    private static InputException Refused(PlatingCase problem, string what, string where, double length, double spacing, int needed, double room)
    {
        var found = string.Create(CultureInfo.InvariantCulture, $"{UnitText.Print(length, "um")}, cells of {UnitText.Print(spacing, "um")}");
        if (room <= 0)
        {
            return new(what, where, found, "a surface that does not reach it at the start");
        }

        var across = Needed(problem, needed, room).ToString(CultureInfo.InvariantCulture);
        return new(
            what, where, found, $"at least {needed} cells, that is cells across {across} or more",
            $"Set \"numerics: {{cells across: {across}}}\" (in a study \"grid: {{across: {across}}}\"), or take a narrower width.");
    }

    /// <summary>The smallest power of two of cells across with which a length holds a number of cells.</summary>
    private static int Needed(PlatingCase problem, int cells, double length) =>
        (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(1 << 30, Math.Ceiling(cells * problem.Domain.Width / length * (1 - 1e-9))));
}
