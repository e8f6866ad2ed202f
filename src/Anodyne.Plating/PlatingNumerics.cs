using System.Globalization;
using System.Numerics;
using Anodyne.Quantities;

namespace Anodyne.Plating;

/// <summary>Resolution and tolerances of a plating simulation.</summary>
/// <param name="CellsAcross">Grid cells across the width; a power of two, 16 to 8192.</param>
/// <param name="FrontCfl">Largest advance of the front in a time step, in cells; 0.01 to 0.8.</param>
/// <param name="Tolerance">Tolerance of each solve on the residual relative to the flux scale; 1e-12 to 1e-4. Charge and lithium balance to rounding at
/// any tolerance.</param>
/// <param name="Threads">Threads of one run; null: one for windows below 100,000 cells, else one fewer than there are cores. The result does not depend
/// on it.</param>
public sealed record PlatingNumerics(int CellsAcross = 128, double FrontCfl = 0.4, double Tolerance = 1e-8, int? Threads = null)
{
    /// <summary>Grid cells across the width.</summary>
    public int CellsAcross { get; init => field = CheckedCells(value); } = CheckedCells(CellsAcross);

    /// <summary>Largest advance of the front in a time step, in cells.</summary>
    public double FrontCfl { get; init => field = Checked(value, 0.01, 0.8, "front CFL"); } = Checked(FrontCfl, 0.01, 0.8, "front CFL");

    /// <summary>Tolerance of each solve.</summary>
    public double Tolerance { get; init => field = Checked(value, 1e-12, 1e-4, "tolerance"); } = Checked(Tolerance, 1e-12, 1e-4, "tolerance");

    /// <summary>Whether the field in the electrolyte may be left out between snapshots.</summary>
    public FilmLimit FilmLimit { get; init; }

    private static int CheckedCells(int value) => value is >= 16 and <= 8192 && BitOperations.IsPow2(value)
        ? value
        : throw new InputException(
            "cells across is out of range", "cells across", value.ToString(CultureInfo.InvariantCulture), "a power of two from 16 to 8192");

    private static double Checked(double value, double low, double high, string field) => value >= low && value <= high
        ? value
        : throw new InputException(
            $"{field} is out of range", field, value.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{low} to {high}"));
}
