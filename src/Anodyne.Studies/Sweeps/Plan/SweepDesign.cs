using Anodyne.Numerics.Sampling;
using Anodyne.Numerics.Sensitivity;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Sweeps.Plan;

/// <summary>Where the points of a sweep lie.</summary>
internal enum DesignKind
{
    /// <summary>Every value of every axis with every other.</summary>
    Grid,

    /// <summary>The first values of all lists together, then the second ones, and so on.</summary>
    List,

    /// <summary>A Latin hypercube.</summary>
    LatinHypercube,

    /// <summary>A scrambled Sobol sequence.</summary>
    Sobol,

    /// <summary>The design of Saltelli for shares of the variance.</summary>
    SobolIndices,

    /// <summary>Trajectories of Morris for screening.</summary>
    Morris,
}

/// <summary>The design of a sweep: its kind and its size.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Size">Points, base points or trajectories; 0 for grids and lists.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Levels">Levels of a screening.</param>
internal sealed record SweepDesign(DesignKind Kind, int Size, long Seed, int Levels)
{
    private const int MostPoints = 100_000_000;

    /// <summary>Reads the key <c>design</c>; without it the grid.</summary>
    public static SweepDesign Read(InputNode? node)
    {
        if (node is null)
        {
            return new SweepDesign(DesignKind.Grid, 0, 1, 4);
        }

        var mapping = node.AsMapping("kind, and its size").AllowOnly("kind", "points", "base", "trajectories", "levels", "seed");
        var kind = mapping.Choice(
            "kind", ("grid", DesignKind.Grid), ("list", DesignKind.List), ("latin hypercube", DesignKind.LatinHypercube), ("sobol", DesignKind.Sobol),
            ("sobol indices", DesignKind.SobolIndices), ("morris", DesignKind.Morris));
        var key = SizeKey(kind);
        string[] own = kind == DesignKind.Morris ? [key, "levels", "seed"] : key.Length > 0 ? [key, "seed"] : [];
        if (mapping.Keys.FirstOrDefault(name => name != "kind" && !own.Contains(name)) is { } other)
        {
            throw mapping.Require(other).Fail(
                $"\"{other}\" does not belong to this design", own.Length > 0 ? string.Join(", ", own) : "nothing beside the kind");
        }

        var size = key.Length > 0 ? mapping.Integer(key, 2, MostPoints) : 0;
        var levels = mapping.Integer("levels", 2, 1000, 4);
        return levels % 2 == 0 ? new SweepDesign(kind, size, mapping.Integer("seed", 0, int.MaxValue, 1), levels)
            : throw mapping.Require("levels").Fail("the number of levels is odd", "an even number");
    }

    /// <summary>How many points it has; not counted out, since a plan may be far too large.</summary>
    public double Count(IReadOnlyList<SweepAxis> axes) => Kind switch
    {
        DesignKind.Grid => axes.Aggregate(1.0, (product, axis) => product * axis.GridCount),
        DesignKind.List => axes[0].GridCount,
        DesignKind.SobolIndices => Size * (axes.Count + 2.0),
        DesignKind.Morris => Size * (axes.Count + 1.0),
        _ => Size,
    };

    /// <summary>The values of the axes at every point, in the order of the points.</summary>
    public IEnumerable<AxisValue[]> Points(IReadOnlyList<SweepAxis> axes) => Kind switch
    {
        DesignKind.Grid => GridPoints(axes),
        DesignKind.List => Enumerable.Range(0, axes[0].GridCount).Select(index => axes.Select(axis => axis.At(index)).ToArray()),
        _ => Coordinates(axes.Count).Select(point => axes.Select((axis, d) => axis.At(point[d])).ToArray()),
    };

    /// <summary>The points of a sample in the unit cube.</summary>
    public double[][] Coordinates(int dimensions) => Kind switch
    {
        DesignKind.LatinHypercube => LatinHypercube.Draw(Size, dimensions, Seed),
        DesignKind.Sobol => new SobolSequence(dimensions, Seed).Draw(Size),
        DesignKind.SobolIndices => SobolIndices.Design(Size, dimensions, Seed),
        DesignKind.Morris => MorrisScreening.Design(Size, dimensions, Levels, Seed),
        _ => throw new InvalidOperationException("grids and lists have no coordinates"),
    };

    private static string SizeKey(DesignKind kind) => kind switch
    {
        DesignKind.LatinHypercube or DesignKind.Sobol => "points",
        DesignKind.SobolIndices => "base",
        DesignKind.Morris => "trajectories",
        _ => "",
    };

    // The last axis moves fastest.
    private static IEnumerable<AxisValue[]> GridPoints(IReadOnlyList<SweepAxis> axes)
    {
        var values = axes.Select(axis => Enumerable.Range(0, axis.GridCount).Select(index => axis.At(index)).ToArray()).ToArray();
        var at = new int[axes.Count];
        while (true)
        {
            yield return [.. at.Select((index, d) => values[d][index])];
            var d = axes.Count - 1;
            while (d >= 0 && ++at[d] == values[d].Length)
            {
                at[d--] = 0;
            }

            if (d < 0)
            {
                yield break;
            }
        }
    }
}
