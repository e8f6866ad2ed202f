using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Tests.Analyses;

/// <summary>Several measured files of one quantity: which are read together, what their mean is, when two values agree.</summary>
public class ReplicateTests
{
    private static readonly InputNode s_place = YamlReader.Read("a: b", "study.yaml");

    [Theory]
    [InlineData("ce", "a.csv", "a.csv")]
    [InlineData("ce", "[a.csv, b.csv]", "a.csv|b.csv")]
    [InlineData("eis", "[a.csv, b.csv]", "a.csv|b.csv")]
    [InlineData("eis", "[[a.csv, b.csv]]", "a.csv+b.csv")]
    [InlineData("symmetric", "[a.csv, b.csv]", "a.csv+b.csv")]
    [InlineData("transference", "[[hold.csv, z1.csv, z2.csv], [hold2.csv, z3.csv, z4.csv]]", "hold.csv+z1.csv+z2.csv|hold2.csv+z3.csv+z4.csv")]
    public void A_list_of_files_is_replicates_unless_the_method_reads_them_as_one(string method, string files, string expected)
    {
        var read = NamedAnalysis.ReadAll(YamlReader.Read($"x:\n  method: {method}\n  files: {files}\n", "study.yaml"), new AnswerScope(null, [], false))[0].OfFiles;
        Assert.Equal(expected, string.Join('|', read.Select(analysis => string.Join('+', analysis.Files))));
        Assert.Equal(read.Count == 1 ? [0] : Enumerable.Range(1, read.Count), read.Select(analysis => analysis.Replicate));
    }

    // 1, 2, 3: mean 2, s = 1, t(0.975; 2) = 4.3027 (Abramowitz and Stegun, table 26.10), half-width 4.3027/sqrt(3) = 2.4841.
    [Fact]
    public void The_mean_carries_the_spread_of_the_replicates()
    {
        var mean = ReplicateMean.Of([Value(1, 0.1), Value(2, 0.1), Value(3, 0.1)])!;
        Assert.Equal(2, mean.Estimate.Value, 1e-12);
        Assert.Equal(2.4841, mean.Estimate.Uncertainty!.Value, 1e-3);
        Assert.Equal(1, mean.Estimate.Quality["sd"], 1e-12);
        Assert.Equal((3, Verdict.Ok), (mean.MeanOf, mean.Verdict));
    }

    // Equal readings are no better than their own errors: sqrt(3 x 0.3^2)/3 = 0.17321.
    [Fact]
    public void Equal_values_keep_their_own_errors() =>
        Assert.Equal(0.173205, ReplicateMean.Of([Value(5, 0.3), Value(5, 0.3), Value(5, 0.3)])!.Estimate.Uncertainty!.Value, 1e-6);

    [Fact]
    public void Void_values_are_left_out_and_this_is_said()
    {
        var values = ReplicateMean.Append([Value(1, 0.1), Value(50, 0.1, Verdict.Void), Value(2, 0.1)]);
        Assert.Equal(4, values.Count);
        Assert.Equal(1.5, values[3].Estimate.Value, 1e-12);
        Assert.Equal(Verdict.Caution, values[3].Verdict);
        Assert.Contains("1 of 3 replicates are void", values[3].Reasons[0], StringComparison.Ordinal);
        Assert.Null(ReplicateMean.Of([Value(1, 0.1), Value(2, 0.1, Verdict.Void)]));
    }

    [Fact]
    public void Units_of_replicates_are_brought_together() => Assert.Equal(1.5, ReplicateMean.Of([Value(1, 0.1, unit: "mA/cm2"), Value(20, 1, unit: "A/m2")])!.Estimate.Value, 1e-12);

    [Theory]
    [InlineData(1.0, 0.3, 1.4, 0.4, true)]
    [InlineData(1.0, 0.3, 1.6, 0.4, false)]
    [InlineData(1.0, null, 1.3, 0.4, true)]
    [InlineData(1.0, null, 1.3, null, null)]
    [InlineData(1.0, double.NaN, 1.5, 0.4, false)]
    public void Two_values_agree_within_both_errors_together(double value, double? half, double other, double? otherHalf, bool? holds) =>
        Assert.Equal(holds, Agreement.Of(value, half, other, otherHalf)!.Holds);

    [Fact]
    public void What_is_no_number_is_compared_with_nothing() => Assert.Null(Agreement.Of(double.NaN, 1, 2, 1));

    [Fact]
    public void A_method_of_one_record_says_what_it_did_not_read()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "a.csv", "b.csv" })
        {
            File.WriteAllText(folder[name], "t_s,i_mA_cm2,v_V\n" + string.Join('\n', Enumerable.Range(0, 401).Select(k => FormattableString.Invariant($"{60 * k},{(k / 50 % 2 == 0 ? -2 : 1.9)},{(k / 50 % 2 == 0 ? -0.05 : 0.06)}"))));
        }

        var result = new MeasuredAnalysis("x", "ce", ["a.csv", "b.csv"], new Dictionary<string, string> { ["cell"] = "li-cu" }).Run(folder.Path);
        Assert.Contains(result.Reasons, reason => reason.Contains("2 records were given; ce reads one: a.csv", StringComparison.Ordinal));
    }

    private static MeasuredValue Value(double value, double half, Verdict verdict = Verdict.Ok, string unit = "1") => new(
        Answer, s_analysis, new Estimate(value, half, unit, "", "", "", verdict, [], new Dictionary<string, double>()), verdict, []);

    private static readonly MeasuredAnalysis s_analysis = new("x", "ce", [], new Dictionary<string, string>());

    private static MeasuredAnswer Answer { get; } = new("v", "x: ce_average", "ce_average", 1, s_place);
}
