using System.Text.Json.Nodes;
using Anodyne.Quantities.Documents;
using Anodyne.Records.CellDescriptions;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Models;

/// <summary>
/// A kind of simulation that a study can be made of. The engine plans, runs, reuses, compares, attributes, ranges and reports without knowing what is
/// simulated; what differs from model to model is said here and nowhere else.
/// </summary>
internal abstract class StudyModel
{
    /// <summary>Key of a study file that holds the shared case; the model is known by it.</summary>
    public abstract string Key { get; }

    /// <summary>The other keys of a study that the model understands.</summary>
    public abstract IReadOnlyList<string> Keys { get; }

    /// <summary>What the store calls its results.</summary>
    public abstract string Kind { get; }

    /// <summary>Version of everything that determines a result; part of its key.</summary>
    public abstract string Version { get; }

    /// <summary>Rooms whose checks stand behind its results.</summary>
    public abstract IReadOnlyList<string> Rooms { get; }

    /// <summary>Every number that it gives.</summary>
    public abstract IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>The quantities that answer a study which names no headline.</summary>
    public virtual IReadOnlyList<Quantity> Headline => [];

    /// <summary>How two variants are judged; null if the model knows no contrasts.</summary>
    public virtual ContrastMeasure? Contrast => null;

    /// <summary>True if values with a range are run at both ends; false if the closed form of <see cref="Contrast"/> carries them.</summary>
    public virtual bool RunsRanges => false;

    /// <summary>True if virtual instruments write records, which the analyses of a study read.</summary>
    public virtual bool IsMeasured => false;

    /// <summary>Name of the resolution in the JSON.</summary>
    public abstract string ResolutionName { get; }

    /// <summary>Resolutions of a study.</summary>
    public abstract ModelGrid Grid(InputMapping study);

    /// <summary>Reads a case.</summary>
    public abstract ModelCase Read(InputMapping tree, string name, string folder);

    /// <summary>True if seeds change its result.</summary>
    public virtual bool IsRandom(ModelCase problem) => false;

    /// <summary>The case at a resolution, with a seed, keeping so much.</summary>
    public abstract ModelCase Varied(ModelCase problem, RunVariation variation);

    /// <summary>Everything of a case that can change a number, as one text.</summary>
    public abstract string Inputs(ModelCase problem);

    /// <summary>Computes a case.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public abstract object Run(ModelCase problem, RunSetting setting, Action<double> progress, CancellationToken cancel);

    /// <summary>A result as bytes that bring it back equal to the bit.</summary>
    public abstract byte[] Pack(object result);

    /// <summary>The result again.</summary>
    public abstract object Unpack(byte[] content);

    /// <summary>The result under the name of the case that asks for it: equal cases share one.</summary>
    public virtual object Named(object result, string name) => result;

    /// <summary>Wall time of a run, s.</summary>
    public abstract double Seconds(object result);

    /// <summary>Writes the files of a run.</summary>
    /// <returns>The names of the files, as <see cref="Document"/> takes them.</returns>
    public abstract object Write(OutputFolder folder, string prefix, ModelCase problem, object result);

    /// <summary>The JSON object of a run.</summary>
    public abstract JsonObject Document(string name, object result, object? files, string folder);

    /// <summary>The simulated cell as a measured one is described; null where measured cells are not held against it.</summary>
    public virtual CellDescription? Cell(ModelCase problem) => null;

    /// <summary>What virtual instruments wrote of a run; null for a model without them.</summary>
    public virtual ModelMeasurement? Measurement(ModelCase problem, object result) => null;

    /// <summary>What a run remarks, in sentences; how it ended if not as its case asks.</summary>
    public abstract IEnumerable<string> Warnings(object result);

    /// <summary>Why a run could not be completed; null if it was.</summary>
    public virtual string? Failure(object result) => null;

    /// <summary>How a run ended, in a few words, and whether that is worth a flag.</summary>
    public abstract (string Words, bool IsFlag) Ending(object result);

    /// <summary>Physical limits that a measured or published value breaks, and what else to know of a comparison.</summary>
    public virtual IEnumerable<string> Remarks(ModelVariant variant, string quantity, double value) => [];

    /// <summary>What the model adds to a report.</summary>
    public abstract ModelReport Report(ModelView view);

    /// <summary>Resolutions at which a variant is run again to show that the chosen one is enough, with the names of those runs.</summary>
    public abstract IEnumerable<(int Resolution, string Id)> Refinements(ModelGrid grid, int resolution, string variant, bool isLast);

    /// <summary>
    /// Other resolutions at which both variants of a contrast run, so that the grid's own error of their difference is known; coarser ones where they do,
    /// because they cost least.
    /// </summary>
    /// <param name="ends">The variants of the contrasts with every seed.</param>
    /// <param name="resolution">Of the study.</param>
    public virtual IReadOnlyList<int> SecondGrids(IReadOnlyList<ModelCase> ends, int resolution) => [];

    /// <summary>Name of a run inside the study, which is its folder too.</summary>
    public virtual string RunId(string place, int seed) => place;
}

/// <summary>Resolutions of a study: grid cells across the box, or how many times finer a mesh is.</summary>
/// <param name="Across">Of the runs.</param>
/// <param name="Fine">Of the runs under <c>--fine</c>.</param>
/// <param name="Convergence">The resolutions at which one run is repeated to show that <paramref name="Across"/> is enough; empty: none.</param>
internal sealed record ModelGrid(int Across, int Fine, IReadOnlyList<int> Convergence);
