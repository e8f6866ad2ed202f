using System.Diagnostics;

namespace Anodyne.Siege;

/// <summary>One kind of attack, tried many times.</summary>
/// <param name="name">What is done, as it stands in the table.</param>
internal abstract class Attack(string name)
{
    /// <summary>What is done.</summary>
    public string Name => name;

    /// <summary>True if it attacks the installed program and not a library.</summary>
    public virtual bool NeedsTool => true;

    /// <summary>Attacks.</summary>
    public Tally On(Field field)
    {
        var tally = new Tally(Name);
        var watch = Stopwatch.StartNew();
        Run(field, tally);
        tally.Seconds = watch.Elapsed.TotalSeconds;
        return tally;
    }

    /// <summary>Tries, and tells the tally of each trial.</summary>
    protected abstract void Run(Field field, Tally tally);
}

/// <summary>What became of one kind of attack.</summary>
/// <param name="attack">Name of the attack.</param>
internal sealed class Tally(string attack)
{
    private readonly Lock _gate = new();

    public string Attack { get; } = attack;

    public long Tried { get; private set; }

    public long Survived => Tried - Fallen.Count;

    public double Seconds { get; set; }

    /// <summary>What a reader of the table should know: a part that could not be tried on this machine.</summary>
    public string Note { get; set; } = "";

    /// <summary>The trials that were not survived, in words.</summary>
    public List<string> Fallen { get; } = [];

    public void Count(long trials) => Tried += trials;

    /// <summary>One trial: null if it was survived, else what broke.</summary>
    public void Add(string trial, string? broken)
    {
        lock (_gate)
        {
            Tried++;
            if (broken is not null)
            {
                Fallen.Add($"{trial}: {broken}");
            }
        }
    }
}
