using System.Numerics;
using Anodyne.Numerics.Dense;
using Anodyne.Numerics.Differentiation;

namespace Anodyne.Cycling.Model;

/// <summary>Elimination of the local unknowns of one metal surface into the kinetics row of its node.</summary>
internal sealed class MetalFactors<T>
    where T : struct, INumberBase<T>
{
    private const int Active = MetalInterface.Active;
    private readonly MetalInterface _metal;
    private readonly Dual[] _rows;
    private readonly T[] _local = new T[Active * Active];
    private readonly T[] _inverse = new T[Active * Active];
    private readonly T[] _scratch = new T[Active];
    private readonly T[] _weight = new T[Active];
    private readonly T[] _right = new T[Active];
    private T _alpha;

    public MetalFactors(MetalInterface metal, Dual[] rows)
    {
        _metal = metal;
        _rows = rows;
    }

    private int KineticsRow => (3 * _metal.Node) + (_metal.PositiveSide ? 2 : 1);

    /// <summary>Factors, and writes the kinetics row into the diagonal block of the node and the border column.</summary>
    public bool TryFactor(T alpha, double filmResistance, T[] diagonal, T[] column)
    {
        _alpha = alpha;
        for (var r = 0; r < Active; r++)
        {
            for (var c = 0; c < Active; c++)
            {
                _local[(r * Active) + c] = Of(_rows[r + 1][MetalInterface.LocalSeed(c)]);
            }
        }

        _local[0] += alpha * Of(filmResistance * _metal.FilmCapacitance);
        _local[Active + 1] += alpha;
        _local[(2 * Active) + 2] += alpha;
        if (!SmallMatrix.TryInvert<T>(_local, _inverse, Active, _scratch))
        {
            return false;
        }

        var capacitance = alpha * Of(_metal.Capacitance);
        for (var c = 0; c < Active; c++)
        {
            _scratch[c] = Of(_rows[0][MetalInterface.LocalSeed(c)]);
        }

        _scratch[0] += capacitance;
        for (var c = 0; c < Active; c++)
        {
            var sum = T.Zero;
            for (var r = 0; r < Active; r++)
            {
                sum += _scratch[r] * _inverse[(r * Active) + c];
            }

            _weight[c] = sum;
        }

        var (seedC, seedE, seedM, seedI) = MetalInterface.NodeSeeds;
        int row = KineticsRow, o = (9 * _metal.Node) + (3 * (row - (3 * _metal.Node)));
        diagonal[o] = Reduced(seedC);
        diagonal[o + 1] = Reduced(seedE) - capacitance;
        diagonal[o + 2] = Reduced(seedM) + capacitance;
        column[row] = Reduced(seedI);
        return true;
    }

    /// <summary>Moves the local right-hand sides into the kinetics row.</summary>
    public void Reduce(Span<T> x)
    {
        for (var c = 0; c < Active; c++)
        {
            x[KineticsRow] -= _weight[c] * x[_metal.Offset + c];
        }
    }

    /// <summary>Local unknowns once node and current are known.</summary>
    public void Expand(Span<T> x, T current)
    {
        var o = _metal.Offset;
        for (var r = 0; r < Active; r++)
        {
            _right[r] = x[o + r] - FromNode(r + 1, x, current);
        }

        for (var r = 0; r < Active; r++)
        {
            var sum = T.Zero;
            for (var c = 0; c < Active; c++)
            {
                sum += _inverse[(r * Active) + c] * _right[c];
            }

            x[o + r] = sum;
        }

        for (var r = Active; r < MetalInterface.Locals; r++)
        {
            var rest = x[o + r] - FromNode(r + 1, x, current);
            for (var c = 0; c < Active; c++)
            {
                rest -= Of(_rows[r + 1][MetalInterface.LocalSeed(c)]) * x[o + c];
            }

            x[o + r] = rest / _alpha;
        }
    }

    private static T Of(double value) => CellFactors<T>.Of(value);

    private T Reduced(int seed)
    {
        var value = Of(_rows[0][seed]);
        for (var r = 0; r < Active; r++)
        {
            value -= _weight[r] * Of(_rows[r + 1][seed]);
        }

        return value;
    }

    private T FromNode(int row, ReadOnlySpan<T> x, T current)
    {
        var (seedC, seedE, seedM, seedI) = MetalInterface.NodeSeeds;
        var o = 3 * _metal.Node;
        return (Of(_rows[row][seedC]) * x[o]) + (Of(_rows[row][seedE]) * x[o + 1]) + (Of(_rows[row][seedM]) * x[o + 2]) + (Of(_rows[row][seedI]) * current);
    }
}
