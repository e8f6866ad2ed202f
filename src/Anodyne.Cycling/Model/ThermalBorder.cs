using System.Numerics;

namespace Anodyne.Cycling.Model;

/// <summary>
/// The temperature of a lumped cell as a border around the isothermal factors A: with A w = dF/dT, its change is dT = (b_T - r.A^-1 b)/(d - r.w) and the rest
/// x = A^-1 b - w dT. One more back-substitution a factorization, one more product a solution.
/// </summary>
internal sealed class ThermalBorder<T>(ThermalSlopes slopes, int index)
    where T : struct, INumberBase<T>
{
    private readonly T[] _response = new T[slopes.Column.Length];
    private T _pivot;

    /// <summary>Takes up the factors that <paramref name="solve"/> uses. Returns false if the border is singular.</summary>
    public bool TryFactor(T alpha, Solution solve)
    {
        for (var i = 0; i < _response.Length; i++)
        {
            _response[i] = CellFactors<T>.Of(slopes.Column[i]);
        }

        _response[index] = T.Zero;
        solve(_response);
        _pivot = (alpha * CellFactors<T>.Of(slopes.Capacity)) + CellFactors<T>.Of(slopes.Diagonal) - Product(_response);
        return !T.IsZero(_pivot) && T.IsFinite(_pivot);
    }

    /// <summary>Completes the isothermal solution; <paramref name="x"/> still holds b_T at the temperature.</summary>
    public void Complete(Span<T> x)
    {
        var change = (x[index] - Product(x)) / _pivot;
        for (var i = 0; i < _response.Length; i++)
        {
            x[i] -= _response[i] * change;
        }

        x[index] = change;
    }

    // The entry of the row at the temperature itself is zero: the diagonal is apart.
    private T Product(ReadOnlySpan<T> x)
    {
        var sum = T.Zero;
        for (var i = 0; i < _response.Length; i++)
        {
            sum += CellFactors<T>.Of(slopes.Row[i]) * x[i];
        }

        return sum;
    }

    /// <summary>Solves the isothermal system in place.</summary>
    public delegate void Solution(Span<T> x);
}
