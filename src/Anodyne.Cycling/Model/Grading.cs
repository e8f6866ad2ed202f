namespace Anodyne.Cycling.Model;

/// <summary>Smooth mappings of a uniform grid, so that the order of the differences is kept.</summary>
internal static class Grading
{
    /// <summary>Nodes on [0, length], refined towards both ends: x/L = s - g sin(2 pi s)/(2 pi).</summary>
    public static double[] BothEnds(double length, int intervals, double grading)
    {
        var x = new double[intervals + 1];
        for (var i = 0; i <= intervals; i++)
        {
            var s = (double)i / intervals;
            x[i] = length * (s - (grading * Math.Sin(2 * Math.PI * s) / (2 * Math.PI)));
        }

        x[intervals] = length;
        return x;
    }

    /// <summary>Nodes on [0, length], refined towards the upper end: x/L = s + g s (1 - s), with slope 1 + g at 0 and 1 - g at 1.</summary>
    public static double[] UpperEnd(double length, int intervals, double grading)
    {
        var x = new double[intervals + 1];
        for (var i = 0; i <= intervals; i++)
        {
            var s = (double)i / intervals;
            x[i] = length * (s + (grading * s * (1 - s)));
        }

        x[intervals] = length;
        return x;
    }
}
