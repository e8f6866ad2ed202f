using Anodyne.Plating.Results;

namespace Anodyne.Studies.Models.Plating;

/// <summary>Every number that a plating simulation gives; a new one is added here and nowhere else.</summary>
public static class PlatingQuantities
{
    private const QuantityPlaces Document = QuantityPlaces.Document;
    private const QuantityPlaces Compared = QuantityPlaces.Document | QuantityPlaces.Compared;
    private const QuantityPlaces Table = QuantityPlaces.Table;

    /// <summary>All of them, in the order of the JSON object.</summary>
    public static IReadOnlyList<Quantity> All { get; } =
    [
        For("charge_C_per_m2", "charge per area", "C/m2", Document, result => result.ChargePerArea),
        For("time_s", "time", "s", Document, result => result.Time),
        For("dense_thickness_um", "thickness of the same charge dense and flat", "um", Document, result => result.DenseThickness / 1e-6),
        For("mean_thickness_um", "thickness of the deposit", "um", Compared | Table,
            result => result.MeanThickness / 1e-6) with { Head = "thickness (µm)", Rank = 4 },
        For("peak_um", "highest point of the deposit", "um", Compared, result => result.Peak / 1e-6),
        For("valley_um", "lowest point of the deposit", "um", Compared, result => result.Valley / 1e-6),
        For("roughness_rq_um", "roughness Rq", "um", Compared | Table, result => result.RoughnessRq / 1e-6) with { Head = "*R*_{q} at end (µm)", Rank = 1 },
        For("aspect_ratio", "aspect ratio of the highest protrusion", "1", Compared, result => result.AspectRatio),
        For("tip_current_ratio", "current at the tip over the mean", "1", Document | Table,
            result => result.TipCurrentRatio) with { Head = "tip current / mean", Rank = 6 },
        For("lateral_to_vertical", "lateral over vertical growth", "1", Document, result => result.LateralToVertical),
        For("porosity", "porosity of the deposit", "1", Compared | Table, result => result.Porosity) with { Head = "porosity (%)", HeadScale = 100, Rank = 5 },
        For("min_concentration_mol_m3", "lowest salt concentration on the front", "mol/m3", Document, result => result.MinConcentration),
        For("max_field_V_per_m", "largest field", "V/m", Document, result => result.MaxField),
        For("voltage_V", "voltage", "V", Compared | Table, result => result.Voltage) with { Head = "voltage (mV)", HeadScale = 1e3, Rank = 7 },
        For("growth_rate_per_s", "growth rate of the roughness", "1/s", Document, result => result.GrowthRate),
        For("time_to_short_s", "time to the short circuit", "s", Compared, result => result.TimeToShort),
        For("time_to_first_burial_s", "time to the first buried film", "s", Compared, result => result.TimeToFirstBurial),
        For("bulk_strip_share", "share of the stripped charge from below the first surface", "1", Compared, result => result.BulkStripShare),
        For("dead_share", "dead lithium over what was plated", "1", Compared, result => result.DeadShare),
        For("hydrogen_mol_m2", "hydrogen that a titration of the metal left would find", "mol/m2", Document, result => result.HydrogenPerArea),
        For("roughness_growth", "growth of Rq (e-folds)", "1", Table, EFolds) with { Head = "growth of *R*_{q} (e-folds)", Rank = 2 },
        For("peak_to_valley_um", "peak to valley", "um", Table, result => (result.Peak - result.Valley) / 1e-6) with { Head = "peak to valley (µm)", Rank = 3 },
    ];

    /// <summary>e-folds of roughness of a run, ln(Rq_end/Rq_start); NaN from a flat start.</summary>
    /// <param name="result">The result.</param>
    public static double EFolds(PlatingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return StartRoughness(result) is > 0 and var start ? Math.Log(result.RoughnessRq / start) : double.NaN;
    }

    /// <summary>Roughness at the first sample, m; NaN without samples.</summary>
    /// <param name="result">The result.</param>
    public static double StartRoughness(PlatingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Series is { Count: > 0 } series ? series[0].RoughnessRq : double.NaN;
    }

    private static Quantity For(string name, string title, string unit, QuantityPlaces places, Func<PlatingResult, double> of) =>
        Quantity.For(name, title, unit, places, of);
}
