using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Records;

namespace Anodyne.Studies.Analyses;

/// <summary>
/// A method with its options, as a study names them under <c>method</c> and <c>options</c>; what is wrong with them is said at the study's line.
/// </summary>
/// <param name="Name">Method as on the command line.</param>
/// <param name="Options">Options of the method as text with units; a flag has "yes".</param>
internal sealed record AskedMethod(string Name, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>Where the study names the method; null if it was not read from a file.</summary>
    public InputMapping? Place { get; private init; }

    /// <summary>Reads the two keys.</summary>
    /// <exception cref="InputException">A method or option that does not exist; the message gives line and column.</exception>
    public static AskedMethod Read(InputMapping mapping)
    {
        var method = mapping.Require("method").Build(() => MethodWings.Catalog.Named(mapping.Text("method")));
        var options = new Dictionary<string, string>();
        foreach (var (option, value) in mapping.OptionalMapping("options")?.Entries ?? [])
        {
            if (method.Options.All(known => known.Name != option))
            {
                throw value.Fail($"{method.Name} has no option \"{option}\"", string.Join(", ", method.Options.Select(known => known.Name)));
            }

            options[option] = value.AsScalar("a value").Text;
        }

        return new AskedMethod(method.Name, options) { Place = mapping };
    }

    /// <summary>Runs the method.</summary>
    /// <exception cref="InputException">An option is out of range, or the records are not what the method reads; with line and column of the study.</exception>
    public AnalysisResult Run(IReadOnlyList<(string Name, Record Record)> inputs, CancellationToken cancel)
    {
        AnalysisResult Run() => MethodWings.Catalog.Run(Name, new AnalysisRequest(inputs, Options), cancel);
        return Place is null ? Run() : (Place.OptionalMapping("options") ?? Place).Build(Run);
    }
}
