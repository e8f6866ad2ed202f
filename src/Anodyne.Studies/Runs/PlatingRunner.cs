using Anodyne.Plating;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Store.Canonical;

namespace Anodyne.Studies.Runs;

/// <summary>The simulator itself.</summary>
public sealed class PlatingRunner : IPlatingRunner
{
    /// <inheritdoc/>
    public string Version { get; } =
        $"{PlatingSimulation.NumericsVersion}+{CodeVersion.Of(CodeVersion.WithFloorsBelow(typeof(PlatingSimulation).Assembly))}";

    /// <inheritdoc/>
    public PlatingResult Run(PlatingCase problem, PlatingRunOptions options, IProgress<PlatingProgress>? progress, CancellationToken cancel) =>
        PlatingSimulation.Run(problem, options, progress, cancel);
}
