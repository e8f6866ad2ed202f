using Anodyne.Cycling.Runs;
using Anodyne.Studies.Files;

namespace Anodyne.Studies.Models.Cells;

/// <summary>The cycles of a run as a table.</summary>
public static class CycleSummaryText
{
    /// <summary>One line a cycle: charge, energy, lithium by place.</summary>
    /// <param name="cycles">The cycles.</param>
    public static string Print(IReadOnlyList<CycleSummary> cycles)
    {
        ArgumentNullException.ThrowIfNull(cycles);
        CsvColumn Column(string header, Func<CycleSummary, double> value) => new(header, [.. cycles.Select(value)]);
        return SeriesCsv.Print(
            Column("cycle", c => c.Cycle),
            Column("charged_Ah", c => c.Charged / 3600),
            Column("discharged_Ah", c => c.Discharged / 3600),
            Column("energy_in_Wh", c => c.EnergyIn / 3600),
            Column("energy_out_Wh", c => c.EnergyOut / 3600),
            Column("active_lithium_mol_m2", c => c.ActiveLithium),
            Column("dead_lithium_mol_m2", c => c.DeadLithium),
            Column("sei_lithium_mol_m2", c => c.SeiLithium),
            Column("film_nm", c => 1e9 * c.FilmThickness));
    }
}
