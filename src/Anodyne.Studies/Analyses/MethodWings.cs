using Anodyne.Analysis;
using Anodyne.Electroanalysis;
using Anodyne.Surfaces;

namespace Anodyne.Studies.Analyses;

/// <summary>The methods of analysis of all wings, joined. A wing finds its own methods; a new wing is one catalog more here.</summary>
internal static class MethodWings
{
    /// <summary>The joined catalog.</summary>
    public static MethodCatalog Catalog { get; } = new(AnalysisMethods.Catalog, Spectra.AnalysisMethods.Catalog, SurfaceMethods.Catalog);
}
