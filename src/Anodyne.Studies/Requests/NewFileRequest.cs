using System.Text.Json.Nodes;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Requests;

/// <summary>A commented starting file. It is an input and not a result: without another folder it goes into the working folder.</summary>
/// <param name="Kind">Kind of the file; one of <see cref="Kinds"/>.</param>
public sealed record NewFileRequest(string Kind)
{
    /// <summary>The kinds there are.</summary>
    public static IReadOnlyList<string> Kinds => StartingFile.Kinds;

    /// <summary>What a kind is for.</summary>
    public static string Summary(string kind) => StartingFile.Summary(kind);

    /// <summary>The text of the file.</summary>
    public string Text => StartingFile.Text(Kind);

    /// <summary>Writes the file.</summary>
    public Answer<string> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var name = Kind + ".yaml";
        var text = StartingFile.Text(Kind);
        context.Open(Kind).WriteText(name, text);
        var path = Path.Combine(context.OutPath, name);
        return new(path, new JsonObject { ["file"] = path });
    }
}
