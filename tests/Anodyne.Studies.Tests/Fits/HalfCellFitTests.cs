using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Fits;
using Anodyne.Studies.Requests;
using Anodyne.Studies.Tests.Examples;

namespace Anodyne.Studies.Tests.Fits;

/// <summary>The shipped example: four parameters of a half cell from a slow and a fast discharge and a spectrum, within their intervals.</summary>
public class HalfCellFitTests
{
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
