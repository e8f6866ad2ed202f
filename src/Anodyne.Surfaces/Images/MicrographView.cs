using Anodyne.Analysis;
using Anodyne.Cells.Layers;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Images;

/// <summary>What a micrograph shows of a deposit: one of three views, and the dense limit of the charge where that was given.</summary>
/// <param name="Image">The picture, or the region of it that was looked at.</param>
/// <param name="Section">The deposit in cross-section; null for another view.</param>
/// <param name="Top">The deposit from above; null for another view.</param>
/// <param name="Cracks">The cracks; null for another view.</param>
/// <param name="Charge">Charge of the deposit per area, C/m2; null if not given.</param>
public sealed record MicrographView(GreyImage Image, CrossSection? Section, TopView? Top, CrackMap? Cracks, double? Charge) : IJudged
{
    private readonly Judgement _judgement = Judged((IJudged?)Section ?? (IJudged?)Top ?? Cracks!, Section, Charge);

    /// <summary>Thickness of the charge as dense lithium, m; null without charge.</summary>
    public double? Dense => Charge is { } charge ? LithiumMetal.Default.DenseThickness(Math.Abs(charge)) : null;

    /// <summary>Share of the thickness that is no lithium: 1 - dense limit/thickness, with half of its 95 % interval; null without charge or section.</summary>
    public (double Value, double? Half)? Porosity => Dense is { } dense && Section is { } section
        ? (1 - (dense / section.Thickness.Value), dense / (section.Thickness.Value * section.Thickness.Value) * section.Thickness.Half) : null;

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    private static Judgement Judged(IJudged view, CrossSection? section, double? charge)
    {
        var judgement = new Judgement(view);
        if (section is not null && charge is { } q && LithiumMetal.Default.DenseThickness(Math.Abs(q)) is var dense
            && dense > section.Thickness.Value + (section.Thickness.Half ?? 0))
        {
            judgement.Void(FormattableString.Invariant($"the deposit is thinner than its charge as dense lithium ({1e6 * dense:G4} um): ")
                + "scale, charge or place is wrong");
        }

        return judgement;
    }
}
