namespace Anodyne.Studies.Models;

/// <summary>The results at both ends of the range of one value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">With the value at its low end.</param>
/// <param name="High">With the value at its high end.</param>
internal sealed record RangeEnds(UncertainValue Value, object Low, object High);

/// <summary>A result at another resolution.</summary>
/// <param name="Resolution">The resolution.</param>
/// <param name="Result">The result.</param>
internal sealed record RefinedResult(int Resolution, object Result);

/// <summary>The results of the first seeds on another grid; empty if a run failed there or ended otherwise.</summary>
/// <param name="Resolution">The resolution.</param>
/// <param name="Results">One result a seed, from the first on.</param>
internal sealed record GridResults(int Resolution, IReadOnlyList<object> Results);

/// <summary>A variant with everything that was computed for it, as reports and comparisons see it.</summary>
/// <param name="Name">Name to show.</param>
/// <param name="Case">Its case.</param>
/// <param name="Results">One result a seed, at least one.</param>
internal sealed record ModelVariant(string Name, ModelCase Case, IReadOnlyList<object> Results)
{
    /// <summary>The same at other resolutions; empty if the study asks for none.</summary>
    public IReadOnlyList<RefinedResult> Refined { get; init; } = [];

    /// <summary>The ends of the ranges that were run.</summary>
    public IReadOnlyList<RangeEnds> Ranges { get; init; } = [];

    /// <summary>Resolution of the runs.</summary>
    public int Resolution { get; init; } = 1;

    /// <summary>The results on other grids, for the grid's own error; empty for a variant that no contrast names.</summary>
    public IReadOnlyList<GridResults> Grids { get; init; } = [];

    /// <summary>The grid's own error of a quantity, of its mean over the seeds; null if no other grid was run.</summary>
    public GridError? GridErrorOf(Quantity quantity) => GridError.Of(Resolution, Grids.Where(grid => grid.Results.Count > 0).Select(grid => new GridPair(
        grid.Resolution, Spread.Of(Results.Take(grid.Results.Count).Select(quantity.Of)).Mean, Spread.Of(grid.Results.Select(quantity.Of)).Mean)));

    /// <summary>
    /// A quantity: mean over the seeds, and a 95 % half-width made of their spread and of what the ranges of assumed values do, added in quadrature; null if
    /// neither is known.
    /// </summary>
    public (double Value, double? HalfWidth) Estimate(Quantity quantity)
    {
        var seeds = Spread.Of(Results.Select(quantity.Of));
        var ranges = RangeSpread.Of(seeds.Mean, Ranges.Select(range => (quantity.Of(range.Low), quantity.Of(range.High))));
        return (seeds.Mean, RangeSpread.Together(double.IsFinite(seeds.HalfWidth) ? seeds.HalfWidth : null, ranges));
    }
}

/// <summary>What the sections of a report are made of.</summary>
/// <param name="Variants">The variants in the order of the study.</param>
/// <param name="Headline">The quantities that answer the question.</param>
/// <param name="Resolution">Of the runs.</param>
internal sealed record ModelView(IReadOnlyList<ModelVariant> Variants, IReadOnlyList<Quantity> Headline, int Resolution);
