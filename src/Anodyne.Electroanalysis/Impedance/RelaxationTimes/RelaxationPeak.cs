namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>One process seen in a distribution of relaxation times.</summary>
/// <param name="Tau">
/// Relaxation time, s: that of the depressed arc fitted at the peak, otherwise the log-centroid of the part of the peak above half its height.
/// </param>
/// <param name="TauLow">Lower end of its 95 % interval.</param>
/// <param name="TauHigh">Upper end.</param>
/// <param name="Resistance">
/// R, ohm: that of the depressed arc fitted at the peak where such arcs describe the spectrum, otherwise the area over ln tau between the minima
/// on both sides. Below zero for the part of an inductive loop.
/// </param>
/// <param name="ResistanceDeviation">Half of the 95 % interval of R over 1.96, ohm.</param>
/// <param name="Height">gamma at the maximum, ohm. Set by the smoothing for a narrow process: read R, not the height.</param>
/// <param name="Low">Index of the first grid node of the peak.</param>
/// <param name="High">Index of the last one.</param>
public sealed record RelaxationPeak(double Tau, double TauLow, double TauHigh, double Resistance, double ResistanceDeviation, double Height, int Low, int High)
{
    /// <summary>
    /// True if R and tau are those of a depressed arc; false for an area, whose error holds what overlapping flanks may have gone to the neighbor.
    /// </summary>
    public bool IsArc { get; init; }

    /// <summary>
    /// Share of an arc's resistance at relaxation times that the frequencies do not reach, 0 ... 1: known only by the arc's shape. 0 for an area.
    /// </summary>
    public double Beyond { get; init; }

    /// <summary>Area over ln tau between the minima, ohm: what the distribution alone says.</summary>
    public double Area { get; init; } = Resistance;

    /// <summary>The peak with the change to the same peak at another lambda added to its errors, as the half of a 95 % interval, in squares.</summary>
    /// <param name="other">The peak there.</param>
    public RelaxationPeak With(RelaxationPeak other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var moved = (other.Resistance - Resistance) / 1.96;
        var (half, shift) = (0.5 * Math.Log(TauHigh / TauLow), Math.Log(other.Tau / Tau));
        var wide = Math.Sqrt((half * half) + (shift * shift));
        return this with { ResistanceDeviation = Math.Sqrt((ResistanceDeviation * ResistanceDeviation) + (moved * moved)), TauLow = Tau * Math.Exp(-wide),
            TauHigh = Tau * Math.Exp(wide) };
    }
}
