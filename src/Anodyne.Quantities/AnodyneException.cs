namespace Anodyne.Quantities;

/// <summary>Base of every failure that Anodyne foresees. The exit status of the command line is part of its meaning.</summary>
public abstract class AnodyneException : Exception
{
    /// <summary>Creates the failure.</summary>
    protected AnodyneException(Problem problem, int exitStatus, Exception? inner = null)
        : base(problem.ToString(), inner)
    {
        Problem = problem;
        ExitStatus = exitStatus;
    }

    /// <summary>What, where, found, allowed, how to mend.</summary>
    public Problem Problem { get; }

    /// <summary>Exit status of the command line: 2 input wrong, 3 known format with an unknown version or column, 4 computation not completed.</summary>
    public int ExitStatus { get; }
}

/// <summary>The command line or an input file is wrong (exit status 2).</summary>
public sealed class InputException(Problem problem, Exception? inner = null) : AnodyneException(problem, 2, inner)
{
    /// <summary>Creates the failure from its parts.</summary>
    public InputException(string what, string where = "", string found = "", string allowed = "", string mend = "")
        : this(new Problem(what, where, found, allowed, mend))
    {
    }
}

/// <summary>A file's format is recognised but this version, column or flag is not known (exit status 3).</summary>
public sealed class UnknownVersionException(Problem problem, Exception? inner = null) : AnodyneException(problem, 3, inner);

/// <summary>A computation could not be completed; the problem says why and at which time (exit status 4).</summary>
public sealed class ComputationException(Problem problem, Exception? inner = null) : AnodyneException(problem, 4, inner);
