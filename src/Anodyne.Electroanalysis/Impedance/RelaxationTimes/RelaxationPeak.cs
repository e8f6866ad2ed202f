namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>One process seen in a distribution of relaxation times.</summary>
/// <param name="Tau">Relaxation time, s: the log-centroid of the part of the peak above half its height.</param>
/// <param name="TauLow">Lower end of its 95 % interval.</param>
/// <param name="TauHigh">Upper end.</param>
/// <param name="Resistance">R, ohm: the area over ln tau between the minima on both sides.</param>
/// <param name="ResistanceDeviation">One standard deviation of R, ohm.</param>
/// <param name="Height">gamma at the maximum, ohm. Set by the smoothing for a narrow process: read R, not the height.</param>
/// <param name="Low">Index of the first grid node of the peak.</param>
/// <param name="High">Index of the last one.</param>
public sealed record RelaxationPeak(double Tau, double TauLow, double TauHigh, double Resistance, double ResistanceDeviation, double Height, int Low, int High)
{
    /// <summary>The peak with the change to the same peak at another lambda added to its errors, as the half of a 95 % interval, in squares.</summary>
    /// <param name="other">The peak there.</param>
    public RelaxationPeak With(RelaxationPeak other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var moved = (other.Resistance - Resistance) / 1.96;
        var (half, shift) = (0.5 * Math.Log(TauHigh / TauLow), Math.Log(other.Tau / Tau));
        var wide = Math.Sqrt((half * half) + (shift * shift));
        return this with { ResistanceDeviation = Math.Sqrt((ResistanceDeviation * ResistanceDeviation) + (moved * moved)), TauLow = Tau * Math.Exp(-wide), TauHigh = Tau * Math.Exp(wide) };
    }
}
