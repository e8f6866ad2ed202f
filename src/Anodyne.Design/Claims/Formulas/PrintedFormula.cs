using Anodyne.Quantities;
using Anodyne.Quantities.Formulas;

namespace Anodyne.Design.Claims.Formulas;

/// <summary>
/// A formula as printed: "left = right" with + - * / ^, brackets, a blank between factors as product, exp, ln, sqrt and symbols such as t_m.
/// </summary>
/// <param name="Text">As printed.</param>
/// <param name="Left">Left side.</param>
/// <param name="Right">Right side.</param>
public sealed record PrintedFormula(string Text, FormulaNode Left, FormulaNode Right)
{
    /// <summary>Reads a formula.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Where it stands, for messages.</param>
    /// <exception cref="InputException">If it is no formula; the message gives the column.</exception>
    public static PrintedFormula Parse(string text, string where = "formula")
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || text.IndexOf('=', equals + 1) >= 0)
        {
            throw new InputException("a formula has one equals sign", where, $"\"{text}\"", "left = right");
        }

        return new PrintedFormula(
            text, FormulaReader.Read(text, where, 0, equals), FormulaReader.Read(text, where, equals + 1, text.Length));
    }
}
