using Anodyne.Records;

namespace Anodyne.Studies.Models;

/// <summary>What virtual instruments wrote of a run, as every analysis reads it.</summary>
/// <param name="Record">The record; null if nothing was sampled.</param>
/// <param name="Spectra">The spectra in their order.</param>
/// <param name="Series">All spectra as one table keyed by temperature in degC.</param>
internal sealed record ModelMeasurement(Record? Record, IReadOnlyList<Record> Spectra, Record Series);
