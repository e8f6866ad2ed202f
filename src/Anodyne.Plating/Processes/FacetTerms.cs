namespace Anodyne.Plating.Processes;

/// <summary>
/// What stands between the metal and the solution on every facet, the sum over all processes: a resistance in series and a shift of the potential, so that
/// J = rate(E, c_s) with E = phi2(c_s) - phi_metal - J R - S.
/// </summary>
internal sealed class FacetTerms
{
    /// <summary>R by facet, ohm m2.</summary>
    public double[] Resistance { get; private set; } = [];

    /// <summary>S by facet, V, positive where it hinders deposition.</summary>
    public double[] Shift { get; private set; } = [];

    /// <summary>Sets all terms to zero.</summary>
    public void Clear(int facets)
    {
        if (Resistance.Length < facets)
        {
            Resistance = new double[2 * facets];
            Shift = new double[2 * facets];
        }

        Array.Clear(Resistance, 0, facets);
        Array.Clear(Shift, 0, facets);
    }
}
