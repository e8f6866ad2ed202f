using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Spectra.Lines;

/// <summary>What is known of the scatter of the values.</summary>
public enum Scatter
{
    /// <summary>Nothing: it is the same everywhere, and taken from the fit.</summary>
    Unknown,

    /// <summary>Counts: the variance of a value is its expectation, which the model gives.</summary>
    Counts,

    /// <summary>Every value has a stated standard deviation.</summary>
    Stated,
}

/// <summary>How lines are fitted.</summary>
/// <param name="Degree">Degree of the polynomial below the lines; -1 for none.</param>
/// <param name="Loss">The background that the lines themselves make; null for none.</param>
/// <param name="HasFreeShare">True if the share of all Voigt lines is one free parameter.</param>
/// <param name="Scatter">What is known of the scatter.</param>
public sealed record LineFitOptions(int Degree = 0, LossBackground? Loss = null, bool HasFreeShare = false, Scatter Scatter = Scatter.Unknown)
{
    /// <summary>Stated standard deviations, one a value; null unless <see cref="Scatter"/> says so.</summary>
    public IReadOnlyList<double>? Errors { get; init; }
}

/// <summary>A fitted line; half-widths are of 95 % intervals, null where the parameter was held, tied or stands at the end of its range.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Position">Position, in the unit of the axis.</param>
/// <param name="PositionHalf">Half-width of its interval.</param>
/// <param name="Width">Full width at half maximum.</param>
/// <param name="WidthHalf">Half-width of its interval.</param>
/// <param name="Area">Area.</param>
/// <param name="AreaHalf">Half-width of its interval.</param>
/// <param name="AtBound">Which parameters stand at the end of their range; empty for none.</param>
public sealed record FittedLine(
    string Name, LineShape Shape, double Position, double? PositionHalf, double Width, double? WidthHalf, double Area, double? AreaHalf, string AtBound);

/// <summary>Lines fitted to a spectrum.</summary>
public sealed class LineFit
{
    private readonly LineModel _model;
    private readonly LeastSquaresOutcome _outcome;
    private readonly double _multiplier;

    private LineFit(double[] x, double[] y, LineModel model, LeastSquaresOutcome outcome, IReadOnlyList<LineStart> starts, LineFitOptions options)
    {
        (Places, Values, _model, _outcome) = (x, y, model, outcome);
        ChiSquared = outcome.SumOfSquares;
        Degrees = outcome.DegreesOfFreedom;
        var stated = options.Scatter == Scatter.Unknown ? default : StatedErrors.Judge(ChiSquared, Degrees);
        IsContradicted = stated.IsContradicted;
        _multiplier = options.Scatter != Scatter.Unknown ? stated.Multiplier
            : Degrees > 0 ? StudentDistribution.TwoSidedQuantile(0.95, Degrees) * Math.Sqrt(ChiSquared / Degrees) : double.NaN;
        var share = options.HasFreeShare ? outcome.Parameters[^1] : double.NaN;
        Share = share;
        Lines =
        [
            .. starts.Select((start, k) =>
            {
                var (position, width, area, offset, ratio) = model.Of(k);
                var words = new List<string>();
                double? Half(int parameter, double factor, string word)
                {
                    if (outcome.AtBound[parameter])
                    {
                        words.Add(word);
                        return null;
                    }

                    var deviation = Math.Sqrt(Math.Max(0, outcome.Inverse[(parameter * outcome.Parameters.Length) + parameter]));
                    return deviation > 0 && double.IsFinite(_multiplier) ? Math.Abs(factor) * _multiplier * deviation : null;
                }

                var (p, w, a) = (Half(position, 1, "position"), Half(width, 1, "width"), Half(area, ratio, "area"));
                var shape = options.HasFreeShare && start.Shape.Family == LineFamily.Voigt ? new LineShape(LineFamily.Voigt, share) : start.Shape;
                return new FittedLine(
                    start.Name, shape, outcome.Parameters[position] + offset, p, outcome.Parameters[width], w, ratio * outcome.Parameters[area], a,
                    string.Join(", ", words));
            }),
        ];
    }

    /// <summary>Places, rising.</summary>
    public double[] Places { get; }

    /// <summary>Values.</summary>
    public double[] Values { get; }

    /// <summary>The lines, as they were given.</summary>
    public IReadOnlyList<FittedLine> Lines { get; }

    /// <summary>Sum of squared weighted residuals.</summary>
    public double ChiSquared { get; }

    /// <summary>Values less free parameters.</summary>
    public int Degrees { get; }

    /// <summary>True if the values scatter more about the fit than their errors allow.</summary>
    public bool IsContradicted { get; }

    /// <summary>True if the minimisation ended by one of its rules.</summary>
    public bool HasConverged => _outcome.Converged;

    /// <summary>Share of the Lorentz width that all Voigt lines have; NaN where it was not free.</summary>
    public double Share { get; }

    /// <summary>The curve of a line.</summary>
    public double[] Curve(int line) => _model.Curve(_outcome.Parameters, line);

    /// <summary>The background.</summary>
    public double[] Background() => _model.BackgroundOf(_outcome.Parameters);

    /// <summary>Lines and background together.</summary>
    public double[] Envelope()
    {
        var total = Background();
        for (var k = 0; k < Lines.Count; k++)
        {
            var curve = Curve(k);
            for (var i = 0; i < total.Length; i++)
            {
                total[i] += curve[i];
            }
        }

        return total;
    }

    /// <summary>Half of the 95 % interval of a combination of areas; null where a line's area has none.</summary>
    /// <param name="weights">Derivative of the combination by the area of each line.</param>
    public double? AreaHalf(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var n = _outcome.Parameters.Length;
        var gradient = new double[n];
        for (var k = 0; k < weights.Count; k++)
        {
            var (_, _, area, _, ratio) = _model.Of(k);
            gradient[area] += ratio * weights[k];
        }

        var variance = 0.0;
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n && gradient[a] != 0; b++)
            {
                variance += gradient[a] * gradient[b] * _outcome.Inverse[(a * n) + b];
            }
        }

        return variance > 0 && double.IsFinite(_multiplier) ? _multiplier * Math.Sqrt(variance) : null;
    }

    /// <summary>Shares of lines in their sum, each with half of its 95 % interval; NaN where the sum is not above 0.</summary>
    /// <param name="members">Numbers of the lines.</param>
    public IReadOnlyList<(double Share, double? Half)> Shares(IReadOnlyList<int> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var sum = members.Sum(k => Lines[k].Area);
        return
        [
            .. members.Select(own =>
            {
                var share = sum > 0 ? Lines[own].Area / sum : double.NaN;
                var weights = new double[Lines.Count];
                foreach (var k in members)
                {
                    weights[k] = ((k == own ? 1 : 0) - share) / sum;
                }

                return (share, sum > 0 ? AreaHalf(weights) : null);
            }),
        ];
    }

    /// <summary>Fits lines.</summary>
    /// <param name="x">Places, always rising, in the unit of the axis.</param>
    /// <param name="y">Values, finite.</param>
    /// <param name="lines">The lines, at least one.</param>
    /// <param name="options">How.</param>
    /// <exception cref="InputException">More parameters than values.</exception>
    public static LineFit Of(double[] x, double[] y, IReadOnlyList<LineStart> lines, LineFitOptions options)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(options);
        var model = new LineModel(x, y, lines, options.Degree, options.Loss ?? LossBackground.None, options.HasFreeShare);
        if (model.ParameterCount >= x.Length)
        {
            throw new InputException("A fit needs more values than parameters", "fit", $"{x.Length} values, {model.ParameterCount} parameters");
        }

        var (start, low, high) = model.Bounds(Math.Min(y[0], y[^1]));
        var solver = new LevenbergMarquardt(x.Length, model.ParameterCount);
        var settings = new LeastSquaresOptions(MaxIterations: 200, RelativeReduction: 1e-9, RelativeStep: 1e-9);
        if (options.Scatter == Scatter.Stated)
        {
            options.Errors!.ToArray().CopyTo(model.Errors, 0);
        }
        else if (options.Scatter == Scatter.Counts)
        {
            for (var i = 0; i < y.Length; i++)
            {
                model.Errors[i] = Math.Sqrt(Math.Max(1, y[i]));
            }
        }

        var outcome = solver.Minimize(model, start, low, high, settings);

        // The variance of counts is their expectation: that of the model, which is no more above chance than below it.
        for (var pass = 0; pass < 3 && options.Scatter == Scatter.Counts; pass++)
        {
            var residuals = new double[x.Length];
            model.Evaluate(outcome.Parameters, residuals, []);
            for (var i = 0; i < y.Length; i++)
            {
                residuals[i] = y[i] + (residuals[i] * model.Errors[i]);
            }

            for (var i = 0; i < y.Length; i++)
            {
                model.Errors[i] = Math.Sqrt(Math.Max(1, residuals[i]));
            }

            outcome = solver.Minimize(model, outcome.Parameters, low, high, settings);
        }

        return new LineFit(x, y, model, outcome, lines, options);
    }
}
