using System.Diagnostics;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Studies.Input;
using Anodyne.Studies.Models.Cells;

namespace Anodyne.Studies.Requests;

/// <summary>One cell simulation with its protocol.</summary>
/// <param name="Case">The cell and its protocol, a YAML file.</param>
/// <param name="Resume">True to go on from the checkpoint of an interrupted run.</param>
public sealed record CycleRequest(string Case, bool Resume = false)
{
    private const string CheckpointName = "checkpoint.bin";

    /// <summary>Simulates and writes record, spectra and cycles; what was computed before a failure is written too.</summary>
    /// <exception cref="ComputationException">The simulation could not go on.</exception>
    public Answer<CycleFindings> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cycle = CaseKind.Cycle.Read(Case, CycleCaseReader.ReadFile);
        var simulation = new CellSimulation(cycle.Design, cycle.Protocol, cycle.Options);
        var folder = context.Open(cycle.Name);
        folder.EnsureMayWrite(CycleFiles.RecordName);
        var checkpoint = new Checkpoint(folder.Locate(CheckpointName), cycle.Text);
        var watch = Stopwatch.StartNew();
        var run = checkpoint.Run(simulation, Resume, context.Progress(cycle.Name), context.Cancel);
        var result = CycleResult.Of(cycle, run, watch.Elapsed.TotalSeconds);
        var document = CycleDocument.Of(cycle.Name, result, CycleFiles.Write(folder, "", result, CellDescriptions.Describe(cycle.Design)));
        foreach (var warning in run.Warnings)
        {
            context.Warn(warning);
        }

        if (run.Interrupted)
        {
            throw new OperationCanceledException(context.Cancel);
        }

        checkpoint.Delete();
        return run.Failure is { } failure
            ? throw new ComputationException(failure with { Mend = $"{failure.Mend} What was computed is kept in {context.OutPath}.".TrimStart() })
            : new(new CycleFindings(cycle.Name, result), document);
    }
}

/// <summary>What a cell simulation gave.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Result">The result.</param>
public sealed record CycleFindings(string Name, CycleResult Result);
