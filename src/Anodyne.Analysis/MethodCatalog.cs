using System.Reflection;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Analysis;

/// <summary>
/// The methods of one wing or of several. A wing's methods are the classes that derive from <see cref="AnalysisMethod"/>: none is listed anywhere. One that is
/// asked for by name is looked up as <c>Methods.NameMethod</c> first, so that the others are not made.
/// </summary>
public sealed class MethodCatalog
{
    private readonly Lazy<IReadOnlyList<AnalysisMethod>> _all;
    private readonly Func<string, AnalysisMethod?> _find;

    /// <summary>The methods of a wing.</summary>
    /// <param name="wing">Its assembly.</param>
    public MethodCatalog(Assembly wing)
    {
        ArgumentNullException.ThrowIfNull(wing);
        _all = new(() =>
        [
            .. wing.GetTypes().Where(type => type.IsSubclassOf(typeof(AnalysisMethod)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
                .Select(Make).OrderBy(method => method.Name, StringComparer.Ordinal),
        ]);
        _find = name =>
        {
            var type = wing.GetType($"{wing.GetName().Name}.Methods.{TypeName(name)}");
            var made = type?.IsSubclassOf(typeof(AnalysisMethod)) == true && !type.IsAbstract ? Make(type) : null;
            return made?.Name == name ? made : _all.Value.FirstOrDefault(method => method.Name == name);
        };
    }

    /// <summary>These methods.</summary>
    /// <param name="methods">The methods.</param>
    public MethodCatalog(IReadOnlyList<AnalysisMethod> methods)
    {
        _all = new(() => methods);
        _find = name => methods.FirstOrDefault(method => method.Name == name);
    }

    /// <summary>The methods of several wings together.</summary>
    /// <param name="wings">The wings.</param>
    public MethodCatalog(params IReadOnlyList<MethodCatalog> wings)
    {
        _all = new(() => [.. wings.SelectMany(wing => wing.All)]);
        _find = name => wings.Select(wing => wing._find(name)).FirstOrDefault(method => method is not null);
    }

    /// <summary>All methods, by wing and name.</summary>
    public IReadOnlyList<AnalysisMethod> All => _all.Value;

    /// <summary>A method by name.</summary>
    /// <param name="name">Word on the command line.</param>
    /// <exception cref="InputException">There is none of that name.</exception>
    public AnalysisMethod Named(string name)
    {
        if (_find(name) is { } method)
        {
            return method;
        }

        var near = Spelling.Nearest(name, All.Select(m => m.Name));
        var mend = (near is null ? "" : $"Did you mean \"{near}\"? ") + "`anodyne analyze --list` names them";
        throw new InputException("no such method", "analyze", name, string.Join(", ", All.Select(m => m.Name)), mend);
    }

    /// <summary>Runs a method by name.</summary>
    /// <param name="name">Method.</param>
    /// <param name="request">Records and options.</param>
    /// <param name="cancellation">Cancels.</param>
    public AnalysisResult Run(string name, AnalysisRequest request, CancellationToken cancellation = default) => Named(name).Run(request, cancellation);

    private static AnalysisMethod Make(Type type) => (AnalysisMethod)Activator.CreateInstance(type)!;

    // "dead-lithium" is DeadLithiumMethod.
    private static string TypeName(string name) =>
        string.Concat(name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Method";
}
