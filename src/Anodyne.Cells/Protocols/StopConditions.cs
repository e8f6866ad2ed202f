namespace Anodyne.Cells.Protocols;

/// <summary>Reads what follows "until": a voltage, a current, a temperature or "variable &lt; limit".</summary>
internal static class StopConditions
{
    /// <summary>Units of a bare limit.</summary>
    public static readonly AmountKind[] Kinds = [AmountKind.Voltage, AmountKind.Current, AmountKind.CurrentDensity, AmountKind.CRate, AmountKind.Temperature];

    /// <summary>What is read, for errors.</summary>
    public static readonly string What = $"the limit (or a variable: {string.Join(", ", ProtocolVariables.Names)})";

    public static StopCondition Read(Words words)
    {
        foreach (var name in ProtocolVariables.Names)
        {
            if (words.Take(name))
            {
                var crossing = words.Take("<", "below") ? Crossing.Below : words.Take(">", "above") ? Crossing.Above
                    : throw words.Wrong("a comparison is missing", "'<' or '>'");
                words.Take("=");
                return new StopCondition(name, Amounts.Read(words, $"the limit of {name}", ProtocolVariables.Kinds(name)), crossing);
            }
        }

        if (!words.AtEnd && !words.AtNumber)
        {
            throw words.Wrong("this is neither a limit nor a variable of the cell",
                $"'4.2 V', 'C/20' or one of {string.Join(", ", ProtocolVariables.Names)} with '<' or '>'");
        }

        return Of(Amounts.Read(words, What, Kinds));
    }

    /// <summary>The condition of a bare limit.</summary>
    public static StopCondition Of(Amount amount) => amount.Kind switch
    {
        AmountKind.Voltage => new StopCondition("voltage", amount),
        AmountKind.Temperature => new StopCondition("temperature", amount),
        _ => new StopCondition("current", amount, Crossing.Below),
    };
}
