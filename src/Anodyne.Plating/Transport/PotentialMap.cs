namespace Anodyne.Plating.Transport;

/// <summary>State of the electrolyte at a point, as functions of the solved unknown.</summary>
/// <param name="Concentration">Salt concentration c, mol/m3.</param>
/// <param name="ConcentrationSlope">dc/dP.</param>
/// <param name="Potential">phi2 against the reference state, V.</param>
/// <param name="PotentialSlope">dphi2/dP.</param>
internal readonly record struct ElectrolyteState(double Concentration, double ConcentrationSlope, double Potential, double PotentialSlope);

/// <summary>The map from the potential P, with i = -grad P in free electrolyte, to concentration and solution potential.</summary>
internal abstract class PotentialMap
{
    /// <summary>P at a concentration.</summary>
    public abstract double At(double concentration);

    /// <summary>Concentration and potential at a value of P.</summary>
    public abstract ElectrolyteState State(double p);

    /// <summary>Concentration and its slope with P, by a quick table; extended linearly below P = 0.</summary>
    public abstract (double Concentration, double Slope) Salt(double p);

    /// <summary>True if P has a floor at 0 where the salt is exhausted.</summary>
    public abstract bool CanDeplete { get; }
}
