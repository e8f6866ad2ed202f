using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Models;

/// <summary>A case as a model has read it.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Content">What the simulator takes; its type is the model's.</param>
/// <param name="Sheet">Every parameter with value, range, evidence and source.</param>
/// <param name="Tree">The case as a tree.</param>
/// <param name="Folder">Folder that paths in the case start from.</param>
internal sealed record ModelCase(string Name, object Content, ParameterSheet Sheet, InputMapping Tree, string Folder);

/// <summary>How much of a run is kept.</summary>
internal enum RunDetail
{
    /// <summary>Everything that the case asks for: record, snapshots, fields.</summary>
    Whole,

    /// <summary>The record, because an analysis reads it, and the end.</summary>
    Record,

    /// <summary>Only what the quantities need.</summary>
    Ends,
}

/// <summary>What a study varies of one case without changing what is simulated.</summary>
/// <param name="Resolution">Cells across the box, or how many times finer the mesh is; the model says which.</param>
/// <param name="Seed">Seed of what is random, from 1.</param>
/// <param name="Detail">How much is kept.</param>
internal sealed record RunVariation(int Resolution, int Seed, RunDetail Detail);

/// <summary>How a model is to compute one case.</summary>
/// <param name="Checkpoint">File that the state is saved to.</param>
/// <param name="Resume">True to go on from the file.</param>
/// <param name="Threads">Threads that the run may use.</param>
internal sealed record RunSetting(string Checkpoint, bool Resume, int Threads);
