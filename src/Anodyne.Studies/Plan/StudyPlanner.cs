using System.Globalization;
using System.IO.Enumeration;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Models;

namespace Anodyne.Studies.Plan;

/// <summary>Turns a study into the list of runs that answer it; every case is read and checked.</summary>
internal sealed class StudyPlanner
{
    private const int MostProperties = 6;
    private const int FinerSeeds = 2;

    private readonly StudyPart _part;
    private readonly int _resolution;
    private readonly Study _study;

    private StudyPlanner(Study study, StudyPart part, bool fine) => (_study, _part, _resolution) = (study, part, fine ? part.Grid.Fine : part.Grid.Across);

    /// <summary>Plans a study.</summary>
    /// <exception cref="InputException">A case cannot be read, or a name matches nothing.</exception>
    public static StudyPlan Plan(Study study, IReadOnlyList<string> only, bool fine)
    {
        string[] names = [.. study.Parts.SelectMany(part => part.Variants).Select(variant => variant.Name)];
        foreach (var pattern in only)
        {
            if (!names.Any(name => FileSystemName.MatchesSimpleExpression(pattern, name)))
            {
                throw new InputException("No variant has this name", "--only", pattern, string.Join(", ", names));
            }
        }

        bool IsWanted(StudyVariant variant) => only.Count == 0 || only.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, variant.Name));
        var parts = study.Parts.Where(part => part.Variants.Any(IsWanted));
        return new StudyPlan(study, [.. parts.Select(part => new StudyPlanner(study, part, fine).Plan(IsWanted))]);
    }

    private PartPlan Plan(Func<StudyVariant, bool> isWanted)
    {
        var chosen = _part.Variants.Where(isWanted).SelectMany(variant => _part.Placements.Select(placement => (variant, placement))).ToArray();
        VariantPlan[] variants = [.. chosen.Select((item, index) => PlanVariant(item.variant, item.placement, index == chosen.Length - 1))];
        variants = OnSecondGrids(variants);
        var contrasts =
            from contrast in _part.Contrasts
            from placement in _part.Placements
            let ends = (From: Find(variants, contrast.From, placement), To: Find(variants, contrast.To, placement))
            where ends.From is not null && ends.To is not null
            select PlanContrast(contrast, ends.From!, ends.To!);
        return new PartPlan(_part, _resolution, variants, [.. contrasts]);
    }

    // Both variants of a contrast run on the same other grids and seeds: what they share drops out of the grid's error of their difference.
    private VariantPlan[] OnSecondGrids(VariantPlan[] variants)
    {
        bool IsJudged(VariantPlan variant) => _part.Model.Contrast is not null
            && _part.Contrasts.Any(contrast => (contrast.From == variant.Variant.Name || contrast.To == variant.Variant.Name)
                && Find(variants, contrast.From, variant.Placement) is not null && Find(variants, contrast.To, variant.Placement) is not null);
        VariantPlan[] judged = [.. variants.Where(IsJudged)];
        if (judged.Length == 0)
        {
            return variants;
        }

        var grids = _part.Model.SecondGrids([.. judged.SelectMany(variant => variant.Runs).Select(run => run.Case)], _resolution);
        return [.. variants.Select(variant => IsJudged(variant) ? variant with { Grids = [.. grids.Select(grid => OnGrid(variant, grid))] } : variant)];
    }

    // A finer grid costs many times the study's own: two seeds of it must do.
    private GridPlan OnGrid(VariantPlan variant, int resolution) => new(resolution,
    [
        .. Enumerable.Range(1, resolution < _resolution ? variant.Runs.Count : Math.Min(FinerSeeds, variant.Runs.Count)).Select(seed => Planned(
                _part.Model.RunId(string.Create(CultureInfo.InvariantCulture, $"grids/{variant.Id}/across-{resolution}"), seed), variant.Case, resolution, seed,
                RunDetail.Ends) with { IsExpendable = true }),
    ]);

    private VariantPlan PlanVariant(StudyVariant variant, StudyPlacement placement, bool isLast)
    {
        var id = placement.Name.Length == 0 ? variant.Name : $"{placement.Name}/{variant.Name}";
        var tree = StudyCases.Tree(_part, variant, placement);
        var read = _part.Model.Read(tree, id, _part.CaseFolder);
        var varied = _part.Model.Varied(read, new RunVariation(_resolution, 1, RunDetail.Whole));
        var runs = Seeded(read, $"runs/{id}", bulk: true);
        return new VariantPlan(id, variant, placement, varied, _part.Model.Inputs(varied), runs)
        {
            Ranges = _part.Model.RunsRanges ? [.. UncertainValue.In(tree).Select((value, index) => PlanRange(value, tree, id, index + 1))] : [],
            Refined =
            [
                .. from finer in _part.Model.Refinements(_part.Grid, _resolution, id, isLast)
                   let own = finer.Resolution == _resolution
                   select new RefinedPlan(finer.Resolution, own ? runs[0] : Planned(finer.Id, read, finer.Resolution, 1, RunDetail.Ends)),
            ],
        };
    }

    // The ends of a range are sampled only where a measured value is held against what is read from the record.
    private RangePlan PlanRange(UncertainValue value, InputMapping tree, string id, int number)
    {
        var detail = _part.Virtual.Any(analysis => analysis.Spectrum == 0 && _part.IsCompared(analysis)) ? RunDetail.Record : RunDetail.Ends;
        PlannedRun At(bool high) => Planned(
            string.Create(CultureInfo.InvariantCulture, $"ranges/{id}/{number}-{(high ? "high" : "low")}"),
            _part.Model.Read(value.At(tree, high), id, _part.CaseFolder), _resolution, 1, detail);
        return new RangePlan(value, At(high: false), At(high: true));
    }

    private ContrastPlan PlanContrast(StudyContrast contrast, VariantPlan from, VariantPlan to)
    {
        var properties = StudyCases.Differing(_part, from.Variant, to.Variant);
        if (properties.Count is 0 or > MostProperties)
        {
            throw new InputException(
                $"{contrast.From} and {contrast.To} differ in {properties.Count} properties",
                _study.Source,
                string.Join(", ", properties.Select(property => property.Name)),
                $"1 to {MostProperties} properties (every mixture of them is run)");
        }

        var mixtures = new MixturePlan[1 << properties.Count];
        for (var mask = 0; mask < mixtures.Length; mask++)
        {
            mixtures[mask] = mask == 0 ? new MixturePlan(from.Case, from.Runs)
                : mask == mixtures.Length - 1 ? new MixturePlan(to.Case, to.Runs)
                : Mix([.. properties.Where((_, bit) => (mask >> bit & 1) == 1).Select(property => property.Name)]);
        }

        return new ContrastPlan(contrast, from, to, properties, mixtures);

        MixturePlan Mix(string[] swapped)
        {
            var id = $"{from.Id}+{string.Join("+", swapped)}@{to.Variant.Name}";
            var tree = StudyCases.Tree(_part, StudyCases.Mixed(from.Variant, to.Variant, swapped), from.Placement);
            var read = _part.Model.Read(tree, id, _part.CaseFolder);
            return new MixturePlan(_part.Model.Varied(read, new RunVariation(_resolution, 1, RunDetail.Ends)), Seeded(read, $"mixtures/{id}", bulk: false));
        }
    }

    private IReadOnlyList<PlannedRun> Seeded(ModelCase read, string place, bool bulk) =>
    [
        .. Enumerable.Range(1, _part.Model.IsRandom(read) ? _part.Seeds : 1)
            .Select(seed => Planned(_part.Model.RunId(place, seed), read, _resolution, seed, bulk && seed == 1 ? RunDetail.Whole : RunDetail.Ends)),
    ];

    private PlannedRun Planned(string id, ModelCase read, int resolution, int seed, RunDetail detail)
    {
        var varied = _part.Model.Varied(read, new RunVariation(resolution, seed, detail));
        return new PlannedRun(_part.Name.Length == 0 ? id : $"{_part.Name}/{id}", _part.Model, varied, _part.Model.Inputs(varied));
    }

    private static VariantPlan? Find(VariantPlan[] variants, string name, StudyPlacement placement) =>
        Array.Find(variants, variant => variant.Variant.Name == name && variant.Placement == placement);
}
