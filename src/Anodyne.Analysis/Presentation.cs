using Anodyne.Figures;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Analysis;

/// <summary>
/// Where a method says what it found: named numbers, words, lists, figures of merit, curves, and how the figure is drawn. The figure is drawn only if somebody
/// asks for it. Everything that stands here goes into the common document, <see cref="AnalysisResult"/>.
/// </summary>
/// <param name="finding">What was found.</param>
public sealed class Presentation(IJudged finding)
{
    private readonly List<KeyValuePair<string, Estimate>> _results = [];
    private readonly Dictionary<string, string> _words = [], _settings = [];
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>> _lists = [];
    private readonly Dictionary<string, double> _quality = [];
    private readonly List<CurveTable> _curves = [];
    private static readonly Dictionary<string, double> s_none = [];
    private Func<Figure>? _figure;

    /// <summary>Method of the numbers that follow, e.g. "weighted regression".</summary>
    public string Method { get; set; } = "";

    /// <summary>The part of the data that the numbers that follow were taken from, in words.</summary>
    public string Window { get; set; } = "";

    /// <summary>Verdict of the whole; that of the finding unless said otherwise.</summary>
    public Verdict Verdict { get; set; } = finding.Verdict;

    /// <summary>Reasons of the whole; those of the finding unless said otherwise.</summary>
    public IReadOnlyList<string> Reasons { get; set; } = finding.Reasons;

    /// <summary>Half of an interval, or null where it is not bounded.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public static double? Half(double low, double high) => double.IsFinite(low) && double.IsFinite(high) ? 0.5 * (high - low) : null;

    /// <summary>A number of a label, struck through where it is void.</summary>
    /// <param name="number">The number as text.</param>
    /// <param name="verdict">May it be used?</param>
    public static string Struck(string number, Verdict verdict) => verdict == Verdict.Void ? $"~~{number}~~" : number;

    /// <summary>A named number with the judgement of the whole.</summary>
    /// <param name="term">What it is.</param>
    /// <param name="value">The number, in the unit of the term.</param>
    /// <param name="half">Half of its 95 % interval; null if unknown.</param>
    /// <param name="quality">Figures of merit of this number.</param>
    public void Add(ResultTerm term, double value, double? half = null, params (string Name, double Value)[] quality) =>
        Add(term, value, half, finding, quality);

    /// <summary>A named number with its own judgement.</summary>
    /// <param name="term">What it is.</param>
    /// <param name="value">The number, in the unit of the term.</param>
    /// <param name="half">Half of its 95 % interval; null if unknown.</param>
    /// <param name="judged">Its judgement.</param>
    /// <param name="quality">Figures of merit of this number.</param>
    public void Add(ResultTerm term, double value, double? half, IJudged judged, params (string Name, double Value)[] quality)
    {
        var merit = quality.ToDictionary(q => q.Name, q => q.Value);
        var estimate = new Estimate(value, Bounded(half), term.Unit, term.Definition, Method, Window, judged.Verdict, judged.Reasons, merit);
        _results.Add(new(term.Name, estimate));
    }

    /// <summary>A result that is a word.</summary>
    /// <param name="name">Name of the result.</param>
    /// <param name="word">The word.</param>
    public void Word(string name, string word) => _words[name] = word;

    /// <summary>A list of results, a row for each item.</summary>
    /// <typeparam name="T">What a row is made of.</typeparam>
    /// <param name="term">The list with its columns.</param>
    /// <param name="items">The items.</param>
    /// <param name="row">The numbers of an item, in the order of the columns.</param>
    public void Rows<T>(ListTerm term, IEnumerable<T> items, Func<T, Cell[]> row) =>
        Rows(term.Name, items.Select(item => term.Columns.Zip(row(item))));

    /// <summary>A list of results whose columns depend on the data.</summary>
    /// <param name="name">Name of the list.</param>
    /// <param name="rows">The rows.</param>
    public void Rows(string name, IEnumerable<IEnumerable<(ResultTerm Term, Cell Cell)>> rows) => _lists[name] =
    [
        .. rows.Select(row => row.ToDictionary(
            c => c.Term.Name,
            c => new Estimate(c.Cell.Value, Bounded(c.Cell.Half), c.Term.Unit, c.Term.Definition, "", "", c.Cell.Verdict, [], s_none) { Word = c.Cell.Word })),
    ];

    /// <summary>A figure of merit of the whole.</summary>
    /// <param name="name">Name.</param>
    /// <param name="value">Value.</param>
    public void Quality(string name, double value) => _quality[name] = value;

    /// <summary>Figures of merit of the whole.</summary>
    /// <param name="items">Names and values.</param>
    public void Quality(params (string Name, double Value)[] items)
    {
        foreach (var (name, value) in items)
        {
            _quality[name] = value;
        }
    }

    /// <summary>A setting beside the options, which are written down by themselves; of an option's name it replaces what was written.</summary>
    /// <param name="name">Name.</param>
    /// <param name="text">Value as text.</param>
    public void Setting(string name, string text) => _settings[name] = text;

    /// <summary>Curves for other programs.</summary>
    /// <param name="curve">The table.</param>
    public void Curve(CurveTable curve) => _curves.Add(curve);

    /// <summary>Curves for other programs.</summary>
    /// <param name="name">Name of the table.</param>
    /// <param name="comment">What it shows.</param>
    /// <param name="columns">Name, unit and values of the columns.</param>
    public void Curve(string name, string comment, params (string Name, string Unit, IReadOnlyList<double> Values)[] columns) =>
        _curves.Add(new CurveTable(name, comment, [.. columns.Select(c => new CurveColumn(c.Name, c.Unit, c.Values))]));

    /// <summary>How the figure is drawn.</summary>
    /// <param name="figure">Draws it.</param>
    public void Draw(Func<Figure> figure) => _figure = figure;

    /// <summary>The document of all that was said.</summary>
    /// <param name="method">Name of the method.</param>
    /// <param name="input">What was asked.</param>
    internal AnalysisResult Document(string method, MethodInput input)
    {
        var settings = new Dictionary<string, string>(input.Settings);
        foreach (var (name, text) in _settings)
        {
            settings[name] = text;
        }

        var result = new AnalysisResult(method)
        {
            Inputs = input.Names, Results = _results, Words = _words, Lists = _lists, Quality = _quality,
            Verdict = Verdict, Reasons = Reasons, Settings = settings, Curves = _curves,
        };
        return _figure is null ? result : result with { Drawing = new Lazy<Figure>(() => VoidMark.On(_figure(), result)) };
    }

    private static double? Bounded(double? half) => half is { } h && double.IsFinite(h) ? h : null;
}
