using Anodyne.Cycling.Runs;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Cycles;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.CellStudies;

/// <summary>A number that says what a cell did; not a number where it has no meaning.</summary>
/// <param name="Name">Name in the study file and in the JSON; its ending is the unit.</param>
/// <param name="Title">Name in tables, with markup.</param>
/// <param name="Unit">Unit, as printed.</param>
/// <param name="Of">The value of a result, in that unit.</param>
public sealed record CellQuantity(string Name, string Title, string Unit, Func<CycleResult, double> Of)
{
    private const double MilliampHour = 36000;

    /// <summary>As measured and published values are held against it.</summary>
    public ComparedQuantity Compared
    {
        get
        {
            var (scale, dimension) = PrintedUnit.Read(Unit);
            return new ComparedQuantity(Name, Title, dimension, Unit, scale);
        }
    }

    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<CellQuantity> All { get; } =
    [
        new("cycles", "cycles", "1", result => result.Cycles.Count),
        new("first_discharge_mAh_cm2", "discharge (plating) of the first cycle", "mAh/cm2", result => First(result) is { } c ? c.Discharged / result.Area / MilliampHour : double.NaN),
        new("last_discharge_mAh_cm2", "discharge (plating) of the last cycle", "mAh/cm2", result => Last(result) is { } c ? c.Discharged / result.Area / MilliampHour : double.NaN),
        new("smallest_discharge_mAh_cm2", "smallest discharge (plating) of any cycle", "mAh/cm2", result => Discharges(result).Select(c => c.Discharged / result.Area / MilliampHour).DefaultIfEmpty(double.NaN).Min()),
        new("retention_percent", "last discharge over the first", "%", result => First(result) is { } a && Last(result) is { } b ? 100 * b.Discharged / a.Discharged : double.NaN),
        new("recovered_percent", "charge recovered of the charge stored, whole run", "%", Recovered),
        new("last_discharge_voltage_V", "mean voltage of the last discharge (plating)", "V", result => Mean(result, -1)),
        new("voltage_gap_V", "mean charge voltage less mean discharge voltage, last cycle", "V", result => Mean(result, 1) - Mean(result, -1)),
        new("dead_lithium_umol_cm2", "dead lithium at the end", "umol/cm2", result => Positive(100 * result.End.Dead)),
        new("film_lithium_umol_cm2", "lithium in grown film at the end", "umol/cm2", result => Positive(100 * result.End.Film)),
        new("lowest_salt_mol_m3", "lowest salt concentration at the end of a step", "mol/m3", result => result.LowestSalt),
    ];

    private static IEnumerable<CycleSummary> Discharges(CycleResult result) => result.Cycles.Where(cycle => cycle.Discharged > 0);

    private static CycleSummary? First(CycleResult result) => Discharges(result).FirstOrDefault();

    private static CycleSummary? Last(CycleResult result) => Discharges(result).LastOrDefault();

    private static double Positive(double value) => value > 0 ? value : double.NaN;

    // The direction that comes first stores: a Cu electrode is plated first, a lithiated positive charged first.
    private static double Recovered(CycleResult result)
    {
        double charged = result.Cycles.Sum(cycle => cycle.Charged), discharged = result.Cycles.Sum(cycle => cycle.Discharged);
        if (!(charged > 0 && discharged > 0))
        {
            return double.NaN;
        }

        return 100 * (result.Steps.First(step => step.Charge != 0).Charge > 0 ? discharged / charged : charged / discharged);
    }

    private static double Mean(CycleResult result, int direction)
    {
        var steps = Last(result) is { } last ? result.Steps.Where(step => step.Cycle == last.Cycle && Math.Sign(step.Charge) == direction).ToArray() : [];
        return steps.Length == 0 ? double.NaN : steps.Sum(step => step.Energy) / steps.Sum(step => step.Charge);
    }
}
