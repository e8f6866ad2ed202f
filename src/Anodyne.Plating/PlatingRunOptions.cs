namespace Anodyne.Plating;

/// <summary>How a run is carried out; nothing here changes its result.</summary>
public sealed record PlatingRunOptions
{
    /// <summary>File that holds the state of an unfinished run; null to keep none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>True to go on from the checkpoint if there is one for this very case.</summary>
    public bool Resume { get; init; }

    /// <summary>Steps between checkpoints.</summary>
    public int CheckpointEverySteps { get; init; } = 50;
}
