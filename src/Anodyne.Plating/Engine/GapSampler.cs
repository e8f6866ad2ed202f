using Anodyne.Plating.Results;
using Anodyne.Plating.Transient;
using Anodyne.Quantities;

namespace Anodyne.Plating.Engine;

/// <summary>Fields in time on evenly spaced points from the lowest open row to the far plane: rows of the gap, straight lines between their centers.</summary>
internal static class GapSampler
{
    private const int MostColumns = 256;

    public static FieldMap Sample(TransientField field, double temperature, double time, double charge, double meanFront)
    {
        var layout = field.Grid.Layout;
        var n = layout.Columns;
        var h = field.Grid.Spacing;
        var rows = field.Rows;
        var first = 0;
        while (first < rows.Count - 1 && !AnyOpen(field, first))
        {
            first++;
        }

        first = Math.Max(0, first - 2);
        var centers = new double[rows.Count];
        var bottom = rows.Bottom;
        for (var r = 0; r < rows.Count; r++)
        {
            centers[r] = bottom + 0.5 * rows.Height[r];
            bottom += rows.Height[r];
        }

        var step = Math.Max(1, n / MostColumns);
        var columns = n / step;
        var count = Math.Max(1, (int)((bottom - centers[first]) / (step * h)));
        float[] New()
        {
            var values = new float[columns * count];
            Array.Fill(values, float.NaN);
            return values;
        }

        var (concentration, potential, current, strength) = (New(), New(), New(), New());
        var thermal = PhysicalConstants.ThermalVoltage(temperature);
        var below = first;
        for (var row = 0; row < count; row++)
        {
            var z = centers[first] + row * step * h;
            while (below < rows.Count - 2 && centers[below + 1] <= z)
            {
                below++;
            }

            var share = Math.Clamp((z - centers[below]) / (centers[below + 1] - centers[below]), 0, 1);
            var nearest = share < 0.5 ? below : below + 1;
            for (var column = 0; column < columns; column++)
            {
                var i = column * step;
                var k = row * columns + column;
                int low = layout.Offset(below) + i, high = layout.Offset(below + 1) + i;
                var cell = layout.Offset(nearest) + i;
                if (field.Grid.Diagonal[low] <= 0 || field.Grid.Diagonal[high] <= 0)
                {
                    if (field.Grid.Diagonal[cell] > 0)
                    {
                        (concentration[k], potential[k]) = ((float)field.Concentration[cell], (float)field.Potential[cell]);
                    }

                    continue;
                }

                concentration[k] = (float)(field.Concentration[low] + share * (field.Concentration[high] - field.Concentration[low]));
                potential[k] = (float)(field.Potential[low] + share * (field.Potential[high] - field.Potential[low]));
                int west = layout.Offset(nearest) + field.Grid.Wrap(i - 1), east = layout.Offset(nearest) + field.Grid.Wrap(i + 1);
                if (field.Grid.Diagonal[west] <= 0 || field.Grid.Diagonal[east] <= 0)
                {
                    continue;
                }

                rows.Table(nearest).At(field.Concentration[cell], out var s);
                var (cx, px) = Slopes(field, west, east, 2 * h);
                var (cz, pz) = Slopes(field, low, high, centers[below + 1] - centers[below]);

                // i = -(K - kappa f') grad c - kappa grad phi2.
                var perSalt = s.K - s.Kappa * s.FSlope;
                current[k] = (float)Size(perSalt * cx + s.Kappa * px, perSalt * cz + s.Kappa * pz);
                var perC = thermal / field.Concentration[cell];
                strength[k] = (float)Size(px - perC * cx, pz - perC * cz);
            }
        }

        return new FieldMap(
            time, charge, columns, count, 0.5 * h, meanFront + centers[first], step * h, concentration, potential, current, strength);
    }

    private static (double C, double Phi) Slopes(TransientField field, int from, int to, double distance) =>
        ((field.Concentration[to] - field.Concentration[from]) / distance, (field.Potential[to] - field.Potential[from]) / distance);

    private static double Size(double x, double z) => Math.Sqrt(x * x + z * z);

    private static bool AnyOpen(TransientField field, int row)
    {
        var o = field.Grid.Layout.Offset(row);
        return field.Grid.Diagonal.AsSpan(o, field.Grid.Layout.Columns).ContainsAnyExcept(0);
    }
}
