using System.Text.Json;
using System.Text.Json.Nodes;
using Anodyne.Plating.Results;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Models.Plating;

/// <summary>The JSON object of a plating result: the fields that other programs rely on.</summary>
public static class PlatingDocument
{
    /// <summary>The object.</summary>
    /// <param name="result">The result.</param>
    /// <param name="files">Where its files are; null if none were written.</param>
    public static JsonObject Of(PlatingResult result, PlatingFiles? files = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var document = new JsonObject();
        foreach (var quantity in PlatingQuantities.All.Where(quantity => quantity.IsIn(QuantityPlaces.Document)))
        {
            document[quantity.Name] = JsonText.Number(quantity.Of(result));
            if (quantity.Name == "time_s")
            {
                document["stop_reason"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(result.StopReason.ToString());
                document["stop_detail"] = result.StopDetail;
            }
        }

        if (result.Contact is { } contact)
        {
            document["contact"] = new JsonObject
            {
                ["time_s"] = JsonText.Number(contact.Time),
                ["time_error_s"] = JsonText.Number(contact.Error),
                ["charge_C_per_m2"] = JsonText.Number(contact.ChargePerArea),
                ["distance_um"] = JsonText.Number(contact.Distance / 1e-6),
                ["simulated_s"] = JsonText.Number(contact.Simulated),
            };
        }

        if (result.Cycles.Count > 0)
        {
            document["cycles"] = new JsonArray([.. result.Cycles.Select(Cycle)]);
            document["protocol_steps"] = new JsonArray([.. result.ProtocolSteps.Select(Step)]);
        }

        document["conservation"] = new JsonObject
        {
            ["charge"] = JsonText.Number(result.Conservation.Charge),
            ["lithium"] = JsonText.Number(result.Conservation.Lithium),
            ["salt"] = JsonText.Number(result.Conservation.Salt),
        };
        if (result.Inventories.Count > 0)
        {
            document["film"] = new JsonArray([.. result.Inventories.Select(Inventory)]);
        }

        foreach (var number in result.Numbers)
        {
            document[number.Name] = JsonText.Number(number.Value);
        }

        document["steps"] = result.Steps;
        document["cells"] = result.Cells;
        document["wall_s"] = JsonText.Number(result.Wall);
        document["transport_form"] = result.TransportForm;
        document["topology"] = new JsonObject
        {
            ["crossings"] = result.Topology.Crossings,
            ["pockets"] = result.Topology.Pockets,
            ["islands"] = result.Topology.Islands,
        };
        document["notes"] = JsonText.Strings(result.Warnings);
        if (files is not null)
        {
            document["series"] = files.Series;
            document["fronts"] = files.Fronts;
            document["record"] = files.Record;
            document["fields"] = JsonText.Strings(files.Fields);
        }

        return document;
    }

    // Charges per projected area, C/m2.
    private static JsonObject Inventory(FrontInventory inventory) => new()
    {
        ["name"] = inventory.Name,
        ["unit"] = inventory.Unit,
        ["made"] = JsonText.Number(inventory.Made),
        ["on_front"] = JsonText.Number(inventory.OnFront),
        ["buried"] = JsonText.Number(inventory.Buried),
        ["shed"] = JsonText.Number(inventory.Shed),
    };

    private static JsonObject Cycle(PlatingCycle cycle) => new()
    {
        ["cycle"] = cycle.Cycle,
        ["plated"] = JsonText.Number(cycle.Plated),
        ["stripped"] = JsonText.Number(cycle.Stripped),
        ["ce"] = JsonText.Number(cycle.Efficiency),
        ["sei"] = JsonText.Number(cycle.Sei),
        ["dead"] = JsonText.Number(cycle.Dead),
        ["live_left"] = JsonText.Number(cycle.LiveLeft),
        ["revived"] = JsonText.Number(cycle.Revived),
        ["closure"] = JsonText.Number(cycle.Closure),
    };

    private static JsonObject Step(PlatingStep step) => new()
    {
        ["step"] = step.Ordinal,
        ["cycle"] = step.Cycle,
        ["text"] = step.Text,
        ["start_s"] = JsonText.Number(step.Start),
        ["end_s"] = JsonText.Number(step.End),
        ["plated"] = JsonText.Number(step.Plated),
        ["stripped"] = JsonText.Number(step.Stripped),
        ["start_voltage_V"] = JsonText.Number(step.StartVoltage),
        ["end_voltage_V"] = JsonText.Number(step.EndVoltage),
        ["reason"] = step.Reason,
    };
}
