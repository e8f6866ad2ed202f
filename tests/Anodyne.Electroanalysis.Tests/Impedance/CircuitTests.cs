using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Tests.Impedance;

/// <summary>The circuit language, the elements' limits, and every analytic derivative against a central difference.</summary>
public class CircuitTests
{
    [Fact]
    public void Parameters_are_named_as_promised()
    {
        var circuit = Circuit.Parse("L0-R0-p(R1,CPE1)-p(R2-Wo1,C2)-Ws1-G1-W1");
        Assert.Equal(
            ["L0", "R0", "R1", "CPE1_Q", "CPE1_n", "R2", "Wo1_R", "Wo1_tau", "C2", "Ws1_R", "Ws1_tau", "G1_R", "G1_tau", "W1_sigma"], circuit.Parameters.Select(p => p.Name));
    }

    [Theory]
    [InlineData("R(RQ)(RQ)", "R1-p(R2,CPE1)-p(R3,CPE2)")]
    [InlineData("R(Q[RW])", "R1-p(CPE1,R2-W1)")]
    [InlineData("LR(C[RO])", "L1-R1-p(C1,R2-Ws1)")]
    public void Bracket_notation_is_translated(string brackets, string dashes)
    {
        Assert.Equal(dashes, BracketNotation.ToDashes(brackets));
        Assert.Equal(dashes, Circuit.Parse(brackets).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("R0-")]
    [InlineData("R0-p(R1)")]
    [InlineData("R0-p(R1,C1")]
    [InlineData("R0-R0")]
    [InlineData("R0-Z1")]
    [InlineData("R0-X1; X(R = 3")]
    [InlineData("R0-X1; X(R) = R +")]
    [InlineData("R0-R1; R(R) = R")]
    public void What_is_not_a_circuit_is_refused(string text) => Assert.Throws<InputException>(() => Circuit.Parse(text));

    [Theory]
    [InlineData("R0-p(R1,C1)")]
    [InlineData("L0-R0-p(R1,CPE1)-ZARC1")]
    [InlineData("La1-R0-W1")]
    [InlineData("R0-p(R2-Wo1,C2)-Ws1-G1")]
    [InlineData("R0-D1")]
    [InlineData("R0-T1")]
    [InlineData("R0-X1; X(R, tau, n) = R/(1 + (j*w*tau)^n) + 2e-1*tanh(R)/cosh(tau)")]
    public void Derivatives_are_exact(string text)
    {
        var circuit = Circuit.Parse(text);
        var n = circuit.Parameters.Count;
        var p = Enumerable.Range(0, n).Select(i => circuit.Parameters[i].Kind == ParameterKind.Exponent ? 0.8 : 0.3 + (0.4 * i)).ToArray();
        var derivative = new Complex[n];
        foreach (var omega in new[] { 1e-3, 0.7, 11.0, 4e3 })
        {
            circuit.Root.Impedance(omega, p, derivative);
            for (var i = 0; i < n; i++)
            {
                var step = 1e-5 * p[i];
                var scratch = new Complex[n];
                var up = (double[])p.Clone();
                var down = (double[])p.Clone();
                up[i] += step;
                down[i] -= step;
                var high = circuit.Root.Impedance(omega, up, scratch);
                var difference = (high - circuit.Root.Impedance(omega, down, scratch)) / (2 * step);
                Assert.True((derivative[i] - difference).Magnitude <= 1e-6 * derivative[i].Magnitude + (1e-9 * high.Magnitude / p[i]), $"{circuit.Parameters[i].Name} at {omega}: {derivative[i]} against {difference}");
            }
        }
    }

    [Fact]
    public void Finite_diffusion_has_its_limits()
    {
        // Low frequency: open R/3 + R/(j w tau), short R. High frequency: both the semi-infinite R/sqrt(j w tau).
        Span<Complex> d = stackalloc Complex[2];
        var open = new WarburgOpen().Impedance(1e-6, [5.0, 2.0], d);
        Assert.Equal(5.0 / 3, open.Real, 9);
        Assert.Equal(-5.0 / (1e-6 * 2), open.Imaginary, 2);
        Assert.Equal(5.0, new WarburgShort().Impedance(1e-9, [5.0, 2.0], d).Real, 9);
        var far = 5 / Complex.Sqrt(new Complex(0, 2e6));
        Assert.True((new WarburgOpen().Impedance(1e6, [5.0, 2.0], d) - far).Magnitude < 1e-12);
        Assert.True((new WarburgShort().Impedance(1e6, [5.0, 2.0], d) - far).Magnitude < 1e-12);
    }

    [Fact]
    public void A_transmission_line_with_a_perfect_rail_is_a_coth()
    {
        var line = Circuit.Parse("T1");
        var rct = 40.0;
        foreach (var f in new[] { 0.01, 1.0, 300.0 })
        {
            var y = (1 / rct) + (1e-3 * Complex.Pow(new Complex(0, 2 * Math.PI * f), 0.9));
            var s = Complex.Sqrt(10 * y);
            var expected = 10 * Complex.Cosh(s) / (Complex.Sinh(s) * s);
            Assert.True((line.Impedance(f, [10, 1e-9, rct, 1e-3, 0.9]) - expected).Magnitude < 1e-8 * expected.Magnitude);
        }
    }

    [Fact]
    public void Both_effective_capacitances_equal_the_capacitance_for_n_equal_one()
    {
        Assert.Equal(2e-6, ArcCapacitance.NormalOf(2e-6, 1, 50), 12);
        Assert.Equal(2e-6, ArcCapacitance.SurfaceOf(2e-6, 1, 5, 50), 12);
        Assert.True(ArcCapacitance.NormalOf(2e-6, 0.85, 50) > 1.3 * ArcCapacitance.SurfaceOf(2e-6, 0.85, 5, 50));
    }
}
