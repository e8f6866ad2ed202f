using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Anodyne.Design.Tests.Parsing;

/// <summary>The formula reader: printed formulas read back to what made them, nonsense is refused with a column inside the text.</summary>
public sealed class FormulaParserTests
{
    private static readonly string[] Symbols = ["H", "Li", "C", "N", "O", "F", "Na", "Mg", "Al", "Si", "P", "S", "Cl", "K", "Ca", "Ni", "Mn", "Co", "Cu", "Zn", "Sr", "Ba"];

    [Theory]
    [InlineData("LiF", 25.94)]
    [InlineData("Li2CO3", 73.89)]
    [InlineData("Ca(OH)2", 74.09)]
    [InlineData("Li₂CO₃", 73.89)]
    [InlineData("LiOH·H2O", 41.96)]
    [InlineData("CaSO4·2H2O", 172.17)]
    [InlineData("Fe0.95O", 69.05)]
    [InlineData("[Cu(NH3)4]SO4", 227.73)]
    public void Molar_masses(string formula, double gramsPerMole) =>
        Assert.Equal(gramsPerMole, ChemicalFormula.Parse(formula).MolarMass * 1000, 0.011);

    [Theory]
    [InlineData("", 1)]
    [InlineData("lif", 1)]
    [InlineData("Li2XO3", 4)]
    [InlineData("Ca(OH", 3)]
    [InlineData("Ca(OH))2", 7)]
    [InlineData("Ca()2", 3)]
    [InlineData("LiF0", 4)]
    [InlineData("Li F", 4)]
    [InlineData("Li2.CO3", 4)]
    [InlineData("Li[OH)", 6)]
    [InlineData("LiOH·", 6)]
    [InlineData("Li1234567890123", 3)]
    public void Errors_name_the_column(string formula, int column)
    {
        var problem = Assert.Throws<InputException>(() => ChemicalFormula.Parse(formula)).Problem;
        Assert.Equal($"formula, column {column}", problem.Where);
        Assert.NotEqual("", problem.Allowed);
    }

    [Fact]
    public void A_printed_formula_reads_back_to_its_composition()
    {
        Prop.ForAll(Formulas().ToArbitrary(), tree =>
        {
            var formula = ChemicalFormula.Parse(tree.Text);
            return formula.Atoms.Count == tree.Atoms.Count
                && tree.Atoms.All(atom => formula.Count(atom.Key) == new Fraction(atom.Value, 1));
        }).Holds(500);
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_a_column_inside_it()
    {
        var letters = "LiFCaOH2()[]·0.9 x+-\u2082é".ToCharArray();
        var texts = Gen.Choose(0, 14).SelectMany(length => Gen.Elements(letters).ArrayOf(length)).Select(chars => new string(chars));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            try
            {
                return ChemicalFormula.Parse(text).MolarMass > 0;
            }
            catch (InputException exception)
            {
                var column = int.Parse(exception.Problem.Where.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
                return column >= 1 && column <= text.Length + 1;
            }
        }).Holds(3000);
    }

    [Fact]
    public void Fractions_obey_the_laws_of_a_field()
    {
        var fractions = Gen.Choose(-50, 50).SelectMany(top => Gen.Choose(1, 50).Select(bottom => new Fraction(top, bottom)));
        Prop.ForAll(fractions.Three().ToArbitrary(), triple =>
        {
            var (a, b, c) = triple;
            return a + b == b + a && a * (b + c) == (a * b) + (a * c) && a - a == Fraction.Zero && (a.IsZero || b / a * a == b)
                && Math.Abs(((a / c.OrOne()) + b).ToDouble() - ((a.ToDouble() / c.OrOne().ToDouble()) + b.ToDouble())) < 1e-9;
        }).Holds(500);
    }

    private static Gen<(string Text, Dictionary<string, int> Atoms)> Formulas()
    {
        var plain = Gen.Elements(Symbols).SelectMany(symbol => Gen.Choose(1, 12).Select(count => (symbol, count)));
        return Gen.Choose(1, 5).SelectMany(length => plain.ArrayOf(length)).SelectMany(units => Gen.Choose(0, 4).Select(group =>
        {
            var atoms = new Dictionary<string, int>();
            var text = "";
            foreach (var (symbol, count) in units)
            {
                text += symbol + (count == 1 ? "" : count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                atoms[symbol] = atoms.GetValueOrDefault(symbol) + (count * Math.Max(group, 1));
            }

            return group > 1 ? ($"({text}){group}", atoms) : (text, atoms);
        }));
    }
}

internal static class FractionTestExtensions
{
    public static Fraction OrOne(this Fraction value) => value.IsZero ? Fraction.One : value;
}
