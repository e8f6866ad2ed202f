using System.Globalization;
using System.Numerics;
using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Quantities;

namespace Anodyne.Design.Thermochemistry.Reactions;

/// <summary>
/// Balancing by exact elimination. With the matrix A of atoms (a row an element, a column a species, products negative), a balanced reaction is
/// a positive vector of the null space of A. It is determined if the null space has one dimension; it is then given in smallest whole numbers.
/// </summary>
public static class ReactionBalance
{
    /// <summary>Leaves a balanced reaction as written; balances one without coefficients; refuses anything else, naming the element.</summary>
    internal static Reaction BalanceOrRefuse(Reaction written, string text)
    {
        if (written.Terms.GroupBy(entry => (entry.Term.Formula.Key, entry.Term.Suffix))
            .All(group => group.Aggregate(Fraction.Zero, (sum, entry) => sum + entry.Number).IsZero))
        {
            throw new InputException("nothing reacts: both sides hold the same", "reaction", $"\"{text}\"", "a reaction that changes something",
                "Write other products.");
        }

        if (written.IsBalanced)
        {
            return written;
        }

        var balanced = TryBalance(written, out var dimension);
        var anyCoefficient = written.Terms.Any(entry => entry.Term.CoefficientWritten);
        if (balanced is not null && !anyCoefficient)
        {
            return balanced;
        }

        var mend = balanced is not null
            ? $"Balanced it reads \"{balanced}\"; leave every coefficient out to have it balanced."
            : dimension > 1
                ? "Several independent reactions hide in it: write the coefficients, or take a species out."
                : "Add the missing species, e.g. CO2 or H2O(g).";
        throw new InputException($"the reaction does not balance: {Imbalance(written)}", "reaction", $"\"{text}\"", "the same atoms on both sides", mend);
    }

    /// <summary>The reaction in smallest whole numbers, or null if no set of positive coefficients balances it or if several do.</summary>
    /// <param name="reaction">The reaction; its coefficients are ignored.</param>
    /// <param name="dimension">Dimension of the null space: 0 none, 1 determined up to scale, more: several independent reactions.</param>
    public static Reaction? TryBalance(Reaction reaction, out int dimension)
    {
        ArgumentNullException.ThrowIfNull(reaction);
        var species = reaction.Terms.Select(entry => entry.Term).ToArray();
        var elements = reaction.Elements;
        var matrix = new Fraction[elements.Count][];
        for (var row = 0; row < elements.Count; row++)
        {
            matrix[row] = new Fraction[species.Length];
            for (var column = 0; column < species.Length; column++)
            {
                var count = species[column].Formula.Count(elements[row]);
                matrix[row][column] = column < reaction.Reactants.Length ? count : -count;
            }
        }

        var pivots = Eliminate(matrix, species.Length);
        dimension = species.Length - pivots.Count;
        if (dimension != 1)
        {
            return null;
        }

        var free = Enumerable.Range(0, species.Length).First(column => !pivots.Contains(column));
        var numbers = new Fraction[species.Length];
        numbers[free] = Fraction.One;
        for (var row = 0; row < pivots.Count; row++)
        {
            numbers[pivots[row]] = -matrix[row][free];
        }

        return numbers.All(number => number.Sign > 0) ? WithNumbers(reaction, SmallestWhole(numbers)) : null;
    }

    /// <summary>The largest factor by which the reaction is a multiple of its form in smallest whole numbers; above zero.</summary>
    public static Fraction Multiple(Reaction reaction)
    {
        ArgumentNullException.ThrowIfNull(reaction);
        var numbers = reaction.Terms.Select(entry => entry.Term.Coefficient).ToArray();
        return numbers[0] / SmallestWhole(numbers)[0];
    }

    private static List<int> Eliminate(Fraction[][] matrix, int columns)
    {
        var pivots = new List<int>();
        for (var column = 0; column < columns && pivots.Count < matrix.Length; column++)
        {
            var top = pivots.Count;
            var row = Array.FindIndex(matrix, top, candidate => !candidate[column].IsZero);
            if (row < 0)
            {
                continue;
            }

            (matrix[top], matrix[row]) = (matrix[row], matrix[top]);
            var pivot = matrix[top][column];
            matrix[top] = [.. matrix[top].Select(value => value / pivot)];
            for (var other = 0; other < matrix.Length; other++)
            {
                var factor = matrix[other][column];
                if (other != top && !factor.IsZero)
                {
                    var source = matrix[top];
                    matrix[other] = [.. matrix[other].Select((value, index) => value - (factor * source[index]))];
                }
            }

            pivots.Add(column);
        }

        return pivots;
    }

    private static Fraction[] SmallestWhole(Fraction[] numbers)
    {
        var multiple = numbers.Aggregate(BigInteger.One, (lcm, number) => lcm / BigInteger.GreatestCommonDivisor(lcm, number.Denominator) * number.Denominator);
        var whole = numbers.Select(number => (number * new Fraction(multiple, 1)).Numerator).ToArray();
        var divisor = whole.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return [.. whole.Select(number => new Fraction(number / divisor, 1))];
    }

    private static Reaction WithNumbers(Reaction reaction, Fraction[] numbers)
    {
        var left = reaction.Reactants.Length;
        return new Reaction(
            [.. reaction.Reactants.Select((term, index) => term with { Coefficient = numbers[index] })],
            [.. reaction.Products.Select((term, index) => term with { Coefficient = numbers[left + index] })]);
    }

    private static string Imbalance(Reaction reaction)
    {
        var oneSided = reaction.Elements.Where(symbol =>
            reaction.Reactants.Any(term => !term.Formula.Count(symbol).IsZero) != reaction.Products.Any(term => !term.Formula.Count(symbol).IsZero)).ToArray();
        if (oneSided.Length > 0)
        {
            return string.Join(", ", oneSided.Select(symbol =>
                $"{symbol} is only on the {(reaction.Reactants.Any(term => !term.Formula.Count(symbol).IsZero) ? "left" : "right")}"));
        }

        return string.Join(", ", reaction.Elements.Where(symbol => !reaction.Excess(symbol).IsZero).Select(symbol =>
            string.Create(CultureInfo.InvariantCulture,
                $"{symbol} {Sum(reaction.Reactants, symbol)} on the left, {Sum(reaction.Products, symbol)} on the right")));
    }

    private static Fraction Sum(IEnumerable<ReactionTerm> terms, string symbol) =>
        terms.Aggregate(Fraction.Zero, (sum, term) => sum + (term.Coefficient * term.Formula.Count(symbol)));
}
