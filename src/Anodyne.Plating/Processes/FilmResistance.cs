using Anodyne.Plating.Front;

namespace Anodyne.Plating.Processes;

/// <summary>A film of uniform areal resistance that covers the metal wherever it goes: a voltage J R between metal and solution.</summary>
/// <param name="resistance">R, ohm m2.</param>
internal sealed class FilmResistance(double resistance) : IFrontProcess
{
    public string Name => "conformal film: voltage J R_f, uniform";

    public double FlatResistance => resistance;

    public void Load(FrontState front, FacetTerms terms)
    {
        var values = terms.Resistance.AsSpan(0, front.Grid.FacetCount);
        foreach (ref var value in values)
        {
            value += resistance;
        }
    }
}
