using Anodyne.Cycling.Runs;
using Anodyne.Studies.Files;

namespace Anodyne.Studies.Models.Cells;

/// <summary>The cycles and the steps of a run as tables.</summary>
public static class CycleSummaryText
{
    /// <summary>One line a step: sentence, times, what went in and out, voltages, why it ended.</summary>
    /// <param name="steps">The steps.</param>
    public static string Print(IReadOnlyList<StepSummary> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var lines = steps.Select(s => FormattableString.Invariant(
            $"{s.Ordinal},{s.Cycle},{Quoted(s.Text)},{s.Start:R},{s.End:R},")
            + FormattableString.Invariant($"{s.Charged / 3600:R},{s.Discharged / 3600:R},{s.EnergyIn / 3600:R},{s.EnergyOut / 3600:R},")
            + FormattableString.Invariant($"{s.StartVoltage:R},{s.EndVoltage:R},{Quoted(s.Reason)}\n"));
        const string Header = "step,cycle,sentence,start_s,end_s,charged_Ah,discharged_Ah,energy_in_Wh,energy_out_Wh,voltage_start_V,voltage_end_V,ended_by\n";
        return Header + string.Concat(lines);
    }

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
