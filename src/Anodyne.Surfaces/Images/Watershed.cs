namespace Anodyne.Surfaces.Images;

/// <summary>
/// Divides a mask of touching grains: pixels join their neighbours in the order of falling distance from the edge; where two grains meet, the lower one is
/// taken over
/// unless its peak stands out above the saddle by more than the depth asked for.
/// </summary>
public static class Watershed
{
    private const int LevelsAPixel = 8;

    /// <summary>The labels of the grains, from 1; 0 outside of the mask.</summary>
    /// <param name="distance">Distances from the edge, pixels, 0 outside.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="depth">How far a peak must stand above the saddle to its neighbour, pixels; small values divide more.</param>
    public static ComponentLabels Of(float[] distance, int width, double depth)
    {
        ArgumentNullException.ThrowIfNull(distance);
        var order = Falling(distance);
        var (parent, peak) = (new int[distance.Length], new float[distance.Length]);
        Array.Fill(parent, -1);
        foreach (var i in order)
        {
            var (column, own, here) = (i % width, -1, distance[i]);
            for (var dy = -1; dy <= 1; dy++)
            {
                for (var dx = -1; dx <= 1; dx++)
                {
                    var (x, j) = (column + dx, i + (dy * width) + dx);
                    if ((dx == 0 && dy == 0) || x < 0 || x >= width || j < 0 || j >= distance.Length || parent[j] < 0)
                    {
                        continue;
                    }

                    var other = Root(parent, j);
                    if (own < 0)
                    {
                        own = other;
                    }
                    else if (other != own)
                    {
                        var (high, low) = peak[own] >= peak[other] ? (own, other) : (other, own);
                        if (peak[low] - here < depth)
                        {
                            parent[low] = high;
                        }

                        own = high;
                    }
                }
            }

            parent[i] = own < 0 ? i : own;
            peak[i] = own < 0 ? here : 0;
        }

        var (labels, number, count) = (new int[distance.Length], new Dictionary<int, int>(), 0);
        var areas = new List<int> { 0 };
        for (var i = 0; i < distance.Length; i++)
        {
            if (parent[i] < 0)
            {
                areas[0]++;
                continue;
            }

            var root = Root(parent, i);
            if (!number.TryGetValue(root, out var label))
            {
                number[root] = label = ++count;
                areas.Add(0);
            }

            labels[i] = label;
            areas[label]++;
        }

        return new ComponentLabels(labels, [.. areas]);
    }

    // Pixels of the mask by falling distance, counted into levels of an eighth of a pixel.
    private static int[] Falling(float[] distance)
    {
        var most = 0f;
        foreach (var d in distance)
        {
            most = Math.Max(most, d);
        }

        var starts = new int[(int)(most * LevelsAPixel) + 3];
        foreach (var d in distance)
        {
            if (d > 0)
            {
                starts[(int)((most - d) * LevelsAPixel) + 1]++;
            }
        }

        for (var k = 1; k < starts.Length; k++)
        {
            starts[k] += starts[k - 1];
        }

        var order = new int[starts[^1]];
        for (var i = 0; i < distance.Length; i++)
        {
            if (distance[i] > 0)
            {
                order[starts[(int)((most - distance[i]) * LevelsAPixel)]++] = i;
            }
        }

        return order;
    }

    private static int Root(int[] parent, int at)
    {
        while (parent[at] != at)
        {
            at = parent[at] = parent[parent[at]];
        }

        return at;
    }
}
