using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Conduction;

/// <summary>Conductivity from a resistance, and obstruction by a separator, all SI.</summary>
/// <param name="Sigma">sigma = L/(R A), S/m.</param>
/// <param name="RelativeHalfWidth">Half of its 95 % interval over the value.</param>
/// <param name="Resistance">Bulk resistance, leads included, ohm.</param>
/// <param name="Lead">Resistance of the leads, ohm.</param>
/// <param name="Thickness">L, m.</param>
/// <param name="Area">A, m2.</param>
/// <param name="Source">The spectrum that the resistance was read from; null where it was given.</param>
/// <param name="Free">Conductivity of the free electrolyte, S/m; null if not given.</param>
/// <param name="Judgement">What speaks against it.</param>
public sealed record IonicConductivity(
    double Sigma, double RelativeHalfWidth, double Resistance, double Lead, double Thickness, double Area, BlockedResistance? Source, double? Free,
    Judgement Judgement) : IJudged
{
    /// <summary>MacMullin number N_M = sigma_0/sigma_eff = tortuosity factor/porosity, at least 1; null without the free electrolyte.</summary>
    public double? MacMullin => Free / Sigma;

    /// <inheritdoc/>
    public Verdict Verdict => MacMullin < 1 ? Verdict.Void : Judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => Judgement.Reasons;

    /// <summary>sigma = L/(R A), S/m.</summary>
    /// <param name="thickness">L, m.</param>
    /// <param name="resistance">Bulk resistance with lead resistance and inductance removed, ohm.</param>
    /// <param name="area">A, m2.</param>
    public static double Of(double thickness, double resistance, double area)
    {
        if (!(thickness > 0) || !(resistance > 0) || !(area > 0))
        {
            throw new InputException(
                "conductivity needs a positive thickness, resistance and area", "--thickness, --resistance, --area",
                FormattableString.Invariant($"{thickness} m, {resistance} ohm, {area} m2"), "> 0");
        }

        return thickness / (resistance * area);
    }

    /// <summary>Computes and judges.</summary>
    /// <param name="thickness">L, m.</param>
    /// <param name="area">A, m2.</param>
    /// <param name="resistance">Bulk resistance, leads included, ohm.</param>
    /// <param name="lead">Resistance of the leads, ohm.</param>
    /// <param name="lengthError">Relative standard deviation of thickness and of area.</param>
    /// <param name="source">The spectrum that the resistance was read from.</param>
    /// <param name="free">Conductivity of the free electrolyte, S/m.</param>
    /// <param name="judgement">What spoke against the resistance.</param>
    /// <exception cref="MeaninglessDataException">The leads exceed the resistance.</exception>
    public static IonicConductivity Of(
        double thickness, double area, double resistance, double lead, double lengthError, BlockedResistance? source, double? free, Judgement judgement)
    {
        if (resistance - lead <= 0)
        {
            throw new MeaninglessDataException(
                "the lead resistance exceeds the resistance", "--lead", FormattableString.Invariant($"{lead} of {resistance} ohm"), "less than the resistance");
        }

        if (lead > 0.3 * resistance)
        {
            judgement.Void(FormattableString.Invariant($"leads make up {100 * lead / resistance:F0} % of the resistance"));
        }

        var error = (source?.HalfWidth ?? 0) / resistance;
        var relative = Math.Sqrt((error * error) + (2 * lengthError * lengthError * 3.84));
        if (relative > 0.5)
        {
            judgement.Void("not identifiable: the 95 % interval exceeds 50 % of the value");
        }

        return new IonicConductivity(Of(thickness, resistance - lead, area), relative, resistance, lead, thickness, area, source, free, judgement);
    }
}
