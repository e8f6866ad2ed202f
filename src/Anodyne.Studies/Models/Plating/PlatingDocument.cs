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

        document["conservation"] = new JsonObject
        {
            ["charge"] = JsonText.Number(result.Conservation.Charge),
            ["lithium"] = JsonText.Number(result.Conservation.Lithium),
            ["salt"] = JsonText.Number(result.Conservation.Salt),
        };
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
}
