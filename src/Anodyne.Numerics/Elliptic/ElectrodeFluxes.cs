namespace Anodyne.Numerics.Elliptic;

/// <summary>
/// Fluxes into the facets of the front by the boundary law, their sums over each electrode, and the levels of driven electrodes, which are eliminated:
/// a driven electrode's row and column leave a matrix of rank one.
/// </summary>
internal sealed class ElectrodeFluxes(CutCellGrid grid)
{
    private double[] _electrodeSlope = new double[4];
    private double[] _electrodeSum = new double[4];
    private ElectrodeLevel[] _electrodes = [];

    /// <summary>True if no electrode's level is held.</summary>
    public bool AllDriven => Array.TrueForAll(_electrodes, e => e.IsDriven);

    /// <summary>The electrodes of the next evaluations, by index.</summary>
    public void Take(ElectrodeLevel[] electrodes)
    {
        _electrodes = electrodes;
        if (_electrodeSlope.Length < electrodes.Length)
        {
            _electrodeSlope = new double[2 * electrodes.Length];
            _electrodeSum = new double[2 * electrodes.Length];
        }
    }

    /// <summary>Flux and slopes of every facet from the unknown next to it and the level of its electrode; then the sums of each electrode.</summary>
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
            law.Evaluate(ref facet, _electrodes[facet.Electrode].Level);
        }

        SumElectrodes();
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

        return Math.Max(total, 1e-300) / Math.Sqrt(grid.Layout.Columns);
    }

    /// <summary>True if every driven electrode has its total flux, relative to it.</summary>
    public bool LevelsClosed(double tolerance)
    {
        for (var e = 0; e < _electrodes.Length; e++)
        {
            var total = _electrodes[e].TotalFlux;
            if (_electrodes[e].IsDriven && Math.Abs(_electrodeSum[e] - total) > tolerance * Math.Max(Math.Abs(total), 1e-3 * Scale()))
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

    /// <summary>Takes the change of level that closes every driven electrode out of the residual.</summary>
    public void EliminateLevels(double[] residual)
    {
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            var electrode = _electrodes[facet.Electrode];
            var slope = _electrodeSlope[facet.Electrode];
            if (electrode.IsDriven && slope != 0)
            {
                var missing = electrode.TotalFlux - _electrodeSum[facet.Electrode];
                residual[facet.Cell] -= facet.Area * facet.LevelSlope * missing / slope;
            }
        }
    }

    /// <summary>Moves the level of every driven electrode by what its missing flux and the update of the unknown ask for.</summary>
    public void MoveLevels(double[] update)
    {
        var sums = _electrodeSum;
        Span<double> change = stackalloc double[_electrodes.Length];
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            if (facet.Order >= 0)
            {
                change[facet.Electrode] += facet.Area * facet.Slope * Probe(facet, update);
            }
        }

        for (var e = 0; e < _electrodes.Length; e++)
        {
            var electrode = _electrodes[e];
            if (electrode.IsDriven && _electrodeSlope[e] != 0)
            {
                electrode.Level += (electrode.TotalFlux - sums[e] - change[e]) / _electrodeSlope[e];
            }
        }
    }

    /// <summary>Moves the level of every driven electrode by its missing flux alone.</summary>
    public void CloseLevels()
    {
        for (var e = 0; e < _electrodes.Length; e++)
        {
            if (_electrodes[e].IsDriven && _electrodeSlope[e] != 0)
            {
                _electrodes[e].Level += (_electrodes[e].TotalFlux - _electrodeSum[e]) / _electrodeSlope[e];
            }
        }
    }

    /// <summary>Flux into all electrodes together.</summary>
    public double Total()
    {
        double total = 0;
        for (var e = 0; e < _electrodes.Length; e++)
        {
            total += _electrodeSum[e];
        }

        return total;
    }

    /// <summary>Change of the total flux with a constant added to u, over electrodes whose level is held.</summary>
    public double HeldSlope()
    {
        double sum = 0;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            sum += _electrodes[facet.Electrode].IsDriven ? 0 : facet.Area * facet.Slope;
        }

        return sum;
    }

    /// <summary>Adds the linearized facet fluxes, and the matrix of rank one that an eliminated level leaves; by one thread.</summary>
    public void ApplyLinearized(double[] x, double[] y)
    {
        Span<double> sums = stackalloc double[_electrodes.Length];
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
            sums[facet.Electrode] += change;
            y[facet.Cell] += change;
        }

        for (var e = 0; e < sums.Length; e++)
        {
            sums[e] = _electrodes[e].IsDriven && _electrodeSlope[e] != 0 ? sums[e] / _electrodeSlope[e] : 0;
        }

        for (var f = 0; f < count; f++)
        {
            ref readonly var facet = ref facets[f];
            if (facet.Order >= 0)
            {
                y[facet.Cell] -= sums[facet.Electrode] * facet.Area * facet.LevelSlope;
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

    private void SumElectrodes()
    {
        Array.Clear(_electrodeSlope);
        Array.Clear(_electrodeSum);
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            _electrodeSlope[facet.Electrode] += facet.Area * facet.LevelSlope;
            _electrodeSum[facet.Electrode] += facet.Area * facet.Flux;
        }
    }
}
