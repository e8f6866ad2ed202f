using System.Collections.Immutable;
using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Quantities;

namespace Anodyne.Design.Thermochemistry.Reactions;

/// <summary>Reads the text of a reaction into terms. Columns in messages count from 1.</summary>
internal static class ReactionReader
{
    private const int LongestText = 4000;
    private static readonly string[] Arrows = ["<=>", "<->", "-->", "==>", "->", "=>", "→", "⇌", "="];

    /// <summary>Reads a reaction as written; it need not balance.</summary>
    public static Reaction Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText)
        {
            throw new InputException("the reaction is too long", "reaction", $"{text.Length} characters", $"at most {LongestText}");
        }

        var (arrow, length) = FindArrow(text);
        return new Reaction(ReadSide(text, 0, arrow), ReadSide(text, arrow + length, text.Length));
    }

    private static (int At, int Length) FindArrow(string text)
    {
        var found = Next(text, 0);
        if (found.At < 0)
        {
            throw new InputException("an arrow is missing", At(text.Length), $"\"{text}\"", "reactants -> products",
                "Write it as \"Li2CO3 + CaF2 -> 2 LiF + CaCO3\".");
        }

        var second = Next(text, found.At + found.Length);
        return second.At < 0
            ? found
            : throw new InputException("a second arrow", At(second.At), $"\"{text}\"", "one arrow", "Give one reaction at a time.");
    }

    private static (int At, int Length) Next(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            foreach (var arrow in Arrows)
            {
                if (string.CompareOrdinal(text, at, arrow, 0, arrow.Length) == 0)
                {
                    return (at, arrow.Length);
                }
            }
        }

        return (-1, 0);
    }

    private static ImmutableArray<ReactionTerm> ReadSide(string text, int start, int end)
    {
        var terms = ImmutableArray.CreateBuilder<ReactionTerm>();
        var from = start;
        for (var at = start; at <= end; at++)
        {
            if (at == end || text[at] == '+')
            {
                terms.Add(TermReader.Read(text, from, at));
                from = at + 1;
            }
        }

        return terms.ToImmutable();
    }

    private static string At(int position) => TermReader.At(position);
}
