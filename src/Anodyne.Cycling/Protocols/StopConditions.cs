namespace Anodyne.Cycling;

/// <summary>Reads what follows "until": a voltage, a current, a temperature or "variable &lt; limit".</summary>
internal static class StopConditions
{
    public static StopCondition Read(Words words)
    {
        foreach (string name in CellVariables.Names)
        {
            if (words.Take(name))
            {
                var crossing = words.Take("<", "below") ? Crossing.Below : words.Take(">", "above") ? Crossing.Above : throw words.Wrong("a comparison is missing", "'<' or '>'");
                words.Take("=");
                return new StopCondition(name, Amounts.Read(words, $"the limit of {name}", CellVariables.Kinds(name)), crossing);
            }
        }

        var amount = Amounts.Read(
            words, $"the limit (or a variable: {string.Join(", ", CellVariables.Names)})", AmountKind.Voltage, AmountKind.Current, AmountKind.CurrentDensity, AmountKind.CRate, AmountKind.Temperature);
        return amount.Kind switch
        {
            AmountKind.Voltage => new StopCondition("voltage", amount),
            AmountKind.Temperature => new StopCondition("temperature", amount),
            _ => new StopCondition("current", amount, Crossing.Below),
        };
    }
}
