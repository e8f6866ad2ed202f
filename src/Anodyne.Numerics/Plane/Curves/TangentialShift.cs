namespace Anodyne.Numerics.Plane.Curves;

/// <summary>
/// Lets what the vertices carry slide along their curve by distances that are short against the segments: amounts by fluxes through the middles of the
/// segments, so that their sum stays; densities by their slope. Second order in the spacing.
/// </summary>
/// <remarks>
/// Vertices that come and go leave a sawtooth in the densities of amounts that no refinement takes away (a vertex that stands out by h^2 tilts the normals
/// by h, and over a run that adds up to a share of the spacing). A weak flux of fourth order, a^4/16 times the third derivative with a the shortest segment
/// near, takes it out in a move and leaves waves to (k a)^4/16. No flux takes more than a quarter of what a vertex holds: amounts stay positive.
/// </remarks>
public sealed class TangentialShift
{
    private double[] _length = [];
    private double[] _flux = [];
    private double[] _bend = [];

    /// <summary>Slides every quantity but the area due, which belongs to the vertices themselves.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="period">Lateral period, m.</param>
    /// <param name="shift">Distance by vertex, m, positive toward growing index.</param>
    public void Apply(Curve curve, double period, ReadOnlySpan<double> shift)
    {
        ArgumentNullException.ThrowIfNull(curve);
        Measure(curve, period);
        for (var c = 0; c < curve.Columns.Length; c++)
        {
            var field = curve.Fields.All[c];
            if (ReferenceEquals(field, VertexField.AreaDue) || field.Kind == VertexKind.Memory)
            {
                continue;
            }

            if (field.Kind == VertexKind.Amount)
            {
                SlideAmount(curve.Columns[c], curve.Count, shift, isSmoothed: true);
            }
            else
            {
                SlideDensity(curve.Columns[c], curve.Count, shift);
            }
        }
    }

    /// <summary>Slides one amount.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="field">The amount.</param>
    /// <param name="period">Lateral period, m.</param>
    /// <param name="shift">Distance by vertex, m, positive toward growing index.</param>
    public void Apply(Curve curve, VertexField field, double period, ReadOnlySpan<double> shift)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(field);
        Measure(curve, period);
        SlideAmount(curve[field], curve.Count, shift, isSmoothed: false);
    }

    private void SlideAmount(double[] values, int n, ReadOnlySpan<double> shift, bool isSmoothed)
    {
        for (var i = 0; i < n; i++)
        {
            var j = i + 1 == n ? 0 : i + 1;
            var h = i == 0 ? n - 1 : i - 1;
            var density = (values[i] / (_length[h] + _length[i])) + (values[j] / (_length[i] + _length[j]));
            _flux[i] = 0.5 * (shift[i] + shift[j]) * density;
        }

        if (isSmoothed && n > 8)
        {
            Smooth(values, n);
        }

        for (var i = 0; i < n; i++)
        {
            var j = i + 1 == n ? 0 : i + 1;
            _flux[i] = _flux[i] > 0 ? Math.Min(_flux[i], 0.25 * Math.Max(0, values[i])) : Math.Max(_flux[i], -0.25 * Math.Max(0, values[j]));
        }

        for (var i = 0; i < n; i++)
        {
            values[i] += _flux[i == 0 ? n - 1 : i - 1] - _flux[i];
        }
    }

    private void Smooth(double[] values, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var (g, h, j) = (i < 2 ? i + n - 2 : i - 2, i == 0 ? n - 1 : i - 1, i + 1 == n ? 0 : i + 1);
            var here = values[i] / (_length[h] + _length[i]);
            var before = values[h] / (_length[g] + _length[h]);
            var after = values[j] / (_length[i] + _length[j]);
            _bend[i] = 4 * (((here - after) / _length[i]) + ((here - before) / _length[h])) / (_length[h] + _length[i]);
        }

        for (var i = 0; i < n; i++)
        {
            var (h, j) = (i == 0 ? n - 1 : i - 1, i + 1 == n ? 0 : i + 1);
            var shortest = Math.Min(_length[i], Math.Min(_length[h], _length[j]));
            _flux[i] -= shortest * shortest * shortest * shortest / 16 * (_bend[j] - _bend[i]) / _length[i];
        }
    }

    private void SlideDensity(double[] values, int n, ReadOnlySpan<double> shift)
    {
        var before = values[n - 1];
        var first = values[0];
        for (var i = 0; i < n; i++)
        {
            var h = i == 0 ? n - 1 : i - 1;
            var after = i + 1 == n ? first : values[i + 1];
            var here = values[i];
            values[i] -= shift[i] * (after - before) / (_length[h] + _length[i]);
            before = here;
        }
    }

    private void Measure(Curve curve, double period)
    {
        if (_length.Length < curve.Count)
        {
            (_length, _flux, _bend) = (new double[2 * curve.Count], new double[2 * curve.Count], new double[2 * curve.Count]);
        }

        for (var i = 0; i < curve.Count; i++)
        {
            _length[i] = CurveShape.SegmentLength(curve, i, period);
        }
    }
}
