using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Topography;

/// <summary>
/// Sums over a part of a levelled map from which height and slope parameters follow; sums of parts add up to that of the whole.
/// </summary>
internal readonly record struct HeightMoments
{
    public double Points { get; private init; }

    public double Absolute { get; private init; }

    public double Square { get; private init; }

    public double Cube { get; private init; }

    public double Fourth { get; private init; }

    public double Cells { get; private init; }

    public double Area { get; private init; }

    public double SlopesX { get; private init; }

    public double SlopeX { get; private init; }

    public double SlopesY { get; private init; }

    public double SlopeY { get; private init; }

    /// <summary>Arithmetic mean height.</summary>
    public double Sa => Absolute / Points;

    /// <summary>Root mean square height.</summary>
    public double Sq => Math.Sqrt(Square / Points);

    /// <summary>Skewness.</summary>
    public double Ssk => Cube / Points / Math.Pow(Sq, 3);

    /// <summary>Kurtosis.</summary>
    public double Sku => Fourth / Points / Math.Pow(Sq, 4);

    /// <summary>Root mean square slope.</summary>
    public double Sdq => Math.Sqrt((SlopesX > 0 ? SlopeX / SlopesX : 0) + (SlopesY > 0 ? SlopeY / SlopesY : 0));

    /// <summary>Developed area over projected area less one; NaN of a profile.</summary>
    public double Sdr => Cells > 0 ? (Area / Cells) - 1 : double.NaN;

    public static HeightMoments operator +(HeightMoments a, HeightMoments b) => Sum(a, b, 1);

    public static HeightMoments operator -(HeightMoments a, HeightMoments b) => Sum(a, b, -1);

    /// <summary>The sums over the points [left, right) x [top, bottom); a cell belongs to the part of its upper left point.</summary>
    public static HeightMoments Of(HeightMap map, int left, int right, int top, int bottom)
    {
        var (points, absolute, square, cube, fourth) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var (cells, area, slopesX, slopeX, slopesY, slopeY) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var (values, width) = (map.Values, map.Width);
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
            {
                var z = values[(row * width) + column];
                if (double.IsNaN(z))
                {
                    continue;
                }

                points++;
                (absolute, square, cube, fourth) = (absolute + Math.Abs(z), square + (z * z), cube + (z * z * z), fourth + (z * z * z * z));
                var along = column + 1 < width ? values[(row * width) + column + 1] : double.NaN;
                var down = row + 1 < map.Height ? values[((row + 1) * width) + column] : double.NaN;
                if (!double.IsNaN(along))
                {
                    (slopesX, slopeX) = (slopesX + 1, slopeX + Squared((along - z) / map.StepX));
                }

                if (!double.IsNaN(down))
                {
                    (slopesY, slopeY) = (slopesY + 1, slopeY + Squared((down - z) / map.StepY));
                }

                var across = !double.IsNaN(along) && !double.IsNaN(down) ? values[((row + 1) * width) + column + 1] : double.NaN;
                if (!double.IsNaN(across))
                {
                    (cells, area) = (cells + 1, area + Cell(map, z, along, down, across));
                }
            }
        }

        return new HeightMoments
        {
            Points = points, Absolute = absolute, Square = square, Cube = cube, Fourth = fourth, Cells = cells, Area = area, SlopesX = slopesX, SlopeX = slopeX,
            SlopesY = slopesY, SlopeY = slopeY,
        };
    }

    // Area of a cell over its projection: two triangles, the mean of both ways to cut it.
    private static double Cell(HeightMap map, double a, double b, double c, double d)
    {
        var (x, y) = (map.StepX, map.StepY);
        double Triangle(double alongX, double alongY) => Math.Sqrt(1 + Squared(alongX / x) + Squared(alongY / y));
        return 0.25 * (Triangle(b - a, c - a) + Triangle(d - c, d - b) + Triangle(b - a, d - b) + Triangle(d - c, c - a));
    }

    private static double Squared(double value) => value * value;

    private static HeightMoments Sum(HeightMoments a, HeightMoments b, double sign) => new()
    {
        Points = a.Points + (sign * b.Points), Absolute = a.Absolute + (sign * b.Absolute), Square = a.Square + (sign * b.Square),
        Cube = a.Cube + (sign * b.Cube), Fourth = a.Fourth + (sign * b.Fourth), Cells = a.Cells + (sign * b.Cells), Area = a.Area + (sign * b.Area),
        SlopesX = a.SlopesX + (sign * b.SlopesX), SlopeX = a.SlopeX + (sign * b.SlopeX), SlopesY = a.SlopesY + (sign * b.SlopesY),
        SlopeY = a.SlopeY + (sign * b.SlopeY),
    };
}
