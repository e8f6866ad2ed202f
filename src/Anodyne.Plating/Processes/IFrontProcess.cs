using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Front;
using Anodyne.Plating.Results;

namespace Anodyne.Plating.Processes;

/// <summary>
/// Something that happens on the front. Every process fills the same holes: the fields that it owns, what it puts in the way of the current, what it
/// changes in a step, what it adds to the balance, what it draws. A new process is one class here and one line in <see cref="FrontProcesses"/>.
/// </summary>
/// <remarks>
/// In a step: <see cref="Load"/> of all in the order of the list, then the current distribution is solved, then <see cref="Change"/> of all, then the front
/// moves and its fields move with it. A step is no longer than any <see cref="LongestStep"/>. None of this allocates after the first step.
/// A field of the kind <see cref="VertexKind.Amount"/> keeps its sum through motion, remeshing and surgery; what vanishes between merging fronts lies in
/// <see cref="FrontState.Buried"/>. Its density follows the stretch of the front by itself.
/// </remarks>
internal interface IFrontProcess
{
    /// <summary>Name, with the equation and its source.</summary>
    string Name { get; }

    /// <summary>The fields on the vertices that this process owns: it alone writes them, remeshing and surgery carry them along.</summary>
    IReadOnlyList<VertexField> Fields => [];

    /// <summary>Resistance in series that the process puts on a flat front, ohm m2: what a run starts its search for potentials from.</summary>
    double FlatResistance => 0;

    /// <summary>
    /// Numbers that the process keeps beside its fields: what it has made and taken since the start, where its draws stand. They are saved with the front, and
    /// put back with it where a step is undone; a process keeps nothing else that changes.
    /// </summary>
    double[] Ledger => [];

    /// <summary>Charge that the process has taken from the current since the start and not turned into metal, C per depth (C/m).</summary>
    double SideCharge => 0;

    /// <summary>Refuses a case that the process cannot follow, with the reason and what would do; adds what it follows poorly to the warnings.</summary>
    void Require(PlatingCase problem, double spacing, List<string> warnings)
    {
    }

    /// <summary>Sets the process's own fields on the front of the start; a run that is taken up from a checkpoint reads them from there.</summary>
    void Begin(FrontState front)
    {
    }

    /// <summary>Adds what the process puts between metal and solution, before the current is solved.</summary>
    void Load(FrontState front, FacetTerms terms)
    {
    }

    /// <summary>Changes the process's own fields, or the currents on their way to the metal, by one step.</summary>
    void Change(FrontState front, FrontStep step)
    {
    }

    /// <summary>The longest step that the process can follow now, s.</summary>
    double LongestStep(FrontState front) => double.PositiveInfinity;

    /// <summary>The inventories that the process keeps, each of which must close: what was made is on the front, buried or shed.</summary>
    IEnumerable<FrontInventory> Inventories(FrontState front) => [];

    /// <summary>Named numbers of the process at the end of a run.</summary>
    IEnumerable<FrontNumber> Numbers(FrontState front) => [];

    /// <summary>What the process shows of itself along a curve in a snapshot.</summary>
    IEnumerable<FrontQuantity> Draw(FrontState front, Curve curve) => [];
}
