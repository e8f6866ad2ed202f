using System.IO.Enumeration;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Cycles;
using Anodyne.Studies.Input;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.CellStudies;

/// <summary>One cell that a study wants simulated.</summary>
/// <param name="Id">Unique name inside the study; also its folder.</param>
/// <param name="Case">The case.</param>
/// <param name="Inputs">Everything that can change a number, as text.</param>
public sealed record PlannedCell(string Id, CycleCase Case, string Inputs);

/// <summary>A value with a range, and the runs at its ends.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">The variant with the value at its low end.</param>
/// <param name="High">The variant with the value at its high end.</param>
public sealed record PlannedRange(UncertainValue Value, PlannedCell Low, PlannedCell High);

/// <summary>A variant with everything that is computed for it.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Run">The run itself.</param>
/// <param name="Fine">The same on a mesh of twice the intervals and a tenth of the tolerance.</param>
/// <param name="Ranges">One entry a value with a range.</param>
public sealed record CellVariantPlan(StudyVariant Variant, PlannedCell Run, PlannedCell Fine, IReadOnlyList<PlannedRange> Ranges);

/// <summary>Everything that a study of cells wants computed.</summary>
/// <param name="Study">The study.</param>
/// <param name="Variants">The variants.</param>
public sealed record CellStudyPlan(CellStudy Study, IReadOnlyList<CellVariantPlan> Variants)
{
    /// <summary>Every run once, in a fixed order.</summary>
    public IReadOnlyList<PlannedCell> Runs { get; } =
    [
        .. Variants.Select(variant => variant.Run)
            .Concat(Variants.SelectMany(variant => variant.Ranges.SelectMany(range => new[] { range.Low, range.High })))
            .Concat(Variants.Select(variant => variant.Fine)),
    ];

    /// <summary>Plans a study; every case is read and checked.</summary>
    /// <param name="study">The study.</param>
    /// <param name="only">Names or patterns of variants; empty for all.</param>
    /// <param name="isFine">True to double the mesh of every run.</param>
    /// <exception cref="InputException">A case cannot be read, or a name matches nothing.</exception>
    public static CellStudyPlan Of(CellStudy study, IReadOnlyList<string> only, bool isFine)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(only);
        foreach (var pattern in only)
        {
            if (!study.Variants.Any(variant => FileSystemName.MatchesSimpleExpression(pattern, variant.Name)))
            {
                throw new InputException("No variant has this name", "--only", pattern, string.Join(", ", study.Variants.Select(variant => variant.Name)));
            }
        }

        var chosen = study.Variants.Where(variant => only.Count == 0 || only.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, variant.Name)));
        return new CellStudyPlan(study, [.. chosen.Select(variant => Variant(study, variant, isFine))]);
    }

    private static CellVariantPlan Variant(CellStudy study, StudyVariant variant, bool isFine)
    {
        var patches = study.Properties.Select(property => property.Options[variant.Options[property.Name]].Patch).OfType<InputMapping>();
        var tree = InputOverlay.Apply(study.Cell, patches);
        PlannedCell Planned(string id, InputMapping document, bool samples, double refined)
        {
            var read = CycleCaseReader.Read(document, study.CellFolder, "");
            read = read with { Name = variant.Name, Options = Refined(read.Options with { Samples = samples }, isFine ? 2 * refined : refined) };
            var inputs = CellCaseText.Of(document, read, study.CellFolder);
            return new PlannedCell(id, read with { Text = inputs }, inputs);
        }

        // The ends of a range are sampled only where a measured value is held against what is read from the record.
        var sampled = study.Analyses.Any(analysis => analysis.Spectrum == 0 && study.IsCompared(analysis));
        var ranges = UncertainValue.In(tree).Select((value, index) => new PlannedRange(
            value,
            Planned($"ranges/{variant.Name}/{index + 1}-low", value.At(tree, high: false), sampled, 1),
            Planned($"ranges/{variant.Name}/{index + 1}-high", value.At(tree, high: true), sampled, 1)));
        return new CellVariantPlan(variant, Planned($"runs/{variant.Name}", tree, true, 1), Planned($"fine/{variant.Name}", tree, false, 2), [.. ranges]);
    }

    private static SimulationOptions Refined(SimulationOptions options, double factor) => factor == 1
        ? options
        : options with { Mesh = options.Mesh.Refined(factor), Tolerance = Math.Max(1e-10, 0.1 * options.Tolerance) };
}
