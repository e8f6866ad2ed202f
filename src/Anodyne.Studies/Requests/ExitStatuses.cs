namespace Anodyne.Studies.Requests;

/// <summary>What the end of a request means; the exit statuses of every verb of the command line.</summary>
public static class ExitStatuses
{
    /// <summary>The work was done.</summary>
    public const int Done = 0;

    /// <summary>The work was done and a check in it failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>The command line or an input file is wrong.</summary>
    public const int InputWrong = 2;

    /// <summary>A file's format is recognised, but this version or column is unknown.</summary>
    public const int VersionUnknown = 3;

    /// <summary>The computation could not be completed.</summary>
    public const int ComputationFailed = 4;

    /// <summary>Interrupted; the state is saved.</summary>
    public const int Interrupted = 130;
}
