using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Analysis.Tests;

/// <summary>What every method gets from the room: its options read and refused, its document, its figure on request, its place in the catalog.</summary>
public class MethodTests
{
    private static AnalysisRequest Request(params (string Name, string Text)[] options) => new([], options.ToDictionary(o => o.Name, o => o.Text));

    private static InputException Refusal(params (string Name, string Text)[] options) => Assert.Throws<InputException>(() => new OhmMethod().Run(Request(options)));

    [Fact]
    public void A_document_says_results_settings_and_reasons()
    {
        var result = new OhmMethod().Run(Request(("current", "2 A"), ("resistance", "3")));
        Assert.Equal(6, result["V"].Value);
        Assert.Equal("V", result["V"].Unit);
        Assert.Equal("3", result.Settings["resistance"]);
        Assert.Equal("dc", result.Settings["kind"]);
        Assert.Equal("0.01 (assumed)", result.Settings["error"]);
        Assert.Equal(0.06, result["V"].Uncertainty!.Value, 1e-12);
        Assert.Equal([1, 2], result.Lists["parts"].Select(row => row["n"].Value));
    }

    [Fact]
    public void The_figure_is_drawn_once_and_only_if_asked_for()
    {
        OhmMethod.Drawn = 0;
        var result = new OhmMethod().Run(Request(("current", "2 A"), ("resistance", "3")));
        Assert.Equal(0, OhmMethod.Drawn);
        Assert.Same(result.Figure, result.Figure);
        Assert.Equal(1, OhmMethod.Drawn);
    }

    [Fact]
    public void A_void_figure_says_so() =>
        Assert.StartsWith("Void: no current", new OhmMethod().Run(Request(("current", "0 A"), ("resistance", "3"))).Figure!.Panels[0].Title, StringComparison.Ordinal);

    [Fact]
    public void Data_that_allow_no_number_give_a_void_document()
    {
        var result = new OhmMethod().Run(Request(("current", "2 A"), ("resistance", "99")));
        Assert.True(result.IsRefused);
        Assert.Equal(Verdict.Void, result.Verdict);
        Assert.Equal(["V"], result.Results.Select(r => r.Key));
        Assert.True(double.IsNaN(result["V"].Value));
    }

    [Fact]
    public void An_unknown_option_is_refused() => Assert.Contains("--current", Refusal(("curent", "2 A")).Problem.Allowed, StringComparison.Ordinal);

    [Fact]
    public void An_option_that_was_given_and_not_used_is_refused() =>
        Assert.Equal("--frequency", Refusal(("current", "2 A"), ("resistance", "3"), ("frequency", "20 ms")).Problem.Where);

    [Fact]
    public void It_is_used_where_the_method_reads_it() =>
        Assert.Equal(Verdict.Ok, new OhmMethod().Run(Request(("current", "2 A"), ("resistance", "3"), ("kind", "ac"), ("frequency", "20 ms"))).Verdict);

    [Fact]
    public void A_missing_option_is_asked_for() => Assert.Equal("e.g. 1 A", Refusal().Problem.Allowed);

    [Fact]
    public void A_number_out_of_range_is_refused_with_the_range() => Assert.Equal("0 to 100", Refusal(("current", "2 A"), ("resistance", "101")).Problem.Allowed);

    [Fact]
    public void A_misspelled_word_is_refused_with_the_nearest() =>
        Assert.Equal("Did you mean \"dc\"?", Refusal(("current", "2 A"), ("resistance", "3"), ("kind", "dcc")).Problem.Mend);

    [Fact]
    public void A_quantity_of_another_dimension_is_refused() => Assert.Equal("--current", Refusal(("current", "2 V")).Problem.Where);

    [Fact]
    public void A_catalog_finds_the_methods_of_its_wing()
    {
        var wing = new MethodCatalog(typeof(MethodTests).Assembly);
        Assert.Equal(["ohm"], wing.All.Select(m => m.Name));
        Assert.Equal("ohm", new MethodCatalog(new MethodCatalog(Array.Empty<AnalysisMethod>()), wing).Named("ohm").Name);
        Assert.Contains("Did you mean \"ohm\"?", Assert.Throws<InputException>(() => wing.Named("ohn")).Problem.Mend, StringComparison.Ordinal);
    }

    private sealed record Drop(double Volts, double Error, Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged;

    private sealed class OhmMethod : AnalysisMethod<Drop>
    {
        private static readonly QuantityOption s_current = new("current", Dimension.Current, "1 A", "current");
        private static readonly QuantityOption s_frequency = new("frequency", Dimension.Time, "20 ms", "of an alternating current");
        private static readonly NumberOption s_resistance = new("resistance", 0, 100, "resistance");
        private static readonly NumberOption s_error = new("error", 0, 1, "relative error") { Assumed = 0.01 };
        private static readonly ChoiceOption<bool> s_kind = new("kind", "of current", ("dc", false), ("ac", true));
        private static readonly ResultTerm s_volts = new("V", "V", "voltage");
        private static readonly ListTerm s_parts = new("parts", new ResultTerm("n", "1", "number"), new ResultTerm("share", "1", "share"));

        public OhmMethod()
            : base("ohm", "Ohm's law", "options only")
        {
            Options = [s_current, s_frequency, s_resistance, s_error, s_kind];
            Results = [s_volts, s_parts];
        }

        public static int Drawn { get; set; }

        protected override Drop Compute(MethodInput input, CancellationToken cancellation)
        {
            var (i, r) = (input.Get(s_current), input.Get(s_resistance));
            _ = input.Get(s_kind) ? input.Get(s_frequency) : 0;
            return r == 99
                ? throw new MeaninglessDataException("no number")
                : new Drop(i * r, input.Get(s_error), i == 0 ? Verdict.Void : Verdict.Ok, i == 0 ? ["no current"] : []);
        }

        protected override void Present(Drop found, Presentation show)
        {
            show.Add(s_volts, found.Volts, found.Error * found.Volts);
            show.Rows(s_parts, [1, 2], n => [n, 0.5]);
            show.Draw(() =>
            {
                Drawn++;
                return Figure.Of(new Panel { X = new Axis("x"), Y = new Axis("y"), Series = [new LineSeries([0, 1], [0, 1])] });
            });
        }
    }
}
