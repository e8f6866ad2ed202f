using Anodyne.Records;
using Anodyne.Records.Impedance;
using Anodyne.Records.Techniques;

namespace Anodyne.Instruments.Reading;

/// <summary>What a file held.</summary>
public sealed record InstrumentFile
{
    /// <summary>Name of the file as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the format ("BioLogic mpr").</summary>
    public required string Format { get; init; }

    /// <summary>Version of the format as the file states it; empty where the format has none.</summary>
    public string Version { get; init; } = "";

    /// <summary>The tables of the file: mostly one; several for a workbook with several sheets; none for a file of settings.</summary>
    public IReadOnlyList<Record> Records { get; init; } = [];

    /// <summary>Settings of a file that holds no table (a schedule, metadata).</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Techniques with their parameters of a file that holds no table; a table's own stand in its provenance.</summary>
    public IReadOnlyList<TechniqueSettings> Techniques { get; init; } = [];

    /// <summary>What a person should know: missing bytes, assumptions.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The impedance spectra of all tables, in order.</summary>
    public IReadOnlyList<ImpedanceSpectrum> Spectra => [.. Records.SelectMany(static record => ImpedanceSeries.Of(record))];
}
