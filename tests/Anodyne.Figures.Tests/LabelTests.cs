using Anodyne.Figures.Plots;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Tests;

public class LabelTests
{
    [Theory]
    [InlineData("mA/cm2", "mA\u00a0cm^{−2}")]
    [InlineData("ohm cm2", "Ω\u00a0cm^{2}")]
    [InlineData("um", "µm")]
    [InlineData("umol/cm2", "µmol\u00a0cm^{−2}")]
    [InlineData("uohm", "µΩ")]
    [InlineData("uncertain", "uncertain")]
    [InlineData("mol/m3", "mol\u00a0m^{−3}")]
    [InlineData("1/s", "s^{−1}")]
    [InlineData("m2/s", "m^{2}\u00a0s^{−1}")]
    [InlineData("A cm^-2", "A\u00a0cm^{−2}")]
    [InlineData("degC", "°C")]
    [InlineData("mV s^0.5", "mV\u00a0s^{0.5}")]
    [InlineData("W h/kg", "W\u00a0h\u00a0kg^{−1}")]
    [InlineData("percent", "%")]
    [InlineData("1", "")]
    [InlineData("2 of 3", "2 of 3")]
    public void Plain_units_become_typeset_units(string plain, string markup) => Assert.Equal(markup, UnitLabel.Markup(plain));

    [Fact]
    public void Markup_is_split_into_runs()
    {
        var runs = LabelText.Parse("*R*_{q} at 10^{−2} \\*x\\*");
        Assert.Equal("Rq at 10−2 *x*", string.Concat(runs.Select(r => r.Text)));
        Assert.True(runs[0].IsItalic);
        Assert.Equal(ScriptLevel.Lowered, runs[1].Level);
        Assert.Equal(ScriptLevel.Raised, runs[3].Level);
    }

    [Theory]
    [InlineData("5 * 3")]
    [InlineData("a_b^c")]
    [InlineData("x*")]
    [InlineData("open ^{")]
    public void What_is_no_markup_stays(string label) => Assert.Equal(label, LabelText.Plain(label));

    [Fact]
    public void Digits_are_as_wide_as_in_helvetica() => Assert.Equal(5 * 0.556 * 7, TextWidth.Of("01234", 7), 9);

    [Fact]
    public void A_long_label_breaks_between_words_and_never_inside_marks()
    {
        var lines = LabelWrap.Lines("PE to LiMMT, 10 mA/cm^{2}, *t of all* the electrolyte", 60, 8);
        Assert.True(lines.Count > 1);
        Assert.Equal("PE to LiMMT, 10 mA/cm^{2}, *t of all* the electrolyte", string.Join(' ', lines));
        Assert.Contains(lines, l => l.Contains("*t of all*", StringComparison.Ordinal));
        Assert.Equal(["short"], LabelWrap.Lines("short", 60, 8));
    }

    [Fact]
    public void A_number_that_must_not_be_used_is_struck_through()
    {
        Assert.Equal(
            [new TextRun("E", ScriptLevel.Base, false), new TextRun("49.2 ", ScriptLevel.Base, false, true), new TextRun("kJ", ScriptLevel.Base, true, true), new TextRun(" ok", ScriptLevel.Base, false)],
            LabelText.Parse("E~~49.2 *kJ*~~ ok"));
        Assert.Equal("a ~ b ~~ c", LabelText.Plain("a ~ b ~~ c"));
        Assert.Equal("~~x~~", LabelText.Plain("\\~\\~x\\~\\~"));
        var svg = Figure.Of(new Panel { Series = [new LineSeries([0, 1], [0, 1]) { Label = "~~49.2 kJ/mol~~" }] }).ToSvg();
        Assert.Contains("text-decoration=\"line-through\">49.2 kJ/mol<", svg, StringComparison.Ordinal);
    }
}
