namespace Anodyne.Instruments.Reading;

/// <summary>The shapes of delimited text.</summary>
internal static class CsvShape
{
    public static TableShape Comma { get; } = new() { Delimiter = (byte)',', Quotes = true };

    public static TableShape Semicolon { get; } = new() { Delimiter = (byte)';', Quotes = true };

    public static TableShape Tab { get; } = new() { Delimiter = (byte)'\t' };

    public static TableShape Blanks { get; } = new() { Delimiter = (byte)' ' };

    /// <summary>The shape that a line suggests: the delimiter of tab, semicolon and comma that occurs most.</summary>
    public static TableShape Of(string line)
    {
        var tabs = line.AsSpan().Count('\t');
        var semicolons = line.AsSpan().Count(';');
        var commas = line.AsSpan().Count(',');
        return tabs >= Math.Max(1, Math.Max(semicolons, commas)) ? Tab : semicolons > 0 && semicolons >= commas ? Semicolon : Comma;
    }
}
