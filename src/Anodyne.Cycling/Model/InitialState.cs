namespace Anodyne.Cycling.Model;

/// <summary>The state of a cell that has rested since it was built: uniform salt and particles, every interface at its own equilibrium.</summary>
internal static class InitialState
{
    public static double[] Rested(CellSystem system)
    {
        var y = new double[system.Size];
        var design = system.Design;
        double electrolyte = 0;
        var temperature = system.Ambient;
        if (system.NegativeBlock is { } negative)
        {
            electrolyte = -negative.OpenCircuit(negative.Electrode.InitialStoichiometry, temperature, out _);
        }

        for (var k = 0; k < system.Layout.Nodes; k++)
        {
            y[3 * k] = design.Electrolyte.Concentration;
            y[(3 * k) + 1] = electrolyte;
        }

        foreach (var block in system.Blocks)
        {
            var theta = block.Electrode.InitialStoichiometry;
            Array.Fill(y, theta * block.MaximumConcentration, block.Offset, block.Size);
            var potential = electrolyte + block.OpenCircuit(theta, temperature, out _);
            for (var p = 0; p < block.Count; p++)
            {
                y[(3 * (block.First + p)) + 2] = ReferenceEquals(block, system.NegativeBlock) ? 0 : potential;
            }
        }

        if (system.PositiveMetal is { } metal)
        {
            y[(3 * metal.Node) + 2] = electrolyte;
        }

        y[system.TemperatureIndex] = temperature;
        return y;
    }
}
