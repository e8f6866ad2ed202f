using Anodyne.Plating.Verification;
using Xunit.Abstractions;

namespace Anodyne.Plating.Tests;

/// <summary>Every check of the verb <c>verify</c> is a test.</summary>
public class PlatingChecksTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. PlatingChecks.All.Where(c => !c.IsLong).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_holds(string name)
    {
        var check = PlatingChecks.All.Single(c => c.Name == name);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var value = check.Compute(CancellationToken.None);
        output.WriteLine($"CHK {name}: {value:g8} against {check.Reference:g8} error {check.Error(value):e2} tolerance {check.Tolerance:g3} {watch.Elapsed.TotalSeconds:f1}s");
        Assert.True(check.Passes(value), $"{name}: {value} against {check.Reference}, error {check.Error(value):e2} over {check.Tolerance}");
    }

    [Fact]
    public void Names_are_unique() => Assert.Equal(PlatingChecks.All.Count, PlatingChecks.All.Select(c => c.Name).Distinct().Count());
}
