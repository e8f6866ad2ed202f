using System.Text.Json;
using System.Text.Json.Nodes;
using Anodyne.Plating.Results;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Runs;

/// <summary>The JSON object of a plating result: the fields that other programs rely on.</summary>
public static class PlatingDocument
{
    private const double Micrometre = 1e-6;

    /// <summary>Names of the scalars that are averaged over seeds, with their values, in the order of the document.</summary>
    /// <param name="result">The result.</param>
    public static IReadOnlyList<(string Name, double Value)> Scalars(PlatingResult result) =>
    [
        ("charge_C_per_m2", result.ChargePerArea),
        ("time_s", result.Time),
        ("dense_thickness_um", result.DenseThickness / Micrometre),
        ("mean_thickness_um", result.MeanThickness / Micrometre),
        ("peak_um", result.Peak / Micrometre),
        ("valley_um", result.Valley / Micrometre),
        ("roughness_rq_um", result.RoughnessRq / Micrometre),
        ("aspect_ratio", result.AspectRatio),
        ("tip_current_ratio", result.TipCurrentRatio),
        ("lateral_to_vertical", result.LateralToVertical),
        ("porosity", result.Porosity),
        ("min_concentration_mol_m3", result.MinConcentration),
        ("max_field_V_per_m", result.MaxField),
        ("voltage_V", result.Voltage),
        ("growth_rate_per_s", result.GrowthRate),
    ];

    /// <summary>The object.</summary>
    /// <param name="result">The result.</param>
    /// <param name="files">Where its files are; null if none were written.</param>
    public static JsonObject Of(PlatingResult result, PlatingFiles? files = null)
    {
        var document = new JsonObject();
        foreach (var (name, value) in Scalars(result))
        {
            document[name] = JsonText.Number(value);
            if (name == "time_s")
            {
                document["stop_reason"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(result.StopReason.ToString());
                document["stop_detail"] = result.StopDetail;
            }
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
            document["fields"] = JsonText.Strings(files.Fields);
        }

        return document;
    }
}
