using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Store.Output;
using Anodyne.Studies.Fits;

namespace Anodyne.Studies.Requests;

/// <summary>Parameters of a simulation from what was measured.</summary>
/// <param name="Path">The plan, a YAML file.</param>
/// <param name="Jobs">Runs at the same time, at least 1.</param>
public sealed record FitRequest(string Path, int Jobs = 1)
{
    /// <summary>Fits.</summary>
    /// <exception cref="InputException">The plan or a measured file is wrong.</exception>
    public Answer<FitFindings> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        var plan = CaseKind.Fit.Read(Path, path => FitPlan.Read(
            YamlReader.ReadFile(path).AsMapping("the plan of a fit"), folder, StudyModels.All, file => MeasuredRecords.Open(file, context)));
        var output = context.Open(plan.Name);
        var found = ParameterFit.Run(plan, Jobs, fraction => context.Report($"{plan.Name}: starts", fraction), context.Cancel);
        foreach (var parameter in found.Parameters.Where(parameter => !parameter.IsIdentifiable))
        {
            context.Warn($"{parameter.Name} is not identifiable: {parameter.Reason}.");
        }

        if (found.IsContradicted)
        {
            context.Warn(string.Create(CultureInfo.InvariantCulture,
                $"simulated and measured differ by {found.Misfit:F1} times the stated errors: ")
                + "the model or the errors are wrong, and the intervals are widened by it.");
        }

        if (found.Agreeing < found.Starts)
        {
            context.Warn(string.Create(CultureInfo.InvariantCulture, $"{found.Agreeing} of {found.Starts} starts end at the best place."));
        }

        var document = Document(plan, found);
        output.WriteText("fit.json", JsonText.Print(document) + "\n");
        return new(found, document);
    }

    private static JsonObject Document(FitPlan plan, FitFindings found)
    {
        var parameters = new JsonObject();
        foreach (var parameter in found.Parameters)
        {
            var node = JsonText.Quantity(parameter.Value, parameter.Uncertainty, parameter.Unit);
            node["identifiable"] = parameter.IsIdentifiable;
            node["low"] = JsonText.Number(parameter.Low);
            node["high"] = JsonText.Number(parameter.High);
            node["reason"] = parameter.Reason;
            parameters[parameter.Name] = node;
        }

        var n = found.Parameters.Count;
        return new JsonObject
        {
            ["fit"] = plan.Name,
            ["parameters"] = parameters,
            ["misfit"] = JsonText.Number(found.Misfit),
            ["chi2"] = JsonText.Number(found.ChiSquared),
            ["degrees_of_freedom"] = found.Degrees,
            ["correlation"] = JsonText.Array(Enumerable.Range(0, n), p =>
                JsonText.Array(Enumerable.Range(0, n), q => JsonText.Number(found.Correlation[p, q]))),
            ["starts"] = found.Starts,
            ["agreeing"] = found.Agreeing,
            ["runs"] = found.Runs,
            ["intervals"] = plan.Profiles ? "profile likelihood, 95 %" : "curvature at the minimum, 95 %",
        };
    }
}
