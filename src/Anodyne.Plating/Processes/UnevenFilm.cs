using Anodyne.Cells.Layers;
using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Sampling;
using Anodyne.Plating.Front;
using Anodyne.Plating.Results;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Processes;

/// <summary>
/// A film whose resistance varies along the metal: R exp(s xi - s^2/2), s^2 = ln(1 + CV^2), lognormal with mean R and coefficient of variation CV. The
/// label xi is a Gaussian field of variance 1 and covariance exp(-r^2/l^2) along the surface at the start. Each piece of metal keeps its label as it moves
/// along its normal: the film is frozen. With a renewal time the label is drawn anew as <see cref="RenewedLabel"/> says.
/// </summary>
/// <remarks>
/// Frozen films roughen lithium: to first order h_k/h_mean = -dR_k/Z(k), Z(k) = R_ct + R + Theta tanh(k L)/k, so the height grows in proportion to the
/// charge; renewed ones with its root, h_rms^2 = 2 sigma_J^2 v^2 tau^2 (t/tau - 1 + exp(-t/tau)). A box gives its mean label the value 0.
/// A variation finer than four cells may be taken sub-grid: blocks of b = 4 h conduct as (1 + CV^2)/R on the mean, and scatter by CV^2 sqrt(pi) l/b.
/// </remarks>
internal sealed class UnevenFilm : IFrontProcess
{
    private const int CellsPerBlock = 4;
    private const double StepsPerRenewal = 3;
    private static readonly VertexField Cosine = new("cosine of the place at the start", "1", VertexKind.Density);
    private static readonly VertexField Sine = new("sine of the place at the start", "1", VertexKind.Density);
    private readonly Heterogeneity _given;
    private readonly Heterogeneity _variation;
    private readonly double _resistance;
    private readonly bool _isMirrored;
    private readonly bool _isSubGrid;
    private readonly double _spread;
    private RenewedLabel? _renewed;

    /// <param name="resistance">Mean R, ohm m2.</param>
    /// <param name="variation">CV, correlation length and seed.</param>
    /// <param name="isMirrored">True if the sides are mirrors: the label is its own mirror image.</param>
    /// <param name="spacing">Grid spacing h, m.</param>
    public UnevenFilm(double resistance, Heterogeneity variation, bool isMirrored, double spacing = 0)
    {
        (_given, _variation, _resistance, _isMirrored) = (variation, variation, resistance, isMirrored);
        var block = CellsPerBlock * spacing;
        _isSubGrid = variation.IsSubGrid && variation.CorrelationLength < block;
        if (_isSubGrid)
        {
            var square = variation.CoefficientOfVariation * variation.CoefficientOfVariation;
            var left = square * Math.Sqrt(Math.PI) * variation.CorrelationLength / block;
            _variation = variation with { CoefficientOfVariation = Math.Sqrt(left), CorrelationLength = block };
            _resistance = resistance / (1 + square) * (1 + left);
        }

        var cv = _variation.CoefficientOfVariation;
        _spread = Math.Sqrt(Math.Log(1 + (cv * cv)));
        Fields = _variation.RenewalTime is null ? [Label] : [Label, Cosine, Sine];
    }

    /// <summary>xi on the vertices.</summary>
    public static VertexField Label { get; } = new("film label", "1", VertexKind.Density);

    public string Name => _variation.RenewalTime is null
        ? "conformal film: voltage J R_f, lognormal along the surface, frozen" : "conformal film: voltage J R_f, lognormal along the surface, renewed";

    public IReadOnlyList<VertexField> Fields { get; }

    /// <summary>The time since the start, s.</summary>
    public double[] Ledger { get; } = new double[1];

    public double FlatResistance => _resistance;

    /// <summary>R where the label is xi, ohm m2.</summary>
    public double At(double label) => _resistance * Math.Exp((_spread * label) - (0.5 * _spread * _spread));

    /// <summary>xi where the resistance is R, ohm m2.</summary>
    public double LabelOf(double at) => (Math.Log(at / _resistance) / _spread) + (0.5 * _spread);

    public void Require(PlatingCase problem, double spacing, List<string> warnings)
    {
        if (_isSubGrid)
        {
            warnings.Add(
                $"Sub-grid film: it varies on {UnitText.Print(_given.CorrelationLength, "um")}, and means over blocks of "
                + $"{UnitText.Print(CellsPerBlock * spacing, "um")} were taken. Compare it with a resolved film only on a grid that resolves both.");
        }
        else if (_given.IsSubGrid)
        {
            warnings.Add("The film is marked sub-grid, but the grid follows its variation: it was resolved.");
        }
    }

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

        if (_variation.RenewalTime is { } renewal)
        {
            _renewed = new RenewedLabel(total, _variation.CorrelationLength, renewal, _variation.Seed, _isMirrored);
            var (cosine, sine) = (curve[Cosine], curve[Sine]);
            for (var i = 0; i < curve.Count; i++)
            {
                (sine[i], cosine[i]) = Math.SinCos(2 * Math.PI * label[i] / total);
            }

            Renew(front);
            return;
        }

        var field = PeriodicField.Smooth(total, _variation.CorrelationLength, _variation.Seed, _isMirrored);
        var scale = 1 / Math.Sqrt(field.ExpectedPower);
        for (var i = 0; i < curve.Count; i++)
        {
            label[i] = scale * field.At(label[i]);
        }
    }

    public double LongestStep(FrontState front) => _variation.RenewalTime / StepsPerRenewal ?? double.PositiveInfinity;

    public void Load(FrontState front, FacetTerms terms)
    {
        if (_renewed is not null)
        {
            Renew(front);
        }

        var label = front.OnFacets(Label);
        for (var f = 0; f < label.Length; f++)
        {
            terms.Resistance[f] += double.IsNaN(label[f]) ? _resistance : At(label[f]);
        }
    }

    public void Change(FrontState front, FrontStep step) => Ledger[0] += step.Length;

    public IEnumerable<FrontQuantity> Draw(FrontState front, Curve curve) =>
        [new FrontQuantity("film resistance", "ohm m2", [.. curve[Label].Take(curve.Count).Select(At)])];

    private void Renew(FrontState front)
    {
        _renewed!.MoveTo(Ledger[0]);
        foreach (var curve in front.Curves)
        {
            var (label, cosine, sine) = (curve[Label], curve[Cosine], curve[Sine]);
            for (var i = 0; i < curve.Count; i++)
            {
                label[i] = _renewed.At(cosine[i], sine[i]);
            }
        }
    }
}
