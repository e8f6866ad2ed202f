using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Plating.Front;

/// <summary>
/// The metal that has no way to the collector: islands in the electrolyte, and whatever metal lies in pockets. The front is a set of curves, and metal is
/// connected where one curve bounds it, so that connectivity is exact and no neck is too thin for it.
/// </summary>
internal sealed class DetachedMetal
{
    private const double SameArea = 1e-9;
    private readonly List<double> _before = [];
    private readonly List<double> _after = [];

    /// <summary>Area that came off in the repairs so far, m2.</summary>
    public double Detached { get; private set; }

    /// <summary>Area that the front took back in the repairs so far, m2.</summary>
    public double Revived { get; private set; }

    /// <summary>Sets what has come off and what was taken back so far.</summary>
    public void Set(double detached, double revived) => (Detached, Revived) = (detached, revived);

    /// <summary>Area of all detached metal, m2 (volume per depth).</summary>
    public static double Area(IReadOnlyList<Curve> curves, double period)
    {
        double sum = 0;
        for (var c = 1; c < curves.Count; c++)
        {
            var area = curves[c].SolidArea(period);
            if (area > 0 || IsInsideAnIsland(curves, c, period))
            {
                sum += area;
            }
        }

        return sum;
    }

    /// <summary>Remembers the pieces before a repair.</summary>
    public void Before(IReadOnlyList<Curve> curves, double period) => Take(curves, period, _before);

    /// <summary>Compares with the pieces after a repair: a piece of unchanged area is the same piece.</summary>
    public void After(IReadOnlyList<Curve> curves, double period)
    {
        Take(curves, period, _after);
        foreach (var area in _before)
        {
            var same = _after.FindIndex(other => Math.Abs(other - area) <= SameArea * area);
            if (same >= 0)
            {
                _after.RemoveAt(same);
            }
            else
            {
                Revived += area;
            }
        }

        foreach (var area in _after)
        {
            Detached += area;
        }
    }

    private static void Take(IReadOnlyList<Curve> curves, double period, List<double> areas)
    {
        areas.Clear();
        for (var c = 1; c < curves.Count; c++)
        {
            var area = curves[c].SolidArea(period);
            if (area > 0)
            {
                areas.Add(area);
            }
        }
    }

    private static bool IsInsideAnIsland(IReadOnlyList<Curve> curves, int pocket, double period)
    {
        var inner = curves[pocket];
        for (var c = 1; c < curves.Count; c++)
        {
            if (c != pocket && curves[c].SolidArea(period) > 0 && CurveShape.Contains(curves[c], inner.X[0], inner.Z[0], period))
            {
                return true;
            }
        }

        return false;
    }
}
