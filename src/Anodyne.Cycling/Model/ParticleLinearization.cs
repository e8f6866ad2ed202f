namespace Anodyne.Cycling.Model;

/// <summary>K of the particles of one electrode (tridiagonal along the radius, [radial node][electrode node]) and the slopes of their reactions.</summary>
internal sealed class ParticleLinearization(InsertionBlock block)
{
    public InsertionBlock Block { get; } = block;

    public double[] Lower { get; } = new double[block.Size];

    public double[] Diagonal { get; } = new double[block.Size];

    public double[] Upper { get; } = new double[block.Size];

    public double[] BySalt { get; } = new double[block.Count];

    public double[] ByPotential { get; } = new double[block.Count];

    public double[] BySurface { get; } = new double[block.Count];

    /// <summary>Evaluates at a state; the block's reaction rates must be current.</summary>
    public void Evaluate(ReadOnlySpan<double> y)
    {
        var block = Block;
        block.Rates.BySalt.CopyTo(BySalt, 0);
        block.Rates.ByPotential.CopyTo(ByPotential, 0);
        block.Rates.BySurface.CopyTo(BySurface, 0);
        Array.Clear(Diagonal);
        var count = block.Count;
        var factor = block.DiffusionFactor(block.Temperature);
        for (var r = 0; r < block.Radial - 1; r++)
        {
            var g = factor * block.Conductance[r];
            var low = y.Slice(block.Offset + (r * count), count);
            var high = y.Slice(block.Offset + ((r + 1) * count), count);
            for (var p = 0; p < count; p++)
            {
                int a = (r * count) + p, b = a + count;
                double k = g, e = 0;
                if (block.Diffusivity is { } table)
                {
                    k *= table.Value(0.5 * (low[p] + high[p]) / block.MaximumConcentration, out var slope);
                    e = 0.5 * g * slope * (high[p] - low[p]) / block.MaximumConcentration;
                }

                Diagonal[a] += k - e;
                Upper[a] = -k - e;
                Lower[b] = -k + e;
                Diagonal[b] += k + e;
            }
        }
    }
}
