using System.Text.Json.Nodes;
using Anodyne.Cycling.Runs;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Cycles;

/// <summary>The JSON object of a cell simulation: the fields that other programs rely on.</summary>
public static class CycleDocument
{
    /// <summary>The object.</summary>
    /// <param name="name">Name of the case or variant.</param>
    /// <param name="result">The result.</param>
    /// <param name="files">Where its files are; null if none were written.</param>
    public static JsonObject Of(string name, CycleResult result, CycleFiles? files = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var best = result.Steps.Count == 0 ? null : result.Steps.MinBy(step => step.Charge);
        var capacity = Math.Max(0, -(best?.Charge ?? 0)) / 3600;
        return new JsonObject
        {
            ["name"] = name,
            ["stop_reason"] = result.StopReason,
            ["time_s"] = JsonText.Number(result.Time),
            ["capacity_Ah"] = JsonText.Number(capacity),
            ["energy_Wh"] = JsonText.Number(Math.Max(0, -(best?.Energy ?? 0)) / 3600),
            ["capacity_mAh_per_cm2"] = JsonText.Number(0.1 * capacity / result.Area),
            ["voltage_start_V"] = result.Steps.Count > 0 ? JsonText.Number(result.Steps[0].StartVoltage) : null,
            ["conservation"] = new JsonObject { ["salt"] = JsonText.Number(result.SaltDrift), ["lithium"] = JsonText.Number(result.LithiumDrift) },
            ["steps"] = result.IntegratorSteps,
            ["protocol_steps"] = result.Steps.Count,
            ["cycles"] = JsonText.Array(result.Cycles, Cycle),
            ["spectra"] = JsonText.Strings(files?.Spectra ?? []),
            ["wall_s"] = JsonText.Number(result.Wall),
            ["record"] = files?.Record,
        };
    }

    private static JsonObject Cycle(CycleSummary cycle) => new()
    {
        ["cycle"] = cycle.Cycle,
        ["charged_Ah"] = JsonText.Number(cycle.Charged / 3600),
        ["discharged_Ah"] = JsonText.Number(cycle.Discharged / 3600),
        ["energy_in_Wh"] = JsonText.Number(cycle.EnergyIn / 3600),
        ["energy_out_Wh"] = JsonText.Number(cycle.EnergyOut / 3600),
        ["active_lithium_mol_m2"] = JsonText.Number(cycle.ActiveLithium),
        ["dead_lithium_mol_m2"] = JsonText.Number(cycle.DeadLithium),
        ["sei_lithium_mol_m2"] = JsonText.Number(cycle.SeiLithium),
        ["film_thickness_nm"] = JsonText.Number(1e9 * cycle.FilmThickness),
    };
}
