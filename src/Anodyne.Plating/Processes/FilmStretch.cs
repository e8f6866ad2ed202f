using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Front;

namespace Anodyne.Plating.Processes;

/// <summary>
/// How fast a film is stretched by the lithium that grows under it: s = v H by the normal speed v = V_m J/F, evened out over the slip length by
/// (1 - l_s^2 lap_s) s_bar = s, and the slip of the film along the metal that goes with it, v_t = l_s^2 ds_bar/ds.
/// </summary>
/// <param name="slipLength">l_s, m.</param>
/// <param name="volumePerCharge">V_m/F, m3/C.</param>
internal sealed class FilmStretch(double slipLength, double volumePerCharge)
{
    private readonly CurveHelmholtz _solver = new();
    private readonly TangentialShift _slide = new();
    private double[] _rate = [];
    private double[] _length = [];
    private double[] _shift = [];

    /// <summary>s_bar by vertex of the curve that was last measured, 1/s.</summary>
    public ReadOnlySpan<double> Rate => _rate;

    /// <summary>Length that belongs to each of its vertices, m.</summary>
    public ReadOnlySpan<double> Length => _length;

    /// <summary>Measures the stretch of a curve.</summary>
    public void Measure(FrontState front, Curve curve)
    {
        var n = curve.Count;
        if (_rate.Length < n)
        {
            (_rate, _length, _shift) = (new double[2 * n], new double[2 * n], new double[2 * n]);
        }

        var density = front.Currents.Density.Slice(curve.FirstVertex, n);
        var bend = front.Currents.Curvature.Slice(curve.FirstVertex, n);
        for (var i = 0; i < n; i++)
        {
            _length[i] = front.LengthOf(curve, i);
            _rate[i] = volumePerCharge * density[i] * bend[i];
        }

        if (slipLength == 0)
        {
            return;
        }

        for (var i = 0; i < n; i++)
        {
            _rate[i] *= _length[i];
        }

        _solver.Solve(curve, front.Period, _length.AsSpan(0, n), slipLength * slipLength, _rate.AsSpan(0, n));
    }

    /// <summary>Lets the film slide along the metal for a time: what is stretched apart at one place flows in from where it is pressed together.</summary>
    public void Slip(FrontState front, Curve curve, ReadOnlySpan<VertexField> amounts, double time)
    {
        if (slipLength == 0)
        {
            return;
        }

        var n = curve.Count;
        var last = CurveShape.SegmentLength(curve, -1, front.Period);
        for (var i = 0; i < n; i++)
        {
            var next = CurveShape.SegmentLength(curve, i, front.Period);
            _shift[i] = time * slipLength * slipLength * (_rate[i + 1 == n ? 0 : i + 1] - _rate[i == 0 ? n - 1 : i - 1]) / (last + next);
            last = next;
        }

        foreach (var amount in amounts)
        {
            _slide.Apply(curve, amount, front.Period, _shift.AsSpan(0, n));
        }
    }
}
