using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>
/// Where the lost lithium went: Q_loss = sum(Q_plate - Q_strip) = Q_Li0 + Q_SEI; metallic lithium from the hydrogen of a titration, 2 Li -> H2, so
/// Q_Li0 = 2 n_H2 F (Fang et al., Nature 572 (2019) 511; LiH gives hydrogen too); the interphase by difference.
/// </summary>
/// <param name="Lost">Q_loss, C.</param>
/// <param name="LostDeviation">Its standard deviation, C.</param>
/// <param name="Metallic">Q_Li0, C.</param>
/// <param name="MetallicDeviation">Its standard deviation, C.</param>
/// <param name="Interphase">Q_SEI, C.</param>
/// <param name="InterphaseDeviation">Its standard deviation, C.</param>
/// <param name="MetallicShare">Q_Li0/Q_loss.</param>
/// <param name="Verdict">Void if the interphase comes out negative beyond its error.</param>
/// <param name="Reasons">Why not.</param>
public sealed record DeadLithium(
    double Lost, double LostDeviation, double Metallic, double MetallicDeviation, double Interphase, double InterphaseDeviation, double MetallicShare,
    Verdict Verdict,
    IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>Closes the balance.</summary>
    /// <param name="lost">Q_loss, C.</param>
    /// <param name="lostDeviation">Its standard deviation, C.</param>
    /// <param name="hydrogen">Amount of hydrogen, mol, at least 0.</param>
    /// <param name="hydrogenDeviation">Its standard deviation, mol.</param>
    /// <exception cref="InputException">No loss, or a negative amount.</exception>
    public static DeadLithium Of(double lost, double lostDeviation, double hydrogen, double hydrogenDeviation)
    {
        if (!(hydrogen >= 0))
        {
            throw new InputException("an amount of hydrogen is not negative", "--h2", FormattableString.Invariant($"{hydrogen} mol"), ">= 0 mol");
        }

        if (!(lost > 0))
        {
            throw new MeaninglessDataException("nothing was lost: as much or more came back as was plated", "charge",
                FormattableString.Invariant($"loss {lost} C"), "> 0 C");
        }

        var metallic = 2 * hydrogen * PhysicalConstants.Faraday;
        var sei = lost - metallic;
        var metallicDeviation = 2 * PhysicalConstants.Faraday * hydrogenDeviation;
        var sd = Math.Sqrt((lostDeviation * lostDeviation) + (metallicDeviation * metallicDeviation));
        var judgement = new Judgement();
        if (sei < -2 * sd)
        {
            judgement.Void("more metallic lithium than was lost: hydrogen from LiH, a leak, or an error of the charge");
        }
        else if (sei < 0)
        {
            judgement.Caution("the interphase comes out negative within its error");
        }

        return new DeadLithium(lost, lostDeviation, metallic, metallicDeviation, sei, sd, metallic / lost, judgement.Verdict, judgement.Reasons);
    }
}
