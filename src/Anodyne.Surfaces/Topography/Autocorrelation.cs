using System.Numerics;
using Anodyne.Numerics.Spectral;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Topography;

/// <summary>
/// Spatial parameters from the autocorrelation of the heights (ISO 25178-2, 4.3): the central lobe is followed outward in every direction until it falls to .2.
/// </summary>
/// <param name="Sal">Shortest such distance, unit of the map's steps; NaN if it never falls so far.</param>
/// <param name="Str">Sal over the longest such distance, 0 ... 1; NaN if the lobe reaches the border of the map.</param>
/// <param name="Coarsened">How many points along each direction were averaged into one, 1 or more.</param>
public sealed record Autocorrelation(double Sal, double Str, int Coarsened)
{
    private const double Level = 0.2;
    private const int MostPoints = 1024;
    private const int Directions = 180;

    /// <summary>The parameters of a levelled map; points without a height count as at the reference.</summary>
    /// <param name="map">The map, of mean 0.</param>
    public static Autocorrelation Of(HeightMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var each = Math.Max(1, (Math.Max(map.Width, map.Height) + MostPoints - 1) / MostPoints);
        var (width, height) = (Math.Max(1, map.Width / each), Math.Max(1, map.Height / each));
        var (columns, rows) = (ComplexFourierTransform.PowerOfTwo(2 * width), ComplexFourierTransform.PowerOfTwo(2 * height));
        var (field, known) = (new Complex[columns * rows], new Complex[columns * rows]);
        for (var row = 0; row < height * each; row++)
        {
            for (var column = 0; column < width * each; column++)
            {
                var value = map.Values[(row * map.Width) + column];
                var at = (row / each * columns) + (column / each);
                field[at] += double.IsNaN(value) ? 0 : value;
                known[at] += double.IsNaN(value) ? 0 : 1;
            }
        }

        Correlate(field, columns);
        Correlate(known, columns);
        var peak = field[0].Real / known[0].Real;
        double At(double x, double y)
        {
            var (left, up) = ((int)Math.Floor(x), (int)Math.Floor(y));
            var (fx, fy) = (x - left, y - up);
            double One(int column, int row)
            {
                var at = (((row % rows) + rows) % rows * columns) + (((column % columns) + columns) % columns);
                return known[at].Real > 0.5 ? field[at].Real / known[at].Real / peak : 0;
            }

            return ((1 - fx) * (1 - fy) * One(left, up)) + (fx * (1 - fy) * One(left + 1, up)) + ((1 - fx) * fy * One(left, up + 1)) + (fx * fy * One(left + 1,
                up + 1));
        }

        var (shortest, longest) = (double.PositiveInfinity, 0.0);
        for (var k = 0; k < (height == 1 ? 1 : Directions); k++)
        {
            var (sin, cos) = Math.SinCos(Math.PI * k / Directions);
            var found = double.NaN;
            for (double r = 0, before = 1; Math.Abs(r * cos) < width / 2.0 && Math.Abs(r * sin) < Math.Max(1, height) / 2.0; r += 0.25)
            {
                var here = At(r * cos, r * sin);
                if (here <= Level)
                {
                    var exact = r - (0.25 * (Level - here) / Math.Max(1e-12, before - here));
                    found = Math.Sqrt(Squared(exact * cos * map.StepX * each) + Squared(exact * sin * map.StepY * each));
                    break;
                }

                before = here;
            }

            shortest = found < shortest ? found : shortest;
            longest = double.IsNaN(found) ? double.NaN : Math.Max(longest, found);
        }

        return new Autocorrelation(double.IsInfinity(shortest) ? double.NaN : shortest, height == 1 ? double.NaN : shortest / longest, each);
    }

    private static void Correlate(Complex[] field, int columns)
    {
        ComplexFourierTransform.Plane(field, columns);
        for (var i = 0; i < field.Length; i++)
        {
            field[i] = (field[i].Real * field[i].Real) + (field[i].Imaginary * field[i].Imaginary);
        }

        ComplexFourierTransform.Plane(field, columns, inverse: true);
    }

    private static double Squared(double value) => value * value;
}
