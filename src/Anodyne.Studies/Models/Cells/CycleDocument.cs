using System.Text.Json.Nodes;
using Anodyne.Cycling.Runs;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Models.Cells;

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
        var document = new JsonObject { ["name"] = name, ["stop_reason"] = result.StopReason };
        foreach (var quantity in CellQuantities.All.Where(quantity => quantity.IsIn(QuantityPlaces.Document)))
        {
            document[quantity.Name] = JsonText.Number(quantity.Of(result));
        }

        document["conservation"] = new JsonObject { ["salt"] = JsonText.Number(result.SaltDrift), ["lithium"] = JsonText.Number(result.LithiumDrift) };
        document["steps"] = result.IntegratorSteps;
        document["protocol_steps"] = result.Steps.Count;
        document["cycles"] = JsonText.Array(result.Cycles, Cycle);
        document["spectra"] = JsonText.Strings(files?.Spectra ?? []);
        document["wall_s"] = JsonText.Number(result.Wall);
        document["record"] = files?.Record;
        document["step_table"] = files?.Steps;
        return document;
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
