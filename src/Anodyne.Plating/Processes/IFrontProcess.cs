using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Front;
using Anodyne.Plating.Results;

namespace Anodyne.Plating.Processes;

/// <summary>
/// Something that happens on the front. Every process fills the same holes: the fields that it owns, what it puts in the way of the current, what it
/// changes in a step, what it adds to the balance, what it draws. A new process is one class here and one line in <see cref="FrontProcesses"/>.
/// </summary>
/// <remarks>
/// In a step: <see cref="Load"/> of all, then the current distribution is solved, then <see cref="Change"/> of all in the order of the list, then the front
/// moves and its fields move with it. None of this allocates after the first step.
/// </remarks>
internal interface IFrontProcess
{
    /// <summary>Name, with the equation and its source.</summary>
    string Name { get; }

    /// <summary>The fields on the vertices that this process owns: it alone writes them, remeshing and surgery carry them along.</summary>
    IReadOnlyList<VertexField> Fields => [];

    /// <summary>Resistance in series that the process puts on a flat front, ohm m2: what a run starts its search for potentials from.</summary>
    double FlatResistance => 0;

    /// <summary>Charge that the process has taken from the current since the start and not turned into metal, C per depth (C/m).</summary>
    double SideCharge => 0;

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

    /// <summary>What the process shows of itself along a curve in a snapshot.</summary>
    IEnumerable<FrontQuantity> Draw(FrontState front, Curve curve) => [];
}
