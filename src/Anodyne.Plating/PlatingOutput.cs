namespace Anodyne.Plating;

/// <summary>What is kept of a run beside its time series.</summary>
/// <param name="Snapshots">Front polylines kept, evenly spaced in charge (or time), the first and last included; at least 2.</param>
/// <param name="Fields">Field maps kept, the last one at the end; 0 for none, 2 adds one at the start.</param>
public sealed record PlatingOutput(int Snapshots = 9, int Fields = 1)
{
    /// <summary>Front polylines kept.</summary>
    public int Snapshots { get; init => field = Math.Clamp(value, 2, 1000); } = Math.Clamp(Snapshots, 2, 1000);

    /// <summary>Field maps kept.</summary>
    public int Fields { get; init => field = Math.Clamp(value, 0, 1000); } = Math.Clamp(Fields, 0, 1000);
}
