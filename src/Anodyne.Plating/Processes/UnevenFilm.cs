using Anodyne.Cells.Layers;
using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Sampling;
using Anodyne.Plating.Front;
using Anodyne.Plating.Results;

namespace Anodyne.Plating.Processes;

/// <summary>
/// A film whose resistance varies along the metal: R exp(s xi - s^2/2), s^2 = ln(1 + CV^2), lognormal with mean R and coefficient of variation CV. The
/// label xi is a Gaussian field of variance 1 and covariance exp(-r^2/l^2) along the surface at the start. Each piece of metal keeps its label as it moves
/// along its normal: the film is frozen.
/// </summary>
/// <remarks>
/// Frozen films roughen lithium: to first order h_k/h_mean = -dR_k/Z(k), Z(k) = R_ct + R + Theta tanh(k L)/k, so the height grows in proportion to the charge.
/// A box gives its mean label the value 0.
/// </remarks>
/// <param name="resistance">Mean R, ohm m2.</param>
/// <param name="variation">CV, correlation length and seed.</param>
/// <param name="isMirrored">True if the sides are mirrors: the label is its own mirror image.</param>
internal sealed class UnevenFilm(double resistance, Heterogeneity variation, bool isMirrored) : IFrontProcess
{
    private readonly double _spread = Math.Sqrt(Math.Log(1 + (variation.CoefficientOfVariation * variation.CoefficientOfVariation)));

    /// <summary>xi on the vertices.</summary>
    public static VertexField Label { get; } = new("film label", "1", VertexKind.Density);

    public string Name => "conformal film: voltage J R_f, lognormal along the surface, frozen";

    public IReadOnlyList<VertexField> Fields { get; } = [Label];

    public double FlatResistance => resistance;

    /// <summary>R where the label is xi, ohm m2.</summary>
    public double At(double label) => resistance * Math.Exp((_spread * label) - (0.5 * _spread * _spread));

    /// <summary>xi where the resistance is R, ohm m2.</summary>
    public double LabelOf(double at) => (Math.Log(at / resistance) / _spread) + (0.5 * _spread);

    public void Begin(FrontState front)
    {
        var curve = front.Curves[0];
        var label = curve[Label];
        var total = 0.0;
        for (var i = 0; i < curve.Count; i++)
        {
            label[i] = total;
            total += CurveShape.SegmentLength(curve, i, front.Period);
        }

        var field = PeriodicField.Smooth(total, variation.CorrelationLength, variation.Seed, isMirrored);
        var scale = 1 / Math.Sqrt(field.ExpectedPower);
        for (var i = 0; i < curve.Count; i++)
        {
            label[i] = scale * field.At(label[i]);
        }
    }

    public void Load(FrontState front, FacetTerms terms)
    {
        var label = front.OnFacets(Label);
        for (var f = 0; f < label.Length; f++)
        {
            terms.Resistance[f] += double.IsNaN(label[f]) ? resistance : At(label[f]);
        }
    }

    public IEnumerable<FrontQuantity> Draw(FrontState front, Curve curve) =>
        [new FrontQuantity("film resistance", "ohm m2", [.. curve[Label].Take(curve.Count).Select(At)])];
}
