using Anodyne.Numerics.Fitting;

namespace Anodyne.Spectra.Lines;

/// <summary>
/// Lines over a background, as residuals with their derivatives: y = sum of A/(w N) f((x - c)/w) + sum of b_m t^m + k S, t from -1 to 1 over the places, and
/// S the what electrons of the lines lose on their way out: for Shirley the integral of the lines from the low end of the axis, for Tougaard their
/// convolution with a kernel. Lines may be tied; one share of the Voigt lines may be free and common to all.
/// </summary>
internal sealed class LineModel : IResidualFunction
{
    private const double Step = 1e-4;
    private readonly double[] _x, _y;
    private readonly LineStart[] _lines;
    private readonly int _degree, _shirley, _share;
    private readonly int[] _position, _width, _area;
    private readonly double[]? _kernel;
    private readonly double[] _offset, _ratio;
    private readonly double[] _curve, _slope, _column, _total, _lost;

    /// <summary>Creates the model.</summary>
    /// <param name="x">Places, always rising.</param>
    /// <param name="y">Values.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="degree">Degree of the polynomial, at least 0; -1 for none.</param>
    /// <param name="loss">What electrons lose on their way out, which the lines themselves make.</param>
    /// <param name="hasFreeShare">True if the share of all Voigt lines is one free parameter.</param>
    public LineModel(double[] x, double[] y, IReadOnlyList<LineStart> lines, int degree, LossBackground loss, bool hasFreeShare)
    {
        (_x, _y, _lines, _degree) = (x, y, [.. lines], degree);
        (_position, _width, _area) = (new int[lines.Count], new int[lines.Count], new int[lines.Count]);
        (_offset, _ratio) = (new double[lines.Count], new double[lines.Count]);
        var next = 0;
        for (var k = 0; k < lines.Count; k++)
        {
            var link = lines[k].Link;
            _position[k] = link?.Offset is null ? next++ : _position[link.To];
            _width[k] = link is not { SharesWidth: true } ? next++ : _width[link.To];
            _area[k] = link?.AreaRatio is null ? next++ : _area[link.To];
            _offset[k] = link?.Offset is { } offset ? offset + _offset[link.To] : 0;
            _ratio[k] = link?.AreaRatio is { } ratio ? ratio * _ratio[link.To] : 1;
        }

        Background = next;
        next += degree + 1;
        _shirley = loss.Kind != LossKind.None ? next++ : -1;
        _kernel = loss.Kernel(x);
        _share = hasFreeShare ? next++ : -1;
        ParameterCount = next;
        Errors = new double[x.Length];
        Array.Fill(Errors, 1.0);
        (_curve, _slope, _column, _total, _lost) =
            (new double[x.Length], new double[x.Length], new double[x.Length], new double[x.Length], new double[x.Length]);
    }

    /// <summary>Number of the first parameter of the background.</summary>
    public int Background { get; }

    /// <summary>Standard deviation of each value.</summary>
    public double[] Errors { get; }

    /// <inheritdoc/>
    public int ResidualCount => _x.Length;

    /// <inheritdoc/>
    public int ParameterCount { get; }

    /// <summary>Parameters of a line: numbers in the vector, offset of the position and factor of the area.</summary>
    public (int Position, int Width, int Area, double Offset, double Ratio) Of(int line)
        => (_position[line], _width[line], _area[line], _offset[line], _ratio[line]);

    /// <summary>Start and ends of every parameter.</summary>
    public (double[] Start, double[] Low, double[] High) Bounds(double level)
    {
        var (start, low, high) = (new double[ParameterCount], new double[ParameterCount], new double[ParameterCount]);
        Array.Fill(low, double.NegativeInfinity);
        Array.Fill(high, double.PositiveInfinity);
        for (var k = 0; k < _lines.Length; k++)
        {
            void Set(int at, Bounded value) => (start[at], low[at], high[at]) = (value.Start, value.Low, value.High);
            if (_lines[k].Link?.Offset is null)
            {
                Set(_position[k], _lines[k].Position);
            }

            if (_lines[k].Link is not { SharesWidth: true })
            {
                Set(_width[k], _lines[k].Width);
            }

            if (_lines[k].Link?.AreaRatio is null)
            {
                Set(_area[k], _lines[k].Area);
            }
        }

        if (_degree >= 0)
        {
            start[Background] = level;
        }

        if (_shirley >= 0)
        {
            (low[_shirley], high[_shirley]) = (0, _kernel is null ? 1 : 1e6);
        }

        if (_share >= 0)
        {
            (start[_share], low[_share], high[_share]) = (0.5, 0.02, 0.98);
        }

        return (start, low, high);
    }

    /// <summary>The curve of one line.</summary>
    public double[] Curve(ReadOnlySpan<double> parameters, int line)
    {
        var curve = new double[_x.Length];
        Shape(parameters, line, curve, []);
        return curve;
    }

    /// <summary>The background alone.</summary>
    public double[] BackgroundOf(ReadOnlySpan<double> parameters)
    {
        var total = new double[_x.Length];
        for (var k = 0; k < _lines.Length; k++)
        {
            Shape(parameters, k, _curve, []);
            for (var i = 0; i < total.Length; i++)
            {
                total[i] += _curve[i];
            }
        }

        var background = _shirley >= 0 ? Integral(total, new double[_x.Length]) : new double[_x.Length];
        for (var i = 0; i < background.Length; i++)
        {
            background[i] = (_shirley >= 0 ? parameters[_shirley] * background[i] : 0) + Polynomial(parameters, i);
        }

        return background;
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
    {
        var n = _x.Length;
        Array.Clear(_total);
        var loss = _shirley >= 0 ? parameters[_shirley] : 0;
        jacobian.Clear();
        for (var k = 0; k < _lines.Length; k++)
        {
            var (position, width, area, offset, ratio) = Of(k);
            var hasSlope = !jacobian.IsEmpty;
            Shape(parameters, k, _curve, hasSlope ? _slope : []);
            for (var i = 0; i < n; i++)
            {
                _total[i] += _curve[i];
            }

            if (!hasSlope)
            {
                continue;
            }

            var w = parameters[width];
            for (var i = 0; i < n; i++)
            {
                _column[i] = -_slope[i] / w;
            }

            Add(jacobian, position, loss);
            var c = parameters[position] + offset;
            for (var i = 0; i < n; i++)
            {
                _column[i] = -(_curve[i] + (_slope[i] * (_x[i] - c) / w)) / w;
            }

            Add(jacobian, width, loss);
            Shape(parameters, k, _column, [], unit: true);
            for (var i = 0; i < n; i++)
            {
                _column[i] *= ratio;
            }

            Add(jacobian, area, loss);
            if (_share >= 0 && _lines[k].Shape.Family == LineFamily.Voigt)
            {
                const double h = 1e-4;
                var (up, down) = (Work(parameters, k, h), Work(parameters, k, -h));
                for (var i = 0; i < n; i++)
                {
                    _column[i] = (up[i] - down[i]) / (2 * h);
                }

                Add(jacobian, _share, loss);
            }
        }

        Span<double> shirley = _shirley >= 0 ? Integral(_total, _column) : [];
        for (var i = 0; i < n; i++)
        {
            residuals[i] = (_total[i] + (_shirley >= 0 ? loss * shirley[i] : 0) + Polynomial(parameters, i) - _y[i]) / Errors[i];
        }

        if (jacobian.IsEmpty)
        {
            return;
        }

        for (var i = 0; i < n; i++)
        {
            var (power, t) = (1.0, Place(i));
            for (var m = 0; m <= _degree; m++)
            {
                jacobian[((Background + m) * n) + i] = power;
                power *= t;
            }

            if (_shirley >= 0)
            {
                jacobian[(_shirley * n) + i] = shirley[i];
            }
        }

        for (var p = 0; p < ParameterCount; p++)
        {
            for (var i = 0; i < n; i++)
            {
                jacobian[(p * n) + i] /= Errors[i];
            }
        }
    }

    private double[] Work(ReadOnlySpan<double> parameters, int line, double by)
    {
        var moved = parameters.ToArray();
        moved[_share] += by;
        var curve = new double[_x.Length];
        Shape(moved, line, curve, []);
        return curve;
    }

    // The column of a line's parameter, with what the background makes of it.
    private void Add(Span<double> jacobian, int parameter, double loss)
    {
        var target = jacobian.Slice(parameter * _x.Length, _x.Length);
        for (var i = 0; i < _x.Length; i++)
        {
            target[i] += _column[i];
        }

        if (loss == 0)
        {
            return;
        }

        var lost = Integral(_column, _lost);
        for (var i = 0; i < _x.Length; i++)
        {
            target[i] += loss * lost[i];
        }
    }

    // What the background makes of lines, for a factor of 1.
    private double[] Integral(double[] values, double[] into)
    {
        if (_kernel is not null)
        {
            for (var i = 0; i < values.Length; i++)
            {
                into[i] = SymmetricFactor.Dot(_kernel.AsSpan(i * values.Length, i), values.AsSpan(0, i));
            }

            return into;
        }

        var (sum, before) = (0.0, values[0]);
        into[0] = 0;
        for (var i = 1; i < values.Length; i++)
        {
            sum += 0.5 * (_x[i] - _x[i - 1]) * (values[i] + before);
            before = values[i];
            into[i] = sum;
        }

        return into;
    }

    // The curve, and its derivative by u times A/(w N); with unit, for an area of 1.
    private void Shape(ReadOnlySpan<double> parameters, int line, Span<double> curve, Span<double> slope, bool unit = false)
    {
        var (position, width, area, offset, ratio) = Of(line);
        var own = _lines[line].Shape;
        var shape = _share >= 0 && own.Family == LineFamily.Voigt ? new LineShape(LineFamily.Voigt, Math.Clamp(parameters[_share], 0, 1)) : own;
        var (c, w) = (parameters[position] + offset, parameters[width]);
        var factor = (unit ? 1 : ratio * parameters[area]) / (w * shape.UnitArea);
        for (var i = 0; i < _x.Length; i++)
        {
            var u = (_x[i] - c) / w;
            curve[i] = factor * shape.At(u);
            if (!slope.IsEmpty)
            {
                slope[i] = factor * (shape.At(u + Step) - shape.At(u - Step)) / (2 * Step);
            }
        }
    }

    private double Place(int i) => _x.Length < 2 ? 0 : (2 * (_x[i] - _x[0]) / (_x[^1] - _x[0])) - 1;

    private double Polynomial(ReadOnlySpan<double> parameters, int i)
    {
        var (value, t) = (0.0, Place(i));
        for (var m = _degree; m >= 0; m--)
        {
            value = (value * t) + parameters[Background + m];
        }

        return value;
    }
}
