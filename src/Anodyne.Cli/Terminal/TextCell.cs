namespace Anodyne.Cli.Terminal;

/// <summary>How a cell is marked on a terminal with colours.</summary>
internal enum Ink
{
    Plain,
    Good,
    Care,
    Bad,

    /// <summary>A number that means nothing: struck through, and the word void after it.</summary>
    Void,
}

/// <summary>One cell of a table.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Ink">How it is marked.</param>
internal readonly record struct TextCell(string Text, Ink Ink = Ink.Plain)
{
    /// <summary>The word after a void number.</summary>
    public const string VoidMark = " void";

    public static implicit operator TextCell(string? text) => new(text ?? "");

    /// <summary>A number that means nothing.</summary>
    public static TextCell OfVoid(string number) => new(number + VoidMark, Ink.Void);
}
