using System.Text.Json.Nodes;
using Anodyne.Design.Thermochemistry.Screening;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>Candidates of a coating held against a species of the film that they meet.</summary>
/// <param name="Candidates">The candidates, separated by commas.</param>
/// <param name="Against">The species of the film; null for lithium carbonate.</param>
/// <param name="Temperature">Temperature: a number in K, or a quantity such as "80 degC".</param>
/// <param name="Data">Files of further data sets.</param>
public sealed record ScreenRequest(
    string Candidates, string? Against = null, string Temperature = ReactRequest.RoomTemperature, IReadOnlyList<string>? Data = null)
{
    /// <summary>Computes.</summary>
    public Answer<Screen> Run(RequestContext context)
    {
        var screen = Screen.Of(Candidates, Against ?? "Li2CO3", ReactRequest.ReadTemperature(Temperature), ReactRequest.SetsWith(Data));
        return new(screen, new JsonObject
        {
            ["against"] = screen.Film.Name,
            ["temperature_K"] = screen.Temperature,
            ["candidates"] = JsonText.Array(screen.Candidates, ReactDocument.Of),
        });
    }
}
