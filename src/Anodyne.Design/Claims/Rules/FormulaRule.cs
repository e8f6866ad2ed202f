using System.Globalization;
using Anodyne.Design.Claims.Formulas;
using Anodyne.Design.Tables;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Formulas;
using Anodyne.Quantities.Units;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A printed formula must have the dimension of its left side, and a transient its maximum where its symbols say.</summary>
public sealed class FormulaRule() : ClaimRule(
    "formula",
    "both sides of a formula have the same dimension; a reduced transient (i/i_m)^2 of t/t_m has its maximum 1 at t = t_m")
{
    /// <summary>How far a transient with rounded constants may be from 1 at t_m.</summary>
    private const double Rounding = 0.005;

    private static readonly Dictionary<string, Dimension> Symbols = EmbeddedTable.Read("Claims/formula-symbols.tsv").Rows
        .ToDictionary(row => row["symbol"], row => DimensionOf(row["unit"]), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "formula"))
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{table.Name}, row {claim.Row}, printed_as");
            var formula = PrintedFormula.Parse(claim.PrintedAs, where);
            var symbols = Known(formula, claim, where);
            yield return Judged(claim);
            if (DimensionProblem(formula, symbols, claim) is { } dimension)
            {
                yield return Flag(claim, dimension);
            }
            else if (MaximumProblem(formula) is { } maximum)
            {
                yield return Flag(claim, maximum);
            }
        }
    }

    private static string? DimensionProblem(PrintedFormula formula, Dictionary<string, Dimension> symbols, Claim claim)
    {
        try
        {
            var (left, right) = (formula.Left.DimensionOf(symbols), formula.Right.DimensionOf(symbols));
            var stated = claim.Unit.Length > 0 ? RootedDimension.Of(DimensionOf(claim.Unit)) : left;
            return left == right && stated == left ? null
                : $"\"{formula.Text}\" has {Called(left)} on the left and {Called(right)} on the "
                    + $"right{(stated == left ? "" : $", {Called(stated)} is stated")}";
        }
        catch (DimensionMismatchException mismatch)
        {
            return $"\"{formula.Text}\" needs {mismatch.Message}";
        }
    }

    private static string? MaximumProblem(PrintedFormula formula)
    {
        string[] names = [.. formula.Right.Symbols.Distinct()];
        if (!names.Contains("t_m") || names.Except(["t", "t_m", "pi"]).Any() || !formula.Left.Symbols.Contains("i_m"))
        {
            return null;
        }

        var peak = TransientMaximum.Of(formula.Right);
        return Math.Abs(peak.Time - 1) <= Rounding && Math.Abs(peak.Value - 1) <= Rounding ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"\"{formula.Text}\" has its maximum {peak.Value:F3} at t = {peak.Time:F3} t_m instead of 1 at t_m");
    }

    private static Dictionary<string, Dimension> Known(PrintedFormula formula, Claim claim, string where)
    {
        var symbols = new Dictionary<string, Dimension>(Symbols, StringComparer.Ordinal);
        foreach (var part in claim.Note.Split(';').Select(part => part.Trim()).Where(part => part.StartsWith("where ", StringComparison.Ordinal)))
        {
            var words = part["where ".Length..].Split(" in ", 2);
            symbols[words[0].Trim()] = words.Length == 2
                ? DimensionOf(words[1].Trim())
                : throw new InputException("a symbol's unit is missing", where, part, "where x in m2/s");
        }

        foreach (var name in formula.Left.Symbols.Concat(formula.Right.Symbols).Where(name => !symbols.ContainsKey(name)))
        {
            throw new InputException("a symbol is not known", where, name, string.Join(", ", Symbols.Keys), $"Add \"where {name} in UNIT\" to the row's note.");
        }

        return symbols;
    }

    private static string Called(RootedDimension dimension) => dimension == RootedDimension.None ? "a plain number" : dimension.ToString();

    private static Dimension DimensionOf(string unit) => unit == "1" ? Dimension.None : UnitText.ReadUnit(unit).Dimension;
}
