using Anodyne.Store.Canonical;

namespace Anodyne.Store.Tests.Canonical;

public class CanonicalTextTests
{
    private enum Kind
    {
        One,
        Two,
    }

    [Fact]
    public void Equal_inputs_have_equal_text_and_different_ones_do_not()
    {
        var text = CanonicalText.Of(Sample());
        Assert.Equal(text, CanonicalText.Of(Sample()));
        Assert.NotEqual(text, CanonicalText.Of(Sample() with { Thickness = Math.BitIncrement(2e-6) }));
        Assert.NotEqual(text, CanonicalText.Of(Sample() with { Kind = Kind.Two }));
        Assert.NotEqual(text, CanonicalText.Of(Sample() with { Limit = 0 }));
        Assert.NotEqual(text, CanonicalText.Of(Sample() with { Layers = [new Special(1), new Plain(2)] }));
        Assert.NotEqual(text, CanonicalText.Of(Sample() with { Layers = [new Plain(2), new Plain(1)] }));
        Assert.NotEqual(text, CanonicalText.Of(Sample() with { Name = "a\",x=\"b" }));
    }

    [Fact]
    public void The_text_names_every_state_and_no_computed_property() =>
        Assert.Equal(
            "Anodyne.Store.Tests.Canonical.CanonicalTextTests+Plain(Value=1)",
            CanonicalText.Of(new Plain(1)));

    [Fact]
    public void Dictionaries_are_written_by_key() =>
        Assert.Equal(
            CanonicalText.Of(new Dictionary<string, double> { ["a"] = 1, ["b"] = 2 }),
            CanonicalText.Of(new Dictionary<string, double> { ["b"] = 2, ["a"] = 1 }));

    [Fact]
    public void What_cannot_be_written_faithfully_is_refused()
    {
        Assert.Throws<NotSupportedException>(() => CanonicalText.Of(new Func<double>(() => 1)));
        Assert.Throws<NotSupportedException>(() => CanonicalText.Of(new Holder(Math.Sin)));
        var loop = new List<object>();
        loop.Add(loop);
        Assert.Throws<NotSupportedException>(() => CanonicalText.Of(loop));
    }

    private static Input Sample() => new("a", 2e-6, Kind.One, null, [new Plain(1), new Plain(2)]);

    private abstract record Layer;

    private sealed record Plain(double Value) : Layer
    {
        public double Twice => 2 * Value;
    }

    private sealed record Special(double Value) : Layer;

    private sealed record Input(string Name, double Thickness, Kind Kind, double? Limit, IReadOnlyList<Layer> Layers);

    private sealed record Holder(Func<double, double> Function);
}
