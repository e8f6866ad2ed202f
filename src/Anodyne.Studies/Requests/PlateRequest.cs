using Anodyne.Plating;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Store.Output;
using Anodyne.Studies.Input;
using Anodyne.Studies.Models.Cells;
using Anodyne.Studies.Models.Plating;

namespace Anodyne.Studies.Requests;

/// <summary>One plating simulation.</summary>
/// <param name="Case">The plating case, a YAML file.</param>
/// <param name="Resume">True to go on from the checkpoint of an interrupted run.</param>
public sealed record PlateRequest(string Case, bool Resume = false)
{
    private const string Checkpoint = ".checkpoint";

    /// <summary>Simulates and writes series, fronts and fields.</summary>
    public Answer<PlatingResult> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var input = CaseKind.Plate.Read(Case, path => PlatingCaseReader.ReadFile(path));
        var folder = context.Open(input.Case.Name);
        folder.EnsureMayWrite("series.csv");
        folder.EnsureMayWrite("fronts.csv");
        folder.EnsureMayWrite(CycleFiles.RecordName);
        var checkpoint = folder.Locate(Checkpoint);
        if (!Resume)
        {
            File.Delete(checkpoint);
        }

        var options = new PlatingRunOptions { CheckpointPath = checkpoint, Resume = Resume };
        var result = PlatingSimulation.Run(input.Case, options, new Receiver(context.Progress(input.Case.Name)), context.Cancel);
        var files = PlatingFiles.Write(folder, "", input.Case, result).Under(context.OutPath);
        string[] figures =
        [
            .. PlatingSection.Figures([new PlatingVariant(input.Case.Name, [new PlatingRun(0, result)])])
                .Select(drawn => folder.WriteText($"{drawn.Name}.svg", drawn.Block.Figure.ToSvg())),
        ];
        File.Delete(checkpoint);
        foreach (var warning in input.Sheet.Warnings.Concat(result.Warnings))
        {
            context.Warn(warning);
        }

        var document = PlatingDocument.Of(result, files);
        document["figures"] = JsonText.Strings(figures);
        return new(result, document);
    }

    private sealed class Receiver(IProgress<double> report) : IProgress<PlatingProgress>
    {
        public void Report(PlatingProgress value) => report.Report(value.Fraction);
    }
}
