using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Anodyne.Electroanalysis.Tests.Impedance;

/// <summary>The two notations of a circuit: what is read is printed and read again the same, and an error points at the character that is wrong.</summary>
public class CircuitLanguageTests
{
    // A random tree as text: leaves are elements with running numbers, so that no name occurs twice.
    private static readonly string[] s_symbols = [.. ElementCatalog.All.Select(e => e.Symbol)];

    private static Gen<string> Trees(int depth) =>
        from shape in Gen.Choose(0, depth > 0 ? 3 : 0)
        from symbol in Gen.Elements(s_symbols)
        from count in Gen.Choose(2, 3)
        from parts in depth > 0 ? Gen.ListOf(Trees(depth - 1), count).Select(l => l.ToArray()) : Gen.Constant(Array.Empty<string>())
        select shape switch { 0 or 1 => symbol + "#", 2 => "p(" + string.Join(',', parts) + ")", _ => string.Join('-', parts) };

    private static string Number(string tree)
    {
        var number = 0;
        return string.Concat(tree.Select(c => c == '#' ? $"{number++}" : $"{c}"));
    }

    [Fact]
    public void A_circuit_is_printed_as_it_was_read_and_reads_back_the_same() => Prop.ForAll(Trees(3).Select(Number).ToArbitrary(), text =>
    {
        var circuit = Circuit.Parse(text);
        var again = Circuit.Parse(circuit.Text);
        double[] values = [.. circuit.Parameters.Select((p, k) => p.Kind == ParameterKind.Exponent ? 0.8 : 0.5 + (0.1 * k))];
        return circuit.Text == text && again.Text == text && circuit.Parameters.SequenceEqual(again.Parameters) && circuit.Impedance(3, values) == again.Impedance(3, values);
    }).Holds(300);

    [Fact]
    public void Blanks_mean_nothing_and_definitions_are_kept()
    {
        Assert.Equal("R0-p(R1,CPE1)-Wo1", Circuit.Parse("  R0 - p( R1 ,\tCPE1 ) - Wo1 ").Text);
        var own = Circuit.Parse("R0-X1 ;  X( R,tau ) =  R/(1 + j*w*tau) ;");
        Assert.Equal("R0-X1; X(R, tau) = R/(1 + j*w*tau)", own.Text);
        Assert.Equal(own.Text, Circuit.Parse(own.Text).Text);
        Assert.Equal("R1-p(R2,CPE1)", Circuit.Parse(" R ( R Q ) ").Text);
        Assert.Equal("R1-p(R2,CPE1)-Wo1", Circuit.Parse("[R_1{R=100/0/1e3:bulk}(R2{R=1}Q1{Y=1e-6,n=0.9})T]").Text);
    }

    [Theory]
    [InlineData("R0-p(R1,CPE1)-Q1", 15, "no element")]
    [InlineData("R0 -  p(R1 , Z1)", 14, "no element")]
    [InlineData("R0-R1-R0", 7, "used twice")]
    [InlineData("R0-p(R1,C1", 11, "closing parenthesis")]
    [InlineData("R0-p(R1)-C1", 9, "two branches")]
    [InlineData("R0--C1", 4, "no element")]
    [InlineData("R0,C1", 3, "goes on")]
    [InlineData(" R0 - ", 6, "no element")]
    [InlineData("R0-wo1", 4, "no element")]
    [InlineData("R(RQ", 5, "bracket notation")]
    [InlineData("R(RQ)X", 6, "bracket notation")]
    [InlineData("R(RQ{Y=1)W", 5, "closing brace")]
    [InlineData("R()C", 3, "bracket notation")]
    [InlineData("R0-X1; X(R) = R + foo*2", 5, "unknown name 'foo'")]
    [InlineData("R0-X1; X(R) = R*(1 + 2", 9, "closing parenthesis")]
    [InlineData("R0-X1; X(R) = R*1.2.3", 3, "not a number")]
    [InlineData("R0-X1; X(R) = sqrt R", 6, "argument")]
    [InlineData("R0-X1; X(R) = R)", 2, "goes on")]
    public void An_error_points_at_the_character(string text, int character, string reason)
    {
        var error = Assert.Throws<InputException>(() => Circuit.Parse(text));
        Assert.Contains(reason, error.Problem.What, StringComparison.Ordinal);
        Assert.EndsWith($"character {character}", error.Problem.Where, StringComparison.Ordinal);

        // What was found is what stands there in the text shown.
        var shown = error.Problem.Where[(error.Problem.Where.IndexOf('\'', StringComparison.Ordinal) + 1)..error.Problem.Where.LastIndexOf('\'')];
        Assert.Contains(shown, text, StringComparison.Ordinal);
        Assert.StartsWith(error.Problem.Found == "the end" ? "" : error.Problem.Found, character <= shown.Length ? shown[(character - 1)..] : "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X1; X() = 5")]
    [InlineData("X1; X(w) = w*2")]
    [InlineData("X1; X(R, R) = R")]
    [InlineData("X1; X(R, 2b) = R")]
    [InlineData("X1; X(R, tau) = R")]
    [InlineData("X1; X(R) = 3; X(Q) = Q")]
    [InlineData("X1; p(R) = R")]
    public void A_user_defined_element_that_could_not_be_fitted_is_refused(string text) => Assert.Throws<InputException>(() => Circuit.Parse(text));

    [Fact]
    public void Texts_without_measure_are_refused_and_not_followed()
    {
        var deep = string.Concat(Enumerable.Repeat("p(R1,", 20_000));
        Assert.Throws<InputException>(() => Circuit.Parse(deep));
        Assert.Throws<InputException>(() => Circuit.Parse(new string('(', 20_000) + "RC"));
        Assert.Throws<InputException>(() => Circuit.Parse("R0-X1; X(R) = " + new string('(', 900) + "R"));
        Assert.Throws<InputException>(() => Circuit.Parse("R0-X1; X(R) = " + new string('-', 900) + "R"));
        Assert.Throws<InputException>(() => Circuit.Parse("R0-X1; X(R) = R" + string.Concat(Enumerable.Repeat("+R", 5_000))));
        Assert.Throws<InputException>(() => Circuit.Parse(string.Join('-', Enumerable.Range(0, 500).Select(k => $"R{k}"))));
    }

    [Fact]
    public void Noise_is_refused_with_a_reason_or_read() => Prop.ForAll(Gen.ArrayOf(Gen.Elements("R0", "C1", "-", ",", "p(", "(", ")", "[", "]", "{", "}", "R", "Q", ";", " ", "=", "X", "+", "Wo")).ToArbitrary(), pieces =>
    {
        try
        {
            return Circuit.Parse(string.Concat(pieces)).Parameters.Count > 0;
        }
        catch (InputException e)
        {
            return e.Problem.What.Length > 0 && e.Problem.Where.Length > 0;
        }
    }).Holds(2000);

    [Theory]
    [InlineData("ZARC", new[] { 38, 2.5e-4, 0.79 })]
    [InlineData("G", new[] { 7.1, 0.03 })]
    [InlineData("Ws", new[] { 5.5, 2.7 })]
    public void What_passes_direct_current_is_its_resistance_at_low_frequency(string symbol, double[] p) => Limit(symbol, p, 1e-12, p[0], 1e-4);

    [Fact]
    public void Limits_at_both_ends()
    {
        Complex Jw(double w, double n) => Complex.Pow(new Complex(0, w), n);

        // Low: R/3 + 1/(Q (jw)^n) and R/3 + R/(jw tau); direct current through the line with charge transfer by its own closed form with s real.
        Limit("D", [22, 3e-4, 0.91], 1e-7, (22.0 / 3) + (1 / (3e-4 * Jw(1e-7, 0.91))), 1e-11);
        Limit("Wo", [5.5, 2.7], 1e-7, (5.5 / 3) + (5.5 / new Complex(0, 2.7e-7)), 1e-13);
        var s = Math.Sqrt(17.0 / 45);
        Limit("T", [14, 3, 45, 2e-4, 0.88], 1e-12, (42.0 / 17 * (1 + (2 / (s * Math.Sinh(s))))) + (205.0 / 17 / (s * Math.Tanh(s))), 1e-9);

        // High: the arcs die as (jw tau)^-n; diffusion forgets its far end; the pore is charged at its mouth only; the line is two rails side by side.
        Limit("ZARC", [38, 2.5e-4, 0.79], 1e14, 38 / Jw(1e14 * 2.5e-4, 0.79), 1e-8);
        Limit("G", [7.1, 0.03], 1e14, 7.1 / Jw(1e14 * 0.03, 0.5), 1e-11);
        Limit("Wo", [5.5, 2.7], 1e9, 5.5 / Jw(1e9 * 2.7, 0.5), 1e-14);
        Limit("Ws", [5.5, 2.7], 1e9, 5.5 / Jw(1e9 * 2.7, 0.5), 1e-14);
        Limit("D", [22, 3e-4, 0.91], 1e9, Complex.Sqrt(22 / (3e-4 * Jw(1e9, 0.91))), 1e-13);
        Limit("T", [14, 3, 45, 2e-4, 0.88], 1e16, 42.0 / 17, 1e-5);
    }

    [Theory]
    [InlineData("La", "L", new[] { 4e-7, 1.0 }, new[] { 4e-7 })]
    [InlineData("CPE", "C", new[] { 2e-6, 1.0 }, new[] { 2e-6 })]
    [InlineData("D", "Wo", new[] { 22, 3e-4, 1.0 }, new[] { 22, 22 * 3e-4 })]
    public void Special_cases_are_the_simpler_element(string general, string special, double[] p, double[] q)
    {
        foreach (var w in new[] { 1e-3, 2.0, 7e4 })
        {
            var (a, b) = (At(general, p, w), At(special, q, w));
            Assert.True((a - b).Magnitude < 1e-12 * b.Magnitude, $"{general} {a}, {special} {b} at {w}");
        }
    }

    [Fact]
    public void A_depressed_arc_is_the_resistance_beside_its_constant_phase_element()
    {
        var (arc, pair) = (Circuit.Parse("ZARC1"), Circuit.Parse("p(R1,CPE1)"));
        foreach (var f in new[] { 0.01, 3, 900, 1e5 })
        {
            var (a, b) = (arc.Impedance(f, [38, Math.Pow(38 * 1.9e-6, 1 / 0.9), 0.9]), pair.Impedance(f, [38, 1.9e-6, 0.9]));
            Assert.True((a - b).Magnitude < 1e-13 * b.Magnitude);
        }
    }

    private static Complex At(string symbol, double[] p, double omega) => ElementCatalog.All.Single(e => e.Symbol == symbol).Impedance(omega, p, new Complex[p.Length]);

    private static void Limit(string symbol, double[] p, double omega, Complex expected, double tolerance)
    {
        var found = At(symbol, p, omega);
        Assert.True((found - expected).Magnitude <= tolerance * expected.Magnitude, $"{symbol} at {omega}: {found} against {expected}");
    }
}
