namespace Anodyne.Electroanalysis.Cycling;

/// <summary>Something that happened to a symmetric cell.</summary>
internal sealed record CellEvent(double Time, string Kind, string Evidence, bool IsFailure);
