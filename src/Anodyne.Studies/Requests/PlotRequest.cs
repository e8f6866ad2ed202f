using System.Text.Json.Nodes;
using Anodyne.Figures;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Reports.Pictures;
using Anodyne.Store.Output;
using Anodyne.Studies.Plots;

namespace Anodyne.Studies.Requests;

/// <summary>One labelled figure of one or many files, with its numbers beside it.</summary>
/// <param name="Files">Files, folders, wildcards; a dash is standard input.</param>
public sealed record PlotRequest(IReadOnlyList<string> Files)
{
    /// <summary>The words for kinds of figures.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. PlotKind.All.Select(static kind => kind.Name)];

    /// <summary>The words for what values are divided by.</summary>
    public static IReadOnlyList<string> Bases { get; } = [.. PlotBasis.Words.Select(static word => word.Word)];

    /// <summary>The kinds of picture files.</summary>
    public static IReadOnlyList<string> Formats => PictureFile.Kinds;

    /// <summary>The names of styles that are built in.</summary>
    public static IReadOnlyList<string> Styles => PlotStyle.Names;

    /// <summary>The kind of figure, one of <see cref="Kinds"/>; null: what the first file holds.</summary>
    public string? What { get; init; }

    /// <summary>Cycles or spectra, such as <c>1,2,50-100:10</c>; null for all.</summary>
    public string? Cycles { get; init; }

    /// <summary>What values are divided by, one of <see cref="Bases"/>; null: what every cell states.</summary>
    public string? Per { get; init; }

    /// <summary>Active mass for all files, with its unit; null: that of the files.</summary>
    public string? Mass { get; init; }

    /// <summary>Area of one electrode for all files, with its unit; null: that of the files.</summary>
    public string? Area { get; init; }

    /// <summary>Ends of the x axis, LOW:HIGH in its unit.</summary>
    public string? X { get; init; }

    /// <summary>Ends of the left axis, LOW:HIGH in its unit.</summary>
    public string? Y { get; init; }

    /// <summary>Ends of the right axis, LOW:HIGH in its unit.</summary>
    public string? Right { get; init; }

    /// <summary>Parts of the x axis that are shown larger, each LOW:HIGH.</summary>
    public IReadOnlyList<string> Insets { get; init; } = [];

    /// <summary>Name or file of the style; null for the journal's.</summary>
    public string? Style { get; init; }

    /// <summary>Kinds of picture files, of <see cref="Formats"/>; the first one is named in the document.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = ["svg"];

    /// <summary>Reads, draws and writes.</summary>
    /// <exception cref="InputException">No file can be drawn, or an option cannot be.</exception>
    public Answer<PlotFindings> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (style, picked, view) = (PlotStyle.Read(Style), CyclePick.Read(Cycles), View());
        var (all, status) = Sources(context);
        var (kind, because) = Choose(all);
        var sources = Fitting(all, kind, context);
        string[] names = [.. sources.Select(static source => source.Name)];
        var basis = PlotBasis.Of(sources, Per, kind.IsMassMeant);
        var setting = new PlotSetting(basis, picked, context.Warn);
        var sheet = kind.Sheet(sources, setting);
        context.Cancel.ThrowIfCancellationRequested();
        foreach (var inset in view.Insets.Where(inset => !sheet.Panels[0].Curves.Any(curve => curve.X.Any(x => x >= inset.Low && x <= inset.High))))
        {
            double[] places = [.. sheet.Panels[0].Curves.SelectMany(static curve => curve.X).Where(double.IsFinite)];
            throw new InputException(
                "the inset holds no data", "--inset", FormattableString.Invariant($"{inset.Low:G6}:{inset.High:G6}"),
                FormattableString.Invariant($"{places.Min():G6} to {places.Max():G6} {sheet.Panels[0].X.Unit}"),
                "Choose a part of the x axis that holds data.");
        }

        var figure = kind.Picture(sources, style, setting) ?? new PlotFigure(sheet, PlotFigure.Short(names), style, view).Draw();
        var curves = sheet.Panels.SelectMany(static panel => panel.Curves).Select(curve => (PlotTable.Label(curve, names), curve.X.Length)).ToArray();
        var folder = context.Open(InputPaths.OutName(Files, "plot"));
        string[] pictures = [.. Pictures.Distinct().Select(format => Write(folder, figure, kind.Name, format, context))];
        string[] data = [.. PlotTable.Of(sheet, names, kind.Name).Select(table => folder.WriteText(table.Name + ".csv", table.ToCsv()))];
        var document = new JsonObject
        {
            ["figure"] = pictures[0],
            ["figures"] = JsonText.Strings(pictures),
            ["what"] = kind.Name,
            ["because"] = because,
            ["per"] = PlotBasis.Words.First(word => word.Per == basis.Per).Word,
            ["data"] = JsonText.Strings(data),
            ["curves"] = JsonText.Array(curves, static curve => new JsonObject { ["label"] = curve.Item1, ["points"] = curve.Length }),
        };
        return new(new PlotFindings(kind.Name, because, figure, curves), document, status);
    }

    /// <summary>The curves of the same figure as numbers, for a face that draws by itself. Nothing is written.</summary>
    /// <exception cref="InputException">No file can be drawn, or an option cannot be.</exception>
    public Answer<CurveSet> Curves(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var picked = CyclePick.Read(Cycles);
        var (all, status) = Sources(context);
        var (kind, because) = Choose(all);
        var sources = Fitting(all, kind, context);
        string[] names = [.. sources.Select(static source => source.Name)];
        var basis = PlotBasis.Of(sources, Per, kind.IsMassMeant);
        var sheet = kind.Sheet(sources, new PlotSetting(basis, picked, context.Warn));
        string[] fitting = [.. PlotKind.All.Where(other => all.Any(other.Fits)).Select(static other => other.Name)];
        var per = PlotBasis.Words.First(word => word.Per == basis.Per).Word;
        var set = new CurveSet(kind.Name, because, per, fitting, names, [.. sheet.Panels.Select(panel => CurvePanel.Of(panel, names))]);
        return new(set, new JsonObject { ["what"] = kind.Name, ["because"] = because, ["per"] = per, ["kinds"] = JsonText.Strings(fitting) }, status);
    }

    private static string Write(OutputFolder folder, Figure figure, string name, string format, RequestContext context)
    {
        var missing = "";
        var path = folder.Write($"{name}.{format}", stream => missing = PictureFile.Write(figure, format, stream));
        if (missing.Length > 0)
        {
            context.Warn($"{name}.{format}: no typeface on this machine has the letters {missing}; the SVG file keeps them.");
        }

        return path;
    }

    private PlotView View() => new(
        AxisLimits.Read(X, "--x"), AxisLimits.Read(Y, "--y"), AxisLimits.Read(Right, "--right"),
        [
            .. Insets.Select(static text => AxisLimits.Read(text, "--inset") is { Low: { } low, High: { } high }
                ? new Inset(low, high)
                : throw new InputException("an inset needs both ends", "--inset", $"\"{text}\"", "LOW:HIGH on the x axis", "For example --inset 10:12.")),
        ]);

    // What cannot be read is said and costs its own curve only; one file alone ends with its own error.
    private (IReadOnlyList<PlotSource> Sources, int Status) Sources(RequestContext context)
    {
        var (mass, area) = (Quantity(Mass, Dimension.Mass, "--mass"), Quantity(Area, Dimension.Area, "--area"));
        List<PlotSource> sources = [];
        List<AnodyneException> failures = [];
        foreach (var input in InputPaths.Expand(Files, context.Cancel))
        {
            context.Cancel.ThrowIfCancellationRequested();
            try
            {
                var records = MeasuredRecords.Open(input.Path, context);
                foreach (var (record, k) in records.Select(static (given, k) => (given.Record, k)))
                {
                    var cell = record.Cell with { ActiveMass = mass ?? record.Cell.ActiveMass, Area = area ?? record.Cell.Area };
                    sources.Add(new PlotSource(records.Count > 1 ? $"{input.Label} {k + 1}" : input.Label, record.WithCell(cell), context.Warn));
                }
            }
            catch (AnodyneException failure) when (input.IsFound || Files.Count > 1)
            {
                failures.Add(failure);
                context.Warn($"{input.Path}: left out: {failure.Problem.What}");
            }
        }

        return sources.Count == 0
            ? throw failures[0]
            : (sources, failures.Where(failure => Files.Count > 1 || failure is UnknownVersionException).Select(static failure => failure.ExitStatus)
                .DefaultIfEmpty(0).Max());
    }

    private (PlotKind Kind, string Because) Choose(IReadOnlyList<PlotSource> sources)
    {
        if (What is not null)
        {
            return (PlotKind.All.First(kind => kind.Name == What), "it was asked for");
        }

        var (name, because) = PlotChoice.Of(sources);
        return (PlotKind.All.First(kind => kind.Name == name), because);
    }

    private static IReadOnlyList<PlotSource> Fitting(IReadOnlyList<PlotSource> all, PlotKind kind, RequestContext context)
    {
        PlotSource[] fitting = [.. all.Where(kind.Fits)];
        if (fitting.Length == 0)
        {
            var others = PlotKind.All.Where(other => all.Any(other.Fits)).Select(static other => other.Name).ToArray();
            throw new InputException(
                $"the {(all.Count == 1 ? "file holds" : "files hold")} no {kind.Needs}", all[0].Name,
                "columns " + string.Join(", ", all[0].Record.Columns.Select(static column => $"'{column.Label}'")), kind.Needs,
                others.Length > 0 ? $"What they hold can be drawn with --what {string.Join(" or ", others)}."
                    : "Name a file with a time, a voltage, a current or an impedance.");
        }

        foreach (var other in all.Except(fitting))
        {
            context.Warn($"{other.Name}: left out: it holds no {kind.Needs}");
        }

        return fitting;
    }

    private static double? Quantity(string? text, Dimension dimension, string option) => text is null ? null
        : UnitText.TryParseToSi(text, dimension, out var value, out var problem) && value > 0 ? value
        : throw new InputException(
            problem is null ? new Problem("the value is not above zero", option, text, "a value above zero", $"For example {option} \"{dimension.Example}\".")
            : problem with { Where = $"{option}, {problem.Where}" });
}

/// <summary>A figure that was drawn.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Because">Why this kind was chosen.</param>
/// <param name="Figure">The figure, for a page.</param>
/// <param name="Curves">Name and number of points of every curve.</param>
public sealed record PlotFindings(string Kind, string Because, Figure Figure, IReadOnlyList<(string Label, int Points)> Curves);
