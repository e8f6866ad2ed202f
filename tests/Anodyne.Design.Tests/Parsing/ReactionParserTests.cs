using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Quantities;
using FsCheck.Fluent;

namespace Anodyne.Design.Tests.Parsing;

/// <summary>The reaction reader and the balancer.</summary>
public sealed class ReactionParserTests
{
    [Theory]
    [InlineData("Li2CO3 + CaF2 -> LiF + CaCO3", "Li2CO3 + CaF2 -> 2 LiF + CaCO3")]
    [InlineData("Li2CO3+CaF2=2LiF+CaCO3", "Li2CO3 + CaF2 -> 2 LiF + CaCO3")]
    [InlineData("1/2 O2 + 2Li → Li2O", "1/2 O2 + 2 Li -> Li2O")]
    [InlineData("0.5 O2 + 2 Li => Li2O", "1/2 O2 + 2 Li -> Li2O")]
    [InlineData("AlF3 + Li2CO3 -> LiF + Al2O3 + CO2", "2 AlF3 + 3 Li2CO3 -> 6 LiF + Al2O3 + 3 CO2")]
    [InlineData("LiOH + CO2 ⇌ Li2CO3 + H2O(g)", "2 LiOH + CO2 -> Li2CO3 + H2O(g)")]
    [InlineData("KMnO4 + HCl -> KCl + MnCl2 + H2O + Cl2", "2 KMnO4 + 16 HCl -> 2 KCl + 2 MnCl2 + 8 H2O + 5 Cl2")]
    [InlineData("Fe0.95O + Li -> Fe + Li2O", "20 Fe0.95O + 40 Li -> 19 Fe + 20 Li2O")]
    public void Reads_and_balances(string text, string expected) => Assert.Equal(expected, Reaction.Parse(text).ToString());

    [Theory]
    [InlineData("Li2CO3 + CaF2", "column 14")]
    [InlineData("Li2CO3 + -> LiF", "column 10")]
    [InlineData("-> LiF", "column 1")]
    [InlineData("LiF -> ", "column 8")]
    [InlineData("LiF -> Li + F2 -> Li2F2", "column 16")]
    [InlineData("Li2CO3 + CaXq2 -> LiF", "column 12")]
    [InlineData("Li+ + F- -> LiF", "column 5")]
    [InlineData("PF6- + Li -> LiF + P", "column 4")]
    [InlineData("0 Li + F2 -> LiF", "column 1")]
    [InlineData("1/0 Li + F2 -> LiF", "column 1")]
    [InlineData("1..2 Li + F2 -> LiF", "column 1")]
    public void Errors_name_the_column(string text, string column) =>
        Assert.EndsWith(column, Assert.Throws<InputException>(() => Reaction.Parse(text)).Problem.Where, StringComparison.Ordinal);

    [Theory]
    [InlineData("Li2CO3 + CaF2 -> LiF + CaO", "C is only on the left")]
    [InlineData("Li2CO3 + CaF2 -> 3 LiF + CaCO3", "F 2 on the left, 3 on the right")]
    [InlineData("Li -> Mg", "Li is only on the left, Mg is only on the right")]
    public void Refusals_name_the_element(string text, string element)
    {
        var problem = Assert.Throws<InputException>(() => Reaction.Parse(text)).Problem;
        Assert.Contains(element, problem.What, StringComparison.Ordinal);
        Assert.NotEqual("", problem.Mend);
    }

    [Fact]
    public void Wrong_coefficients_are_answered_with_the_right_ones() => Assert.Contains(
        "Li2CO3 + CaF2 -> 2 LiF + CaCO3",
        Assert.Throws<InputException>(() => Reaction.Parse("Li2CO3 + CaF2 -> 3 LiF + CaCO3")).Problem.Mend,
        StringComparison.Ordinal);

    [Fact]
    public void Several_reactions_in_one_are_refused() => Assert.Contains(
        "independent",
        Assert.Throws<InputException>(() => Reaction.Parse("Li + Na + O2 -> Li2O + Na2O + Li2O2")).Problem.Mend,
        StringComparison.Ordinal);

    [Fact]
    public void A_reaction_made_from_whole_numbers_is_recovered_in_smallest_whole_numbers()
    {
        // a Li2CO3-like salt exchange M_x A_y + B -> ...: build M A + N B -> M B + N A with random valences and see it balance exactly
        var valence = Gen.Choose(1, 5);
        Prop.ForAll(valence.Four().ToArbitrary(), v =>
        {
            var (m, n, a, b) = v;
            string Salt(string cation, int c, string anion, int d) => $"{cation}{d}{anion}{c}";
            var text = $"{Salt("Ca", m, "F", a)} + {Salt("Mg", n, "O", b)} -> {Salt("Ca", m, "O", b)} + {Salt("Mg", n, "F", a)}";
            var reaction = Reaction.Parse(text);
            var smallest = ReactionBalance.Multiple(reaction) == Fraction.One || reaction.ToString() == text;
            return reaction.IsBalanced && Math.Abs(reaction.MassExcess) < 1e-9 && smallest;
        }).Holds(300);
    }

    [Fact]
    public void The_printed_reaction_reads_back_to_itself()
    {
        foreach (var (text, _, _, _, _, _) in Thermochemistry.ReferenceReactions.All)
        {
            var reaction = Reaction.Parse(text);
            Assert.Equal(reaction.ToString(), Reaction.Parse(reaction.ToString()).ToString());
            Assert.True(reaction.IsBalanced);
        }
    }

    [Fact]
    public void Any_text_is_read_or_refused_as_an_input_error()
    {
        var pieces = new[] { "Li", "F", "2", " ", "+", "->", "=", "CaF2", "(g)", "(", ")", "1/2", ".", "CO2", "-", "H2O", "x", "é", "·" };
        var texts = Gen.Choose(0, 12).SelectMany(length => Gen.Elements(pieces).ArrayOf(length)).Select(parts => string.Concat(parts));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            try
            {
                return Reaction.Parse(text).IsBalanced;
            }
            catch (InputException exception)
            {
                return exception.Problem.What.Length > 0 && exception.Problem.Where.StartsWith("reaction", StringComparison.Ordinal);
            }
        }).Holds(4000);
    }
}
