using Anodyne.Records.Techniques;

namespace Anodyne.Records;

/// <summary>Where a record comes from: the file and the instrument, or the simulation, that wrote it.</summary>
public sealed record Provenance
{
    /// <summary>Provenance of something that was made in memory.</summary>
    public static Provenance None { get; } = new();

    /// <summary>Name of the file as it was given; empty for a record made in memory.</summary>
    public string File { get; init; } = "";

    /// <summary>SHA-256 of the file's bytes, 64 lower-case hexadecimal digits; empty if not computed.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Length of the file in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>File format ("BioLogic mpr"); for a simulation its name.</summary>
    public string Format { get; init; } = "";

    /// <summary>Version of the format as the file states it.</summary>
    public string FormatVersion { get; init; } = "";

    /// <summary>Instrument, with serial number or channel where the file has them.</summary>
    public string Instrument { get; init; } = "";

    /// <summary>Firmware or software version of the instrument.</summary>
    public string Firmware { get; init; } = "";

    /// <summary>Technique ("GCPL", "PEIS", "CV"); empty where the file does not say.</summary>
    public string Technique { get; init; } = "";

    /// <summary>Start of the measurement. Most instruments write local time without a zone; then the offset is zero and <see cref="StartZoneKnown"/> is
    /// false.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>True if the zone of <see cref="Start"/> comes from the file.</summary>
    public bool StartZoneKnown { get; init; }

    /// <summary>Further header entries of the file, as written there.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What the instrument was told to do, with every parameter; empty where the file does not say.</summary>
    public IReadOnlyList<TechniqueSettings> Techniques { get; init; } = [];
}
