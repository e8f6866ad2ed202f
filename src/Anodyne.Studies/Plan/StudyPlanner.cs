using System.Globalization;
using System.IO.Enumeration;
using Anodyne.Cells.Geometry;
using Anodyne.Plating;
using Anodyne.Quantities;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Plan;

/// <summary>Turns a study into the list of runs that answer it.</summary>
/// <param name="read">Makes a plating case of a tree.</param>
public sealed class StudyPlanner(CaseReading read)
{
    private const int MostProperties = 6;

    /// <summary>Plans a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="only">Names or patterns of the variants to run; empty for all. Contrasts with a variant left out are left out.</param>
    /// <param name="fine">True for the fine resolution.</param>
    /// <exception cref="InputException">A case cannot be read, or a name matches nothing.</exception>
    public StudyPlan Plan(Study study, IReadOnlyList<string> only, bool fine)
    {
        var across = fine ? study.Grid.Fine : study.Grid.Across;
        var variants = Chosen(study, only)
            .SelectMany(variant => study.Placements.Select(placement => PlanVariant(study, variant, placement, across)))
            .ToArray();
        var contrasts = study.Contrasts
            .SelectMany(contrast => study.Placements.Select(placement => (contrast, From: Find(variants, contrast.From, placement), To: Find(variants, contrast.To, placement))))
            .Where(item => item.From is not null && item.To is not null)
            .Select(item => PlanContrast(study, item.contrast, item.From!, item.To!, across))
            .ToArray();
        var convergence = variants.Length == 0 ? [] : study.Grid.Convergence.Select(cells => new ConvergencePlan(cells, AtResolution(variants[^1], cells))).ToArray();
        return new StudyPlan(study, across, variants, contrasts, convergence);
    }

    private static IReadOnlyList<StudyVariant> Chosen(Study study, IReadOnlyList<string> only)
    {
        foreach (var pattern in only)
        {
            if (!study.Variants.Any(variant => FileSystemName.MatchesSimpleExpression(pattern, variant.Name)))
            {
                throw new InputException("No variant has this name", "--only", pattern, string.Join(", ", study.Variants.Select(variant => variant.Name)));
            }
        }

        return [.. study.Variants.Where(variant => only.Count == 0 || only.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, variant.Name)))];
    }

    private VariantPlan PlanVariant(Study study, StudyVariant variant, StudyPlacement placement, int across)
    {
        var id = Join(placement.Name, variant.Name);
        var tree = StudyCases.Tree(study, variant, placement);
        var readCase = ReadAt(tree, id, across);
        return new VariantPlan(id, variant, placement, tree, readCase, Seeded(readCase.Case, study.Seeds, $"runs/{id}", bulk: true));
    }

    private ContrastPlan PlanContrast(Study study, StudyContrast contrast, VariantPlan from, VariantPlan to, int across)
    {
        var properties = StudyCases.Differing(study, from.Variant, to.Variant);
        if (properties.Count is 0 or > MostProperties)
        {
            throw new InputException(
                $"{contrast.From} and {contrast.To} differ in {properties.Count} properties",
                study.Source,
                string.Join(", ", properties.Select(property => property.Name)),
                $"1 to {MostProperties} properties (every mixture of them is run)");
        }

        var mixtures = new MixturePlan[1 << properties.Count];
        for (var mask = 0; mask < mixtures.Length; mask++)
        {
            mixtures[mask] = mask == 0 ? new MixturePlan(from.Read, from.Runs)
                : mask == mixtures.Length - 1 ? new MixturePlan(to.Read, to.Runs)
                : Mix(mask);
        }

        return new ContrastPlan(contrast, from, to, properties, mixtures);

        MixturePlan Mix(int mask)
        {
            var swapped = properties.Where((_, bit) => (mask >> bit & 1) == 1).Select(property => property.Name).ToArray();
            var id = $"{from.Id}+{string.Join("+", swapped)}@{to.Variant.Name}";
            var mixed = ReadAt(StudyCases.Tree(study, StudyCases.Mixed(from.Variant, to.Variant, swapped), from.Placement), id, across);
            return new MixturePlan(mixed, Seeded(mixed.Case, study.Seeds, $"mixtures/{id}", bulk: false));
        }
    }

    private ReadCase ReadAt(Quantities.Documents.InputMapping tree, string name, int across)
    {
        var readCase = read(tree, name);
        return readCase with { Case = readCase.Case with { Numerics = readCase.Case.Numerics with { CellsAcross = across } } };
    }

    // Fields are kept for the first seed only, fronts of the others at the ends only: a study of many seeds stays small.
    private static IReadOnlyList<PlannedRun> Seeded(PlatingCase problem, int seeds, string folder, bool bulk) =>
    [
        .. Enumerable.Range(1, IsRandom(problem) ? seeds : 1).Select(seed => new PlannedRun(
            string.Create(CultureInfo.InvariantCulture, $"{folder}/seed-{seed:D2}"),
            WithSeed(problem, seed) with { Output = bulk && seed == 1 ? problem.Output : new PlatingOutput(2, 0) })),
    ];

    private static PlannedRun AtResolution(VariantPlan variant, int cells)
    {
        var first = variant.Runs[0].Case;
        return cells == first.Numerics.CellsAcross
            ? variant.Runs[0]
            : new PlannedRun(
                string.Create(CultureInfo.InvariantCulture, $"convergence/{variant.Id}/across-{cells}"),
                first with { Numerics = first.Numerics with { CellsAcross = cells }, Output = new PlatingOutput(2, 0) });
    }

    private static bool IsRandom(PlatingCase problem) =>
        problem.Surface is RandomRoughnessSurface or NucleiSurface || problem.Cell.Interphase?.Heterogeneity is not null;

    private static PlatingCase WithSeed(PlatingCase problem, int seed)
    {
        var surface = problem.Surface switch
        {
            RandomRoughnessSurface rough => rough with { Seed = seed },
            NucleiSurface nuclei => nuclei with { Seed = seed },
            _ => problem.Surface,
        };
        var film = problem.Cell.Interphase is { Heterogeneity: { } variation } interphase
            ? interphase with { Heterogeneity = variation with { Seed = seed } }
            : problem.Cell.Interphase;
        return problem with { Surface = surface, Cell = problem.Cell with { Interphase = film } };
    }

    private static VariantPlan? Find(VariantPlan[] variants, string name, StudyPlacement placement) =>
        Array.Find(variants, variant => variant.Variant.Name == name && variant.Placement == placement);

    private static string Join(string placement, string variant) => placement.Length == 0 ? variant : $"{placement}/{variant}";
}
