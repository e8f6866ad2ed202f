using Anodyne.Analysis;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Studies.Cycles;

namespace Anodyne.Studies.CellStudies;

/// <summary>What the virtual instruments wrote of one run, as the analyses read it.</summary>
/// <param name="Name">Name of the run, for messages.</param>
/// <param name="Run">The run.</param>
/// <param name="Result">Its result.</param>
internal sealed record VirtualMeasurement(string Name, PlannedCell Run, CycleResult Result)
{
    /// <summary>The cell as its records describe it.</summary>
    public CellDescription Cell => CellDescriptions.Describe(Run.Case.Design);

    /// <summary>The result of an analysis; void with the reason where the run left nothing for it: a variant that died early has no record, the others have.</summary>
    public AnalysisResult Analyze(VirtualAnalysis analysis, CancellationToken cancel)
    {
        try
        {
            return analysis.Asked.Run([Input(analysis)], cancel);
        }
        catch (AnodyneException refusal)
        {
            return new AnalysisResult(analysis.Method) { Verdict = Verdict.Void, Reasons = [refusal.Problem.ToString()], IsRefused = true };
        }
    }

    /// <summary>What an analysis reads.</summary>
    /// <exception cref="InputException">The run left nothing of the kind.</exception>
    public (string Name, Record Record) Input(VirtualAnalysis analysis)
    {
        var name = $"{Name}, {(analysis.Spectrum < 0 ? "spectra" : analysis.Of.Replace("the ", "", StringComparison.Ordinal))}";
        return analysis.Spectrum switch
        {
            0 => (name, Result.Record(Cell) ?? throw Missing(analysis, "no record")),
            < 0 => (name, SpectrumSeries.ByTemperature(Result.Spectra, Cell)),
            var number => number <= Result.Spectra.Count ? (name, Result.Spectra[number - 1].ToRecord(Cell)) : throw Missing(analysis, $"{Result.Spectra.Count} spectra"),
        };
    }

    private InputException Missing(VirtualAnalysis analysis, string found) =>
        new($"{Name} has nothing for the analysis {analysis.Name}", analysis.Name, found, $"a protocol that gives what the analysis reads (of: {(analysis.Spectrum == 0 ? "record" : "spectrum")})");
}
