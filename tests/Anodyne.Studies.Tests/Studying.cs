using Anodyne.Quantities.Documents;
using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Engine;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Requests;

namespace Anodyne.Studies.Tests;

/// <summary>Reads, plans and runs a study as the request does, in a folder of the test.</summary>
internal static class Studying
{
    public static Study Read(string text, string folder = ".", StudyModel? model = null) =>
        new StudyReader(model is null ? StudyModels.All : [model]).Read(YamlReader.Read(text, "study.yaml").AsMapping("a study"), folder);

    public static Study Read(string text, string folder, IReadOnlyList<StudyModel> models) =>
        new StudyReader(models).Read(YamlReader.Read(text, "study.yaml").AsMapping("a study"), folder);

    public static Study ReadFile(string path) => new StudyReader(StudyModels.All).ReadFile(path);

    /// <summary>The study with its only part changed.</summary>
    public static Study With(this Study study, Func<StudyPart, StudyPart> change) => study with { Parts = [change(study.Parts[0])] };

    public static StudyPlan Plan(this Study study, IReadOnlyList<string>? only = null, bool fine = false) => StudyPlanner.Plan(study, only ?? [], fine);

    /// <summary>Runs into a subfolder, with the store beside it.</summary>
    public static StudyOutcome Run(
        this Study study, TemporaryFolder temporary, string name = "out", IReadOnlyList<string>? only = null, Func<StudyRunOptions, StudyRunOptions>? options = null,
        CancellationToken cancel = default)
    {
        using var folder = OutputFolder.Open(temporary[name]);
        using var store = ResultStores.OpenFile(temporary["store.sqlite"]);
        var usual = new StudyRunOptions(false, 2, "anodyne run study.yaml --out out", "0.1.0");
        return new StudyRunner(TimeProvider.System).Run(study.Plan(only), folder, store, options?.Invoke(usual) ?? usual, null, cancel);
    }
}
