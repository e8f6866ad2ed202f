namespace Anodyne.Cells.Protocols;

/// <summary>
/// Variables of a cell that a protocol may name: voltage (V), current (|I|, A), temperature (K), lithium (stock of metal on the metal electrode, as
/// dense thickness in m), dead (dead lithium, dense thickness), film (thickness of the interphase, m), salt (lowest salt concentration anywhere, mol/m3),
/// stoichiometry (highest at any particle surface of the positive electrode).
/// </summary>
public static class ProtocolVariables
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["voltage", "current", "temperature", "lithium", "dead", "film", "salt", "stoichiometry"];

    /// <summary>Units that fit a variable.</summary>
    internal static AmountKind[] Kinds(string name) => name switch
    {
        "voltage" => [AmountKind.Voltage],
        "current" => [AmountKind.CRate, AmountKind.Current, AmountKind.CurrentDensity],
        "temperature" => [AmountKind.Temperature],
        "lithium" or "dead" or "film" => [AmountKind.Length],
        "salt" => [AmountKind.Concentration],
        _ => [AmountKind.Number, AmountKind.Share],
    };
}
