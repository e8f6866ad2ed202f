using Anodyne.Numerics.Plane.CutCells;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>
/// Fluxes into the facets of the front by the boundary law, their sums over each boundary, and the levels of driven boundaries, which are eliminated:
/// a driven boundary's row and column leave a matrix of rank one.
/// </summary>
internal sealed class BoundaryFluxes(CutCellGrid grid)
{
    private double[] _boundarySlope = new double[4];
    private double[] _boundarySum = new double[4];
    private BoundaryLevel[] _boundaries = [];

    /// <summary>Least flux density by which the fluxes are judged.</summary>
    public double Floor { get; set; }

    /// <summary>True if no boundary's level is held.</summary>
    public bool AllDriven => Array.TrueForAll(_boundaries, e => e.IsDriven);

    /// <summary>The boundaries of the next evaluations, by index.</summary>
    public void Take(BoundaryLevel[] boundaries)
    {
        _boundaries = boundaries;
        if (_boundarySlope.Length < boundaries.Length)
        {
            _boundarySlope = new double[2 * boundaries.Length];
            _boundarySum = new double[2 * boundaries.Length];
        }
    }

    /// <summary>Flux and slopes of every facet from the unknown next to it and the level of its boundary; then the sums of each boundary.</summary>
    public void Evaluate<TLaw>(TLaw law, double[] value)
        where TLaw : struct, IBoundaryLaw
    {
        var facets = grid.Facets;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref var facet = ref facets[f];
            if (facet.Order < 0)
            {
                facet.Flux = 0;
                facet.Slope = 0;
                facet.LevelSlope = 0;
                continue;
            }

            facet.Probe = Probe(facet, value);
            law.Evaluate(ref facet, f, _boundaries[facet.Boundary].Level);
        }

        SumBoundaries();
    }

    /// <summary>Typical flux of a cell, by which residuals are judged.</summary>
    public double Scale()
    {
        double total = 0;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            total += facet.Area * Math.Abs(facet.Flux);
        }

        return Math.Max(total, Math.Max(Floor * grid.Width, 1e-300)) / Math.Sqrt(grid.Layout.Columns);
    }

    /// <summary>True if every driven boundary has its total flux, relative to it.</summary>
    public bool LevelsClosed(double tolerance)
    {
        for (var e = 0; e < _boundaries.Length; e++)
        {
            var total = _boundaries[e].TotalFlux;
            if (_boundaries[e].IsDriven && Math.Abs(_boundarySum[e] - total) > tolerance * Math.Max(Math.Abs(total), 1e-3 * Scale()))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds the fluxes into the facets to the balance of their cells.</summary>
    public void AddTo(double[] balance)
    {
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            balance[facet.Cell] += facet.Area * facet.Flux;
        }
    }

    /// <summary>Takes the change of level that closes every driven boundary out of the residual.</summary>
    public void EliminateLevels(double[] residual)
    {
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            var boundary = _boundaries[facet.Boundary];
            var slope = _boundarySlope[facet.Boundary];
            if (boundary.IsDriven && slope != 0)
            {
                var missing = boundary.TotalFlux - _boundarySum[facet.Boundary];
                residual[facet.Cell] -= facet.Area * facet.LevelSlope * missing / slope;
            }
        }
    }

    /// <summary>Moves the level of every driven boundary by what its missing flux and the update of the unknown ask for.</summary>
    public void MoveLevels(double[] update)
    {
        var sums = _boundarySum;
        Span<double> change = stackalloc double[_boundaries.Length];
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            if (facet.Order >= 0)
            {
                change[facet.Boundary] += facet.Area * facet.Slope * Probe(facet, update);
            }
        }

        for (var e = 0; e < _boundaries.Length; e++)
        {
            var boundary = _boundaries[e];
            if (boundary.IsDriven && _boundarySlope[e] != 0)
            {
                boundary.Level += (boundary.TotalFlux - sums[e] - change[e]) / _boundarySlope[e];
            }
        }
    }

    /// <summary>Moves the level of every driven boundary by its missing flux alone.</summary>
    public void CloseLevels()
    {
        for (var e = 0; e < _boundaries.Length; e++)
        {
            if (_boundaries[e].IsDriven && _boundarySlope[e] != 0)
            {
                _boundaries[e].Level += (_boundaries[e].TotalFlux - _boundarySum[e]) / _boundarySlope[e];
            }
        }
    }

    /// <summary>Flux into all boundaries together.</summary>
    public double Total()
    {
        double total = 0;
        for (var e = 0; e < _boundaries.Length; e++)
        {
            total += _boundarySum[e];
        }

        return total;
    }

    /// <summary>Change of the total flux with a constant added to u, over boundaries whose level is held.</summary>
    public double HeldSlope()
    {
        double sum = 0;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            sum += _boundaries[facet.Boundary].IsDriven ? 0 : facet.Area * facet.Slope;
        }

        return sum;
    }

    /// <summary>Adds the linearized facet fluxes, and the matrix of rank one that an eliminated level leaves; by one thread.</summary>
    public void ApplyLinearized(double[] x, double[] y)
    {
        Span<double> sums = stackalloc double[_boundaries.Length];
        var facets = grid.Facets;
        var count = grid.FacetCount;
        for (var f = 0; f < count; f++)
        {
            ref readonly var facet = ref facets[f];
            if (facet.Order < 0)
            {
                continue;
            }

            var change = facet.Area * facet.Slope * Probe(facet, x);
            sums[facet.Boundary] += change;
            y[facet.Cell] += change;
        }

        for (var e = 0; e < sums.Length; e++)
        {
            sums[e] = _boundaries[e].IsDriven && _boundarySlope[e] != 0 ? sums[e] / _boundarySlope[e] : 0;
        }

        for (var f = 0; f < count; f++)
        {
            ref readonly var facet = ref facets[f];
            if (facet.Order >= 0)
            {
                y[facet.Cell] -= sums[facet.Boundary] * facet.Area * facet.LevelSlope;
            }
        }
    }

    private static double Probe(in Facet facet, double[] u)
    {
        double w = 0;
        for (var i = 0; i < 6; i++)
        {
            w += facet.Weights[i] * u[facet.Cells[i]];
        }

        return w;
    }

    private void SumBoundaries()
    {
        Array.Clear(_boundarySlope);
        Array.Clear(_boundarySum);
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            _boundarySlope[facet.Boundary] += facet.Area * facet.LevelSlope;
            _boundarySum[facet.Boundary] += facet.Area * facet.Flux;
        }
    }
}
