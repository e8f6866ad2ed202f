using Anodyne.Quantities;

namespace Anodyne.Web.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It runs, or ran when the server ended: then it goes on at the next start.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>It could not be completed; the problem says why.</summary>
    Failed,

    /// <summary>Stopped by hand; it can go on.</summary>
    Cancelled,
}

/// <summary>Long work: one verb on one file. It is written down at every change, so that a killed server goes on with it.</summary>
/// <param name="Id">Name of the job and of its folder; sorts by time.</param>
/// <param name="Verb">plate, cycle, run or design.</param>
/// <param name="File">Case or study, relative to the workspace.</param>
/// <param name="Asked">When it was asked for, UTC.</param>
public sealed record Job(string Id, string Verb, string File, DateTimeOffset Asked)
{
    /// <summary>Where it stands.</summary>
    public JobState State { get; init; }

    /// <summary>What is being done.</summary>
    public string Doing { get; init; } = "";

    /// <summary>How far it is, 0 to 1.</summary>
    public double Fraction { get; init; }

    /// <summary>When it began to run the last time, UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Fraction at that time; not zero if it went on from a checkpoint.</summary>
    public double StartedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Warnings and what happened, in order.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>Why it failed; null if it did not.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The answer's document as JSON text; empty until it is done.</summary>
    public string Document { get; init; } = "";

    /// <summary>How often it was started.</summary>
    public int Starts { get; init; }

    /// <summary>Folder of its results, relative to the workspace.</summary>
    public string Folder => $"out/{Id}";

    /// <summary>True while it waits or runs.</summary>
    public bool IsOpen => State is JobState.Queued or JobState.Running;

    /// <summary>The time that is left, from what was done since it began; null where that cannot be said yet.</summary>
    /// <param name="now">The time now, UTC.</param>
    public TimeSpan? Left(DateTimeOffset now)
    {
        var done = Fraction - StartedAt;
        return State != JobState.Running || Started is not { } began || StartedAt < 0 || done < 0.01 ? null : (now - began) * ((1 - Fraction) / done);
    }

    /// <summary>The command line that does the same.</summary>
    public IReadOnlyList<string> Command => ["anodyne", Verb, File, "--out", Folder];
}
