using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.CellStudies;

/// <summary>An analysis of what the virtual instruments wrote, made for every variant.</summary>
/// <param name="Name">Name in the study.</param>
/// <param name="Asked">The method and its options.</param>
/// <param name="Spectrum">Number of the spectrum it reads, from 1; 0: the record; -1: all spectra as one series, keyed by temperature.</param>
public sealed record VirtualAnalysis(string Name, AskedMethod Asked, int Spectrum)
{
    /// <summary>Method as on the command line.</summary>
    public string Method => Asked.Name;

    /// <summary>What it reads, in words.</summary>
    public string Of => Spectrum switch { 0 => "the record", < 0 => "all spectra", var number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"spectrum {number}") };
}
