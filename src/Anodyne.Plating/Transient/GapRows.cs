using Anodyne.Cells;
using Anodyne.Cells.Transport;
using Anodyne.Numerics.Plane.Elliptic;

namespace Anodyne.Plating.Transient;

/// <summary>
/// The rows of the whole gap in the frame of the mean front: square cells in the layer that holds the front; in the layers above it rows whose height grows
/// by a tenth from one to the next, up to four cells. Faces of rows lie on faces of layers and on the far plane.
/// </summary>
internal sealed class GapRows
{
    private const int FewestInLayer = 4;
    private const double Growth = 1.1;
    private const double MostStretch = 4;

    /// <param name="cell">The cell.</param>
    /// <param name="columns">Cells across.</param>
    /// <param name="spacing">h, m.</param>
    /// <param name="lowest">Lowest point that the rows must hold, m over the mean front.</param>
    public GapRows(InterfaceCell cell, int columns, double spacing, double lowest)
    {
        var layers = cell.Layers;
        var upper = new List<(double Height, int Layer)>();
        var height = spacing;
        var tallest = MostStretch * spacing;
        for (var l = 1; l < layers.Count; l++)
        {
            foreach (var part in Graded(layers[l].Thickness, ref height, tallest))
            {
                upper.Add((part, l));
            }
        }

        var needed = (int)Math.Ceiling((layers[0].Thickness - lowest) / spacing);
        Count = ScalarMultigrid.GoodRowCount(columns, needed + upper.Count);
        FirstFace = Count - upper.Count;
        Bottom = layers[0].Thickness - FirstFace * spacing;
        Height = new double[Count];
        Layer = new int[Count];
        Tables = [.. layers.Select(layer => new LayerTable(new LayerMedium(cell.Electrolyte, layer, cell.Temperature), cell.Electrolyte.Concentration))];
        for (var row = 0; row < Count; row++)
        {
            (Height[row], Layer[row]) = row < FirstFace ? (spacing, 0) : upper[row - FirstFace];
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Height of the lowest row's lower edge over the mean front, m.</summary>
    public double Bottom { get; }

    /// <summary>Height of each row, m.</summary>
    public double[] Height { get; }

    /// <summary>Layer of each row.</summary>
    public int[] Layer { get; }

    /// <summary>Properties by layer.</summary>
    public LayerTable[] Tables { get; }

    /// <summary>Row above the first face between layers: the front must stay below.</summary>
    public int FirstFace { get; }

    // Rows of a layer, each higher than the last up to a limit, scaled to fill it.
    private static double[] Graded(double thickness, ref double height, double tallest)
    {
        var parts = new List<double>();
        double sum = 0;
        while (sum < thickness * (1 - 1e-12) && parts.Count < 100_000)
        {
            height = Math.Min(height * Growth, tallest);
            parts.Add(height);
            sum += height;
        }

        if (parts.Count < FewestInLayer)
        {
            height = thickness / FewestInLayer;
            return [.. Enumerable.Repeat(height, FewestInLayer)];
        }

        // Without the last row where that fits better.
        if (sum - thickness > thickness - (sum - parts[^1]))
        {
            sum -= parts[^1];
            parts.RemoveAt(parts.Count - 1);
        }

        var scale = thickness / sum;
        height = parts[^1] * scale;
        return [.. parts.Select(part => part * scale)];
    }

    /// <summary>Properties of a row.</summary>
    public LayerTable Table(int row) => Tables[Layer[row]];
}
