namespace Anodyne.Electroanalysis.Cycling;

/// <summary>Something that happened to a symmetric cell.</summary>
/// <param name="Time">Start of the half cycle from which on it shows, s.</param>
/// <param name="Kind">soft short, hard short, recovery, runaway, drying, jump, noise or limit.</param>
/// <param name="Evidence">The signs found, in words.</param>
/// <param name="IsFailure">True for an event that ends the life of the cell: a short, drying, runaway, the limit.</param>
public sealed record CellEvent(double Time, string Kind, string Evidence, bool IsFailure);
