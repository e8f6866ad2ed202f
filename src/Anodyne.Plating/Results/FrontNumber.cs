namespace Anodyne.Plating.Results;

/// <summary>A number that a process on the front names at the end of a run.</summary>
/// <param name="Name">Name for machines, with its unit at the end.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Value">Value, SI.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Standing">How well founded it is: solid, plausible or speculative, with what it rests on.</param>
public sealed record FrontNumber(string Name, string Title, double Value, string Unit, string Standing);
