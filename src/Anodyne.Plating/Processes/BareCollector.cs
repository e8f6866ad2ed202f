using Anodyne.Plating.Front;

namespace Anodyne.Plating.Processes;

/// <summary>
/// Where the front lies on the collector there is no lithium to strip: a resistance that lets nothing through while the front is stripped or at rest. While
/// it is plated, lithium wets the collector.
/// </summary>
/// <param name="height">Height of the collector, m.</param>
internal sealed class BareCollector(double height) : IFrontProcess
{
    /// <summary>Thickness in cells below which a place counts as bare.</summary>
    public const double BareCells = 0.001;

    // 1 V drives 1e-6 A/m2 through it, and even that is taken from the lithium beside it.
    private const double Blocked = 1e6;

    public string Name => "bare collector: nothing to strip";

    public void Load(FrontState front, FacetTerms terms)
    {
        if (front.Electrodes[0].TotalFlux > 0)
        {
            return;
        }

        for (var f = 0; f < front.Grid.FacetCount; f++)
        {
            if (front.Grid.Facets[f].Boundary == 0 && front.Grid.Facets[f].Z - height < BareCells * front.Spacing)
            {
                terms.Resistance[f] += Blocked;
            }
        }
    }
}
