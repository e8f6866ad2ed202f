using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Records.Impedance;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Fits;
using Anodyne.Studies.Requests;
using Anodyne.Studies.Tests.Examples;

namespace Anodyne.Studies.Tests.Fits;

/// <summary>The shipped example: four parameters of a half cell from a slow and a fast discharge and a spectrum, within their intervals.</summary>
public class HalfCellFitTests
{
    [Fact]
    public void What_a_file_or_a_run_does_not_give_is_said()
    {
        var folder = Path.Combine(ShippedExamples.Root, "examples", "fit");
        var text = File.ReadAllText(Path.Combine(folder, "plan.yaml"));
        FitPlan Read(string plan, int copies = 1) => FitPlan.Read(YamlReader.Read(plan, "plan.yaml").AsMapping(), folder, StudyModels.All,
            file => [.. Enumerable.Repeat(MeasuredInput.Open(file), copies).SelectMany(records => records)]);
        string Refused(string plan, int copies = 1) => Assert.Throws<InputException>(() => Read(plan, copies)).Message;
        Assert.Contains("holds 2 records with a voltage", Refused(text, copies: 2), StringComparison.Ordinal);
        Assert.Contains("unknown key", Refused(text.Replace("voltage: 1 mV", "voltage: 1 mV, spectrum: 1", StringComparison.Ordinal)), StringComparison.Ordinal);

        var plan = Read(text);
        var run = plan.Run([0.5, 0.5, 0.5, 0.5], CancellationToken.None);
        ImpedanceSpectrum Wide(double lowest, double highest) => new([lowest, 1, highest], [new(30, -5), new(25, -5), new(20, -1)]);
        string Missing(FitTarget target) => Assert.Throws<ComputationException>(() => target.Write(run, new double[target.Count])).Message;
        Assert.Contains("no spectrum 2", Missing(new SpectrumTarget("s", Wide(0.1, 1e4), 1, 0.01)), StringComparison.Ordinal);
        Assert.Contains("beyond the simulated ones", Missing(new SpectrumTarget("s", Wide(0.01, 1e4), 0, 0.01)), StringComparison.Ordinal);
        Assert.Contains("beyond the simulated ones", Missing(new SpectrumTarget("s", Wide(0.1, 1e5), 0, 0.01)), StringComparison.Ordinal);
        new SpectrumTarget("s", Wide(0.1, 1e4), 0, 0.01).Write(run, new double[6]);
    }

    [Fact]
    public void Four_parameters_are_found_within_their_intervals_in_few_runs()
    {
        var folder = Path.Combine(ShippedExamples.Root, "examples", "fit");
        var plan = FitPlan.Read(
            YamlReader.ReadFile(Path.Combine(folder, "plan.yaml")).AsMapping(), folder, StudyModels.All, file => MeasuredInput.Open(file));
        var found = ParameterFit.Run(plan, 2, null, CancellationToken.None);
        var truth = new Dictionary<string, double>(StringComparer.Ordinal) { ["exchange"] = 2, ["film"] = 20, ["double_layer"] = 20, ["macmullin"] = 8 };
        Assert.All(found.Parameters, parameter =>
        {
            Assert.True(parameter.IsIdentifiable, $"{parameter.Name}: {parameter.Reason}");

            // Four intervals of 95 %: one may miss by a little.
            Assert.InRange(truth[parameter.Name], parameter.Value - (1.5 * (parameter.Value - parameter.Low)), parameter.Value + (1.5 * (parameter.High - parameter.Value)));
        });
        Assert.InRange(found.Misfit, 0.8, 1.2);
        Assert.Equal(found.Starts, found.Agreeing);
        Assert.InRange(found.Runs, 1, 400);
    }
}
