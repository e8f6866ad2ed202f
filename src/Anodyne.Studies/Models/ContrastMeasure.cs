namespace Anodyne.Studies.Models;

/// <summary>
/// The quantity whose difference between two variants a contrast judges, with the closed form that carries it over ranges; a negative difference is the better
/// one.
/// </summary>
/// <param name="Name">Name in the JSON; "_simulated" or "_closed_form" follows.</param>
/// <param name="Symbol">Symbol with markup.</param>
/// <param name="Of">The quantity of a result.</param>
/// <param name="Between">The difference of two results that share a seed, the second less the first.</param>
/// <param name="Alike">True if two results of one case on different grids ended alike, so that their difference is the grid's.</param>
/// <param name="ClosedForm">The quantity of a case without simulating it; null where the theory does not apply or has no solution.</param>
/// <param name="Condition">The condition of a case in words with markup, e.g. "10 mA/cm^{2}"; null if it has none.</param>
/// <param name="Notes">Remarks on the difference of simulation and closed form: the offsets, and the reference variant.</param>
internal sealed record ContrastMeasure(
    string Name,
    string Symbol,
    Func<object, double> Of,
    Func<object, object, double> Between,
    Func<object, object, bool> Alike,
    Func<ModelCase, double?> ClosedForm,
    Func<ModelCase, string?> Condition,
    Func<IReadOnlyList<double>, ModelVariant, IEnumerable<string>> Notes);
