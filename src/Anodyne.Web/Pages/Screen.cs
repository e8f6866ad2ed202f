using Anodyne.Quantities;
using Anodyne.Web.Serving;
using Anodyne.Web.Wording;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace Anodyne.Web.Pages;

/// <summary>
/// What every screen has: the workspace, the words of its language, the address. A circuit dies with its connection, so what a screen shows follows from the
/// address and the workspace alone.
/// </summary>
public abstract class Screen : ComponentBase
{
    // The address that was asked for last. The browser answers later, and a second change before that must not undo the first.
    private string? _asked;

    /// <summary>The workspace of the server.</summary>
    [Inject]
    public WorkspaceHolder Holder { get; set; } = null!;

    /// <summary>The address.</summary>
    [Inject]
    public NavigationManager Nav { get; set; } = null!;

    /// <summary>The browser.</summary>
    [Inject]
    public IJSRuntime Js { get; set; } = null!;

    /// <summary>The words of the page's language.</summary>
    [CascadingParameter]
    public Words W { get; set; } = null!;

    /// <summary>The workspace that is open.</summary>
    protected OpenWorkspace Opened => Holder.Current!;

    /// <inheritdoc/>
    public override Task SetParametersAsync(ParameterView parameters)
    {
        _asked = _asked == Nav.Uri ? null : _asked;
        return base.SetParametersAsync(parameters);
    }

    /// <summary>Goes to this address with some values changed; null takes a value away.</summary>
    /// <param name="values">Values by name.</param>
    /// <param name="replaces">True to leave no step for the back button.</param>
    protected void Go(IReadOnlyDictionary<string, object?> values, bool replaces = false)
    {
        var address = Nav.GetUriWithQueryParameters(_asked ?? Nav.Uri, values);
        _asked = _asked is null && address == Nav.Uri ? null : address;
        Nav.NavigateTo(address, replace: replaces);
    }

    /// <summary>The same with one value.</summary>
    protected void Go(string name, object? value, bool replaces = false) => Go(new Dictionary<string, object?> { [name] = value }, replaces);

    /// <summary>Adds a value to those of a name in the address, or takes it away.</summary>
    /// <param name="name">Name of the values.</param>
    /// <param name="value">The value.</param>
    /// <param name="isOn">True to add it.</param>
    /// <param name="others">Other values that change with it.</param>
    protected void Toggle(string name, string value, bool isOn, params IEnumerable<KeyValuePair<string, object?>> others)
    {
        var now = QueryHelpers.ParseQuery(new Uri(_asked ?? Nav.Uri).Query).TryGetValue(name, out var found) ? found.OfType<string>() : [];
        Go(new Dictionary<string, object?>(others) { [name] = (string[])[.. now.Where(other => other != value), .. isOn ? [value] : Array.Empty<string>()] });
    }

    /// <summary>A problem as a sentence, with files named as in the workspace.</summary>
    protected string Said(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Said(problem.ToString());
    }

    /// <summary>A text without the folder of the workspace in it.</summary>
    protected string Said(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace(Opened.Place.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    /// <summary>An address with a query; values are escaped, empty ones are left out.</summary>
    protected static string Address(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        var parts = query.Where(static pair => !string.IsNullOrEmpty(pair.Value)).Select(static pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}");
        var text = string.Join('&', parts);
        return text.Length == 0 ? path : $"{path}?{text}";
    }
}
