using Anodyne.Analysis;

namespace Anodyne.Surfaces;

/// <summary>The methods of <c>anodyne analyze</c> for surfaces and images: those of the folder Methods, which are found by themselves.</summary>
public static class SurfaceMethods
{
    /// <summary>The methods of this wing.</summary>
    public static MethodCatalog Catalog { get; } = new(typeof(SurfaceMethods).Assembly);
}
