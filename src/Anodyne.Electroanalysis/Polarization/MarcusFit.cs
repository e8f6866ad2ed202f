namespace Anodyne.Electroanalysis.Polarization;

/// <summary>
/// What is common to the alternatives by Marcus, Hush and Chidsey, of one electrode and of a symmetric cell: i0 and the reorganization energy with their
/// intervals, the criterion by which they are compared with Butler and Volmer, and whether the points determine the energy at all.
/// </summary>
/// <param name="ExchangeCurrent">i0, in the unit of the currents.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="ReorganizationEnergy">eV.</param>
/// <param name="EnergyLow">Lower end of its 95 % interval, eV.</param>
/// <param name="EnergyHigh">Upper end, eV.</param>
/// <param name="Criterion">AICc.</param>
/// <param name="Reason">Why the energy is not determined; empty where it is.</param>
public abstract record MarcusFit(
    double ExchangeCurrent, double Low, double High, double ReorganizationEnergy, double EnergyLow, double EnergyHigh, double Criterion, string Reason)
{
    /// <summary>Smallest energy tried, eV.</summary>
    public const double LeastEnergy = 0.03;

    /// <summary>Largest energy tried, eV; the law is Butler-Volmer's within 1 % at 0.2 V long before.</summary>
    public const double MostEnergy = 1.9;

    /// <summary>True if the points determine i0 and the energy.</summary>
    public bool IsIdentifiable => Reason.Length == 0;

    /// <summary>Half of the 95 % interval of i0.</summary>
    public double HalfWidth => 0.5 * (High - Low);
}
