using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records;
using Anodyne.Studies.Models;

namespace Anodyne.Studies.Analyses;

/// <summary>What the virtual instruments wrote of one run, under the name that messages use.</summary>
/// <param name="Name">Name of the run.</param>
/// <param name="Measured">What they wrote.</param>
internal sealed record VirtualMeasurement(string Name, ModelMeasurement Measured)
{
    /// <summary>
    /// The result of an analysis; void with the reason where the run left nothing for it: a variant that died early has no record, the others have.
    /// </summary>
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

    private (string Name, Record Record) Input(VirtualAnalysis analysis)
    {
        var name = $"{Name}, {(analysis.Spectrum < 0 ? "spectra" : analysis.Of.Replace("the ", "", StringComparison.Ordinal))}";
        return (name, analysis.Spectrum switch
        {
            0 => Measured.Record ?? throw Missing(analysis, "no record"),
            < 0 => Measured.Series,
            var number => number <= Measured.Spectra.Count ? Measured.Spectra[number - 1] : throw Missing(analysis, $"{Measured.Spectra.Count} spectra"),
        });
    }

    private InputException Missing(VirtualAnalysis analysis, string found) => new(
        $"{Name} has nothing for the analysis {analysis.Name}", analysis.Name, found,
        $"a protocol that gives what the analysis reads (of: {(analysis.Spectrum == 0 ? "record" : "spectrum")})");
}
