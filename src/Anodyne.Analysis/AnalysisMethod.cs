using Anodyne.Analysis.Options;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records;
using Anodyne.Records.Impedance;

namespace Anodyne.Analysis;

/// <summary>
/// One method of <c>anodyne analyze</c>: its definition, and how it runs. Running lives here once: unknown and unused options are refused, data that allow no
/// number give a void document, and what was given and not read is said.
/// </summary>
/// <param name="name">Word on the command line.</param>
/// <param name="summary">What it gives, one sentence.</param>
/// <param name="input">What it needs: columns or options.</param>
public abstract class AnalysisMethod(string name, string summary, string input)
{
    /// <summary>Word on the command line.</summary>
    public string Name => name;

    /// <summary>What it gives, one sentence.</summary>
    public string Summary => summary;

    /// <summary>What it needs: columns or options.</summary>
    public string Input => input;

    /// <summary>The options it takes.</summary>
    public IReadOnlyList<AnalysisOption> Options
    {
        get;
        protected init => field = value.Any(static option => option.IsConstant) ? [.. value, StandardOptions.Error] : value;
    } = [];

    /// <summary>The results it gives, in order; names that other programs rely on.</summary>
    public IReadOnlyList<ResultTerm> Results { get; protected init; } = [];

    /// <summary>The equations used, with definitions and conventions.</summary>
    public IReadOnlyList<string> Formulas { get; protected init; } = [];

    /// <summary>Where they come from.</summary>
    public IReadOnlyList<string> References { get; protected init; } = [];

    /// <summary>What becomes of several records.</summary>
    public SeveralRecords Several { get; init; }

    /// <summary>
    /// True if it is the method to use on a measurement where none was named. A measurement is a spectrum, an image and the like; tables against time are
    /// sorted elsewhere.
    /// </summary>
    /// <param name="measured">The measurement.</param>
    public virtual bool Suits(Measurement measured) => false;

    /// <summary>Runs the method.</summary>
    /// <param name="request">Records and options.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="InputException">An option is unknown, not allowed or not used, or the records are not what the method reads.</exception>
    public AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var stranger = request.Options.Keys.FirstOrDefault(o => Options.All(option => option.Name != o));
        if (stranger is not null)
        {
            var known = Options.Count == 0 ? "none" : string.Join(", ", Options.Select(o => "--" + o.Name));
            throw new InputException($"{Name} does not know this option", "--" + stranger, request.Options[stranger], known);
        }

        var read = new MethodInput(request);
        try
        {
            var result = CarriedErrors.Into(Answer(read, cancellation), read, request, Options, shifted => Answer(shifted, cancellation));
            if (read.Unread.FirstOrDefault() is { } unused)
            {
                throw new InputException(
                    $"{Name} does not use this option with what else was given", "--" + unused, request.Options[unused], "options that change the answer",
                    "Leave it out.");
            }

            var others = Several == SeveralRecords.FirstOnly && request.Inputs.Count > 1;
            IEnumerable<string> notes =
            [
                .. read.Notes, .. request.Inputs.Take(others ? 1 : int.MaxValue).SelectMany(given => Remarks(request, given.Name, given.Record)),
                .. others ? [$"{request.Inputs.Count} records were given; {Name} reads one: {request.Names[0]}"] : Array.Empty<string>(),
            ];
            return result with { Reasons = [.. result.Reasons, .. notes] };
        }
        catch (MeaninglessDataException refusal)
        {
            return Refused(request, refusal.Problem);
        }
    }

    // What the reader, the cutter of spectra and the rule for signs have to say of a record, once for every method.
    private static IEnumerable<string> Remarks(AnalysisRequest request, string name, Record record) =>
        record.LeftOut.Select(static left => left.ToString()).Concat(ImpedanceSeries.Remarks(record))
            .Select(remark => request.Inputs.Count > 1 ? $"{name}: {remark}" : remark);

    /// <summary>Computes and presents.</summary>
    private protected abstract AnalysisResult Answer(MethodInput input, CancellationToken cancellation);

    // No number, but the verdict, the reason and what was measured.
    private AnalysisResult Refused(AnalysisRequest request, Problem problem)
    {
        var reason = problem.ToString();
        return new AnalysisResult(Name)
        {
            Inputs = request.Names, Verdict = Verdict.Void, Reasons = [reason], IsRefused = true,
            Results =
            [
                .. Results.Where(term => term.IsSingle).Select(term => KeyValuePair.Create(
                    term.Name, new Estimate(double.NaN, null, "", "not determined", "", "", Verdict.Void, [reason], new Dictionary<string, double>()))),
            ],
            Settings = request.Options.ToDictionary(),
            Curves =
            [
                .. request.Inputs.Take(1).Where(given => given.Record.Rows > 0).Select(given => new CurveTable(
                    Name, $"as recorded; {reason}", [.. given.Record.Columns.Select(c => new CurveColumn(c.Name, c.Unit, c.ToDoubles()))])),
            ],
        };
    }
}

/// <summary>A method whose computation has a typed result; presentation stands apart and is given nothing else.</summary>
/// <typeparam name="TFinding">What the computation finds.</typeparam>
/// <param name="name">Word on the command line.</param>
/// <param name="summary">What it gives, one sentence.</param>
/// <param name="input">What it needs: columns or options.</param>
public abstract class AnalysisMethod<TFinding>(string name, string summary, string input) : AnalysisMethod(name, summary, input)
    where TFinding : IJudged
{
    /// <summary>Reads records and options, and computes.</summary>
    /// <param name="input">Records and options.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MeaninglessDataException">The data allow no number of the kind asked for.</exception>
    protected abstract TFinding Compute(MethodInput input, CancellationToken cancellation);

    /// <summary>Says what was found: named results, lists, words, curves, and how the figure is drawn.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="show">Where it is said.</param>
    protected abstract void Present(TFinding found, Presentation show);

    /// <inheritdoc/>
    private protected sealed override AnalysisResult Answer(MethodInput input, CancellationToken cancellation)
    {
        var found = Compute(input, cancellation);
        var show = new Presentation(found);
        Present(found, show);
        return show.Document(Name, input);
    }
}
