namespace Anodyne.Quantities.Estimates;

/// <summary>What a number from the literature rests on.</summary>
public enum Evidence
{
    /// <summary>Measured, by the source named.</summary>
    Measured,

    /// <summary>Computed from theory or simulation, by the source named.</summary>
    Computed,

    /// <summary>No usable measurement or computation; chosen, with a range.</summary>
    Assumed,
}
