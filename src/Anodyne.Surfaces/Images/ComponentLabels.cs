namespace Anodyne.Surfaces.Images;

/// <summary>Connected parts of a mask, numbered from 1; neighbours share an edge or a corner. Two passes with a union of labels.</summary>
/// <param name="Labels">Label of every pixel, 0 outside of the mask; index = row width + column.</param>
/// <param name="Areas">Pixels of every label; index 0 counts the rest.</param>
public sealed record ComponentLabels(int[] Labels, int[] Areas)
{
    /// <summary>Number of parts.</summary>
    public int Count => Areas.Length - 1;

    /// <summary>Labels a mask.</summary>
    /// <param name="mask">True within.</param>
    /// <param name="width">Pixels of a row.</param>
    public static ComponentLabels Of(ReadOnlySpan<bool> mask, int width)
    {
        var labels = new int[mask.Length];
        var parents = new List<int> { 0 };
        for (var at = 0; at < mask.Length; at += width)
        {
            for (var column = 0; column < width; column++)
            {
                var i = at + column;
                if (!mask[i])
                {
                    continue;
                }

                // The left, then the three above: with the one above set, the corners belong to it already.
                var label = 0;
                if (at > 0 && labels[i - width] is var above and > 0)
                {
                    label = above;
                }
                else
                {
                    if (column > 0 && labels[i - 1] is var left and > 0)
                    {
                        label = left;
                    }
                    else if (at > 0 && column > 0 && labels[i - width - 1] is var corner and > 0)
                    {
                        label = corner;
                    }

                    if (at > 0 && column + 1 < width && labels[i - width + 1] is var next and > 0)
                    {
                        label = label == 0 ? next : Join(parents, label, next);
                    }
                }

                if (label == 0)
                {
                    label = parents.Count;
                    parents.Add(label);
                }

                labels[i] = label;
            }
        }

        return Numbered(labels, parents);
    }

    private static ComponentLabels Numbered(int[] labels, List<int> parents)
    {
        var number = new int[parents.Count];
        var count = 0;
        for (var k = 1; k < number.Length; k++)
        {
            var root = Root(parents, k);
            number[k] = root == k ? ++count : number[root];
        }

        var areas = new int[count + 1];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = number[labels[i]];
            areas[labels[i]]++;
        }

        return new ComponentLabels(labels, areas);
    }

    private static int Join(List<int> parents, int a, int b)
    {
        (a, b) = (Root(parents, a), Root(parents, b));
        var (small, large) = (Math.Min(a, b), Math.Max(a, b));
        parents[large] = small;
        return small;
    }

    private static int Root(List<int> parents, int label)
    {
        while (parents[label] != label)
        {
            parents[label] = parents[parents[label]];
            label = parents[label];
        }

        return label;
    }
}
