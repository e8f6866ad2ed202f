using System.Numerics;

namespace Anodyne.Cycling.Model;

/// <summary>Elimination of the particles of one electrode: from the centre outward to the surface, then the surface into its node.</summary>
internal sealed class ParticleFactors<T>
    where T : struct, INumberBase<T>
{
    private readonly ParticleLinearization _k;
    private readonly InsertionBlock _block;
    private readonly T[] _multiplier;
    private readonly T[] _inverse;
    private readonly T[] _upper;
    private readonly T[] _share;

    public ParticleFactors(ParticleLinearization linearization)
    {
        _k = linearization;
        _block = linearization.Block;
        _multiplier = new T[_block.Size];
        _inverse = new T[_block.Size];
        _upper = new T[_block.Size];
        _share = new T[_block.Count];
    }

    /// <summary>Factors, and adds the reactions to the diagonal blocks of the nodes.</summary>
    public bool TryFactor(T alpha, T[] diagonal)
    {
        int count = _block.Count, top = _block.Radial - 1;
        for (var r = 0; r <= top; r++)
        {
            var mass = alpha * CellFactors<T>.Of(_block.Volume[r]);
            var o = r * count;
            for (var p = 0; p < count; p++)
            {
                var a = o + p;
                var d = mass + CellFactors<T>.Of(_k.Diagonal[a]);
                if (r > 0)
                {
                    var m = CellFactors<T>.Of(_k.Lower[a]) * _inverse[a - count];
                    _multiplier[a] = m;
                    d -= m * _upper[a - count];
                }

                if (r == top)
                {
                    d += CellFactors<T>.Of(_block.SurfaceSource * _k.BySurface[p]);
                }

                _inverse[a] = T.One / d;
                _upper[a] = CellFactors<T>.Of(_k.Upper[a]);
            }
        }

        for (var p = 0; p < count; p++)
        {
            var surface = _inverse[(top * count) + p];
            var through = T.One - (CellFactors<T>.Of(_block.SurfaceSource * _k.BySurface[p]) * surface);
            var bySalt = CellFactors<T>.Of(_block.Area[p] * _k.BySalt[p]) * through;
            var byPotential = CellFactors<T>.Of(_block.Area[p] * _k.ByPotential[p]) * through;
            _share[p] = CellFactors<T>.Of(_block.Area[p] * _k.BySurface[p]) * surface;
            var a = 9 * (_block.First + p);
            diagonal[a + 3] -= bySalt;
            diagonal[a + 4] += byPotential;
            diagonal[a + 5] -= byPotential;
            if (_block.First + p > 0)
            {
                diagonal[a + 6] += bySalt;
                diagonal[a + 7] -= byPotential;
                diagonal[a + 8] += byPotential;
            }
        }

        return true;
    }

    /// <summary>Forward elimination of a right-hand side, into the rows of the nodes.</summary>
    public void Reduce(Span<T> x)
    {
        var count = _block.Count;
        var b = x.Slice(_block.Offset, _block.Size);
        for (var r = 1; r < _block.Radial; r++)
        {
            Lanes.SubtractProduct<T>(b.Slice(r * count, count), _multiplier.AsSpan(r * count, count), b.Slice((r - 1) * count, count));
        }

        var surface = b.Slice((_block.Radial - 1) * count, count);
        for (var p = 0; p < count; p++)
        {
            var moved = _share[p] * surface[p];
            var o = 3 * (_block.First + p);
            x[o + 1] += moved;
            if (o > 0)
            {
                x[o + 2] -= moved;
            }
        }
    }

    /// <summary>Back-substitution once the nodes are known.</summary>
    public void Expand(Span<T> x)
    {
        int count = _block.Count, top = _block.Radial - 1;
        var b = x.Slice(_block.Offset, _block.Size);
        var surface = b.Slice(top * count, count);
        for (var p = 0; p < count; p++)
        {
            var o = 3 * (_block.First + p);
            var drive = (CellFactors<T>.Of(_k.BySalt[p]) * x[o]) + (CellFactors<T>.Of(_k.ByPotential[p]) * (x[o + 2] - x[o + 1]));
            surface[p] = (surface[p] - (CellFactors<T>.Of(_block.SurfaceSource) * drive)) * _inverse[(top * count) + p];
        }

        for (var r = top - 1; r >= 0; r--)
        {
            Lanes.SubtractProductScale<T>(b.Slice(r * count, count), _upper.AsSpan(r * count, count), b.Slice((r + 1) * count, count),
                _inverse.AsSpan(r * count, count));
        }
    }
}
