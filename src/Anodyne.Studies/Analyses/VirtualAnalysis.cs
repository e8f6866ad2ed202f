using System.Globalization;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Analyses;

/// <summary>An analysis of what the virtual instruments wrote, made for every variant.</summary>
/// <param name="Name">Name in the study.</param>
/// <param name="Asked">The method and its options.</param>
/// <param name="Spectrum">Number of the spectrum it reads, from 1; 0: the record; -1: all spectra as one series, keyed by temperature.</param>
internal sealed record VirtualAnalysis(string Name, AskedMethod Asked, int Spectrum)
{
    private const string Allowed = "record, spectra, or spectrum 1";

    /// <summary>Method as on the command line.</summary>
    public string Method => Asked.Name;

    /// <summary>What it reads, in words.</summary>
    public string Of => Spectrum switch
    {
        0 => "the record",
        < 0 => "all spectra",
        var number => string.Create(CultureInfo.InvariantCulture, $"spectrum {number}"),
    };

    /// <summary>Reads the keys <c>method</c>, <c>options</c> and <c>of</c>.</summary>
    /// <exception cref="Quantities.InputException">A method, option or input that does not exist; the message gives line and column.</exception>
    public static VirtualAnalysis Read(string name, InputMapping mapping)
    {
        return new VirtualAnalysis(name, AskedMethod.Read(mapping), mapping.Find("of") is { } node ? Number(node) : 0);
    }

    private static int Number(InputNode node) => node.AsScalar(Allowed).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["record"] => 0,
        ["spectra"] => -1,
        ["spectrum", var number] when int.TryParse(number, out var n) && n > 0 => n,
        _ => throw node.Fail("an analysis reads the record or a spectrum", Allowed),
    };
}
