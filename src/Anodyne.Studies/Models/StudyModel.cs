using System.Text.Json.Nodes;
using Anodyne.Quantities.Documents;
using Anodyne.Records.CellDescriptions;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Models;

/// <summary>
/// A kind of simulation that a study can be made of. The engine plans, runs, reuses, compares, attributes, ranges and reports without knowing what is simulated;
/// what differs from model to model is said here and nowhere else.
/// </summary>
public abstract class StudyModel
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
    /// <param name="study">The study.</param>
    public abstract ModelGrid Grid(InputMapping study);

    /// <summary>Reads a case.</summary>
    /// <param name="tree">The case as a tree.</param>
    /// <param name="name">Name to give it.</param>
    /// <param name="folder">Folder that paths in the case start from.</param>
    public abstract ModelCase Read(InputMapping tree, string name, string folder);

    /// <summary>True if seeds change its result.</summary>
    /// <param name="problem">The case.</param>
    public virtual bool IsRandom(ModelCase problem) => false;

    /// <summary>The case at a resolution, with a seed, keeping so much.</summary>
    /// <param name="problem">The case.</param>
    /// <param name="variation">Resolution, seed and detail.</param>
    public abstract ModelCase Varied(ModelCase problem, RunVariation variation);

    /// <summary>Everything of a case that can change a number, as one text.</summary>
    /// <param name="problem">The case.</param>
    public abstract string Inputs(ModelCase problem);

    /// <summary>Computes a case.</summary>
    /// <param name="problem">The case.</param>
    /// <param name="setting">Checkpoint, resumption and threads.</param>
    /// <param name="progress">Told the share of the run that is done, 0 to 1.</param>
    /// <param name="cancel">Saves the state to the checkpoint and throws.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public abstract object Run(ModelCase problem, RunSetting setting, Action<double> progress, CancellationToken cancel);

    /// <summary>A result as bytes that bring it back equal to the bit.</summary>
    /// <param name="result">The result.</param>
    public abstract byte[] Pack(object result);

    /// <summary>The result again.</summary>
    /// <param name="content">What <see cref="Pack"/> made.</param>
    public abstract object Unpack(byte[] content);

    /// <summary>The result under the name of the case that asks for it: equal cases share one.</summary>
    /// <param name="result">The result.</param>
    /// <param name="name">Name of the case.</param>
    public virtual object Named(object result, string name) => result;

    /// <summary>Wall time of a run, s.</summary>
    /// <param name="result">The result.</param>
    public abstract double Seconds(object result);

    /// <summary>Writes the files of a run.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="prefix">Subfolder with a slash at its end, or empty.</param>
    /// <param name="problem">The case.</param>
    /// <param name="result">Its result.</param>
    /// <returns>The names of the files, as <see cref="Document"/> takes them.</returns>
    public abstract object Write(OutputFolder folder, string prefix, ModelCase problem, object result);

    /// <summary>The JSON object of a run.</summary>
    /// <param name="name">Name of the case or variant.</param>
    /// <param name="result">The result.</param>
    /// <param name="files">What <see cref="Write"/> gave; null if no files were written.</param>
    /// <param name="folder">The output folder as a person named it.</param>
    public abstract JsonObject Document(string name, object result, object? files, string folder);

    /// <summary>The simulated cell as a measured one is described; null where measured cells are not held against it.</summary>
    /// <param name="problem">The case.</param>
    public virtual CellDescription? Cell(ModelCase problem) => null;

    /// <summary>What virtual instruments wrote of a run; null for a model without them.</summary>
    /// <param name="problem">The case.</param>
    /// <param name="result">Its result.</param>
    public virtual ModelMeasurement? Measurement(ModelCase problem, object result) => null;

    /// <summary>What a run remarks, in sentences; how it ended if not as its case asks.</summary>
    /// <param name="result">The result.</param>
    public abstract IEnumerable<string> Warnings(object result);

    /// <summary>Why a run could not be completed; null if it was.</summary>
    /// <param name="result">The result.</param>
    public virtual string? Failure(object result) => null;

    /// <summary>How a run ended, in a few words, and whether that is worth a flag.</summary>
    /// <param name="result">The result.</param>
    public abstract (string Words, bool IsFlag) Ending(object result);

    /// <summary>Physical limits that a measured or published value breaks, and what else to know of a comparison.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="quantity">Name of the quantity.</param>
    /// <param name="value">The value in the unit of the quantity; not a number without one.</param>
    public virtual IEnumerable<string> Remarks(ModelVariant variant, string quantity, double value) => [];

    /// <summary>What the model adds to a report.</summary>
    /// <param name="view">The variants with their results.</param>
    public abstract ModelReport Report(ModelView view);

    /// <summary>Resolutions at which a variant is run again to show that the chosen one is enough, with the names of those runs.</summary>
    /// <param name="grid">The resolutions of the study.</param>
    /// <param name="resolution">The chosen one.</param>
    /// <param name="variant">Name of the variant in file names.</param>
    /// <param name="isLast">True for the last variant of the study.</param>
    public abstract IEnumerable<(int Resolution, string Id)> Refinements(ModelGrid grid, int resolution, string variant, bool isLast);

    /// <summary>Name of a run inside the study, which is its folder too.</summary>
    /// <param name="place">Folder of its kind and variant.</param>
    /// <param name="seed">Its seed, from 1.</param>
    public virtual string RunId(string place, int seed) => place;
}

/// <summary>Resolutions of a study: grid cells across the box, or how many times finer a mesh is.</summary>
/// <param name="Across">Of the runs.</param>
/// <param name="Fine">Of the runs under <c>--fine</c>.</param>
/// <param name="Convergence">The resolutions at which one run is repeated to show that <paramref name="Across"/> is enough; empty: none.</param>
public sealed record ModelGrid(int Across, int Fine, IReadOnlyList<int> Convergence);
