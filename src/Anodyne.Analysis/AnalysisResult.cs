using Anodyne.Figures;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Analysis;

/// <summary>What one analysis found: numbers with their error bars and validity, the settings they depend on, the curves and the figure.</summary>
/// <param name="Method">Name of the method as on the command line.</param>
public sealed record AnalysisResult(string Method)
{
    /// <summary>Inputs by name, as given.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Numbers by name, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, Estimate>> Results { get; init; } = [];

    /// <summary>Results that are words, e.g. <c>model</c> = instantaneous.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>Lists of results (peaks, cycles, spectra of a series); each row has named numbers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>> Lists { get; init; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>();

    /// <summary>Figures of merit of the whole analysis.</summary>
    public IReadOnlyDictionary<string, double> Quality { get; init; } = new Dictionary<string, double>();

    /// <summary>May the numbers be used? The worst verdict of all results unless the method says otherwise.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>True if the data allow no number at all; the results are then not numbers.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Why not without care.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Every setting that the numbers depend on, defaults included.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Curves for other programs.</summary>
    public IReadOnlyList<CurveTable> Curves { get; init; } = [];

    /// <summary>How the figure is drawn, once and only if somebody asks; null where there is nothing to draw.</summary>
    public Lazy<Figure>? Drawing { get; init; }

    /// <summary>The figure, drawn now; null where there is nothing to draw.</summary>
    public Figure? Figure
    {
        get => Drawing?.Value;
        init => Drawing = value is null ? null : new Lazy<Figure>(value);
    }

    /// <summary>A result by name.</summary>
    public Estimate this[string name] => Results.First(r => r.Key == name).Value;
}
