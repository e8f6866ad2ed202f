namespace Anodyne.Plating;

/// <summary>Whether the salt is taken to have settled at every moment.</summary>
public enum TransportMode
{
    /// <summary>Anions at rest at every moment: one Laplace problem.</summary>
    QuasiSteady,

    /// <summary>Concentration and potential in time, solved together in the whole gap.</summary>
    Transient,

    /// <summary>Decided once before the run: transient from half of the limiting current on, where a step of the protocol is shorter than salt takes across the
    /// gap, or with fixed charge; else quasi-steady.</summary>
    Automatic,
}
