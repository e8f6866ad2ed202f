using Anodyne.Cycling.Runs;

namespace Anodyne.Studies.Models.Cells;

/// <summary>Every number that a cell simulation gives; a new one is added here and nowhere else.</summary>
internal static class CellQuantities
{
    private const QuantityPlaces Document = QuantityPlaces.Document;
    private const QuantityPlaces Compared = QuantityPlaces.Compared | QuantityPlaces.Table;
    private const double MilliampHour = 36000;
    private const double PerGram = 3600;

    /// <summary>All of them, in the order of the JSON object and of the table.</summary>
    public static IReadOnlyList<Quantity> All { get; } =
    [
        For("time_s", "time", "s", Document, result => result.Time),
        For("capacity_Ah", "largest discharge of a step", "Ah", Document, Capacity),
        For("energy_Wh", "energy of that discharge", "Wh", Document, result => (Best(result)?.EnergyOut ?? 0) / 3600),
        For("capacity_mAh_per_cm2", "largest discharge of a step per area", "mAh/cm2", Document, result => 0.1 * Capacity(result) / result.Area),
        For("capacity_mAh_per_g", "largest discharge of a step per active mass", "mAh/g", Document, result => PerMass(result, 3600 * Capacity(result))),
        For("voltage_start_V", "voltage at the start", "V", Document, result => result.Steps.Count > 0 ? result.Steps[0].StartVoltage : double.NaN),
        For("cycles", "cycles", "1", Compared, result => result.Cycles.Count),
        For("first_discharge_mAh_cm2", "discharge (plating) of the first cycle", "mAh/cm2", Compared, result => PerArea(result, First(result))),
        For("last_discharge_mAh_cm2", "discharge (plating) of the last cycle", "mAh/cm2", Compared, result => PerArea(result, Last(result))),
        For(
            "first_discharge_mAh_g", "discharge of the first cycle per active mass", "mAh/g", QuantityPlaces.Compared,
            result => PerMass(result, First(result)?.Discharged)),
        For(
            "last_discharge_mAh_g", "discharge of the last cycle per active mass", "mAh/g", QuantityPlaces.Compared,
            result => PerMass(result, Last(result)?.Discharged)),
        For(
            "smallest_discharge_mAh_cm2", "smallest discharge (plating) of any cycle", "mAh/cm2", Compared,
            result => Discharges(result).Select(c => PerArea(result, c)).DefaultIfEmpty(double.NaN).Min()),
        For(
            "retention_percent", "last discharge over the first", "%", Compared,
            result => First(result) is { } a && Last(result) is { } b ? 100 * b.Discharged / a.Discharged : double.NaN),
        For("recovered_percent", "charge recovered of the charge stored, whole run", "%", Compared, Recovered),
        For("last_discharge_voltage_V", "mean voltage of the last discharge (plating)", "V", Compared, result => LastMean(result, -1)),
        For(
            "voltage_gap_V", "mean charge voltage less mean discharge voltage, last cycle", "V", Compared,
            result => LastMean(result, 1) - LastMean(result, -1)),
        For("dead_lithium_umol_cm2", "dead lithium at the end", "umol/cm2", Compared, result => Positive(100 * result.End.Dead)),
        For("film_lithium_umol_cm2", "lithium in grown film at the end", "umol/cm2", Compared, result => Positive(100 * result.End.Film)),
        For("lowest_salt_mol_m3", "lowest salt concentration at the end of a step", "mol/m3", Compared, result => result.LowestSalt),
    ];

    /// <summary>Mean voltage of a cycle in one direction, V: energy over charge of its steps; NaN if none of its steps goes that way.</summary>
    public static double Mean(CycleResult result, int cycle, int direction)
    {
        var steps = result.Steps.Where(step => step.Cycle == cycle && Math.Sign(step.Charge) == direction).ToArray();
        return steps.Length == 0 ? double.NaN : steps.Sum(step => step.Energy) / steps.Sum(step => step.Charge);
    }

    /// <summary>True if the direction that comes first stores: a Cu electrode is plated first, a lithiated positive charged first.</summary>
    public static bool StoresOnCharge(CycleResult result)
    {
        return result.Steps.First(step => step.Charge != 0).Charge > 0;
    }

    private static StepSummary? Best(CycleResult result) => result.Steps.Count == 0 ? null : result.Steps.MaxBy(step => step.Discharged);

    private static double Capacity(CycleResult result) => (Best(result)?.Discharged ?? 0) / 3600;

    private static double PerArea(CycleResult result, CycleSummary? cycle) => cycle is { } c ? c.Discharged / result.Area / MilliampHour : double.NaN;

    private static double PerMass(CycleResult result, double? charge) => charge / result.ActiveMass / PerGram ?? double.NaN;

    private static IEnumerable<CycleSummary> Discharges(CycleResult result) => result.Cycles.Where(cycle => cycle.Discharged > 0);

    private static CycleSummary? First(CycleResult result) => Discharges(result).FirstOrDefault();

    private static CycleSummary? Last(CycleResult result) => Discharges(result).LastOrDefault();

    private static double Positive(double value) => value > 0 ? value : double.NaN;

    private static double Recovered(CycleResult result)
    {
        double charged = result.Cycles.Sum(cycle => cycle.Charged), discharged = result.Cycles.Sum(cycle => cycle.Discharged);
        return charged > 0 && discharged > 0 ? 100 * (StoresOnCharge(result) ? discharged / charged : charged / discharged) : double.NaN;
    }

    private static double LastMean(CycleResult result, int direction) => Last(result) is { } last ? Mean(result, last.Cycle, direction) : double.NaN;

    private static Quantity For(string name, string title, string unit, QuantityPlaces places, Func<CycleResult, double> of) =>
        Quantity.For(name, title, unit, places, of);
}
