namespace Anodyne.Reports.Blocks;

/// <summary>How a cell of a table is set.</summary>
public enum CellKind
{
    /// <summary>Words, to the left.</summary>
    Words,

    /// <summary>A number, to the right, digits of equal width.</summary>
    Number,

    /// <summary>A number that means nothing: struck through, never left out.</summary>
    Void,

    /// <summary>Something good: passed, within limits.</summary>
    Good,

    /// <summary>Something to look at: a flag, a failed check, a broken limit.</summary>
    Flag,

    /// <summary>Secondary words: sources, remarks.</summary>
    Small,
}

/// <summary>One cell of a table.</summary>
/// <param name="Text">The text, with the markup of labels; empty for an empty cell.</param>
/// <param name="Kind">How it is set.</param>
public readonly record struct TableCell(string Text, CellKind Kind = CellKind.Words)
{
    /// <summary>A cell of words.</summary>
    public static implicit operator TableCell(string text) => FromString(text);

    /// <summary>A cell of words.</summary>
    public static TableCell FromString(string text) => new(text);

    /// <summary>A number with the given significant digits; empty if it is null or not a number.</summary>
    /// <param name="value">The number, in the unit that the column names.</param>
    /// <param name="digits">Significant digits.</param>
    public static TableCell Of(double? value, int digits = 4) => new(ReportNumber.Text(value, digits), CellKind.Number);
}

/// <summary>A table; the report numbers it.</summary>
/// <param name="Columns">Heads of the columns, with markup.</param>
/// <param name="Rows">The rows, each as long as the columns.</param>
/// <param name="Caption">What the table shows.</param>
public sealed record TableBlock(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows, string Caption) : ReportBlock;
