namespace Anodyne.Cells.Protocols;

/// <summary>Direction in which a limit is crossed.</summary>
public enum Crossing
{
    /// <summary>The side is taken from the state at the start of the step: the step ends when the limit is crossed from there.</summary>
    FromStart,

    /// <summary>Ends once the variable is at or below the limit.</summary>
    Below,

    /// <summary>Ends once the variable is at or above the limit.</summary>
    Above,
}

/// <summary>A condition that ends a step: a variable reaches a limit.</summary>
/// <param name="Variable">Name of the variable, see <see cref="ProtocolVariables"/>.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Crossing">Which side ends the step.</param>
public sealed record StopCondition(string Variable, Amount Limit, Crossing Crossing = Crossing.FromStart);
