namespace Anodyne.Records.Spectra;

/// <summary>How a photoelectron spectrum was measured, as far as its file says.</summary>
public sealed record PhotoelectronSettings
{
    /// <summary>Energy of the photons, eV; null where it is not stated.</summary>
    public double? SourceEnergy { get; init; }

    /// <summary>Pass energy of the analyser, eV; null where it is not stated.</summary>
    public double? PassEnergy { get; init; }

    /// <summary>Work function of the analyser, eV, as stated; no axis is shifted by it. Null where it is not stated.</summary>
    public double? WorkFunction { get; init; }

    /// <summary>Element and level: "C 1s"; empty where they are not stated.</summary>
    public string Level { get; init; } = "";

    /// <summary>Time of a point in one scan, s; null where it is not stated.</summary>
    public double? DwellTime { get; init; }

    /// <summary>Number of scans that were added; null where it is not stated.</summary>
    public int? Scans { get; init; }

    /// <summary>Transmission of the analyser at every place, one value a place; null where it is not stated.</summary>
    public double[]? Transmission { get; init; }

    /// <summary>Time of etching before the spectrum, s; null where it is not stated.</summary>
    public double? EtchTime { get; init; }

    /// <summary>Regions and components that another program stored with the spectrum; null where there are none.</summary>
    public StoredFit? StoredFit { get; init; }
}
