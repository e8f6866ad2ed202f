using Anodyne.Quantities;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Tests.Verification;

public class CheckRunnerTests
{
    private static readonly VerificationCheck[] Checks =
    [
        Check("plating/one", 1, _ => 1.001),
        Check("plating/two", 2, _ => 3),
        Check("cells/throws", 2, _ => throw new InvalidOperationException("singular")),
        Check("cells/nan", 2, _ => double.NaN),
        Check("cells/long", 5, _ => 5, isLong: true),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Outcomes_come_in_the_order_of_the_checks(int jobs)
    {
        var seen = 0;
        var outcomes = CheckRunner.Run(Checks, jobs, _ => Interlocked.Increment(ref seen), CancellationToken.None);
        Assert.Equal(Checks, outcomes.Select(outcome => outcome.Check));
        Assert.Equal([true, false, false, false, true], outcomes.Select(outcome => outcome.Pass));
        Assert.Equal(1e-3, outcomes[0].Error, 1e-12);
        Assert.Equal("singular", outcomes[2].Failure);
        Assert.Equal(Checks.Length, seen);
    }

    [Fact]
    public void Cancelling_stops()
    {
        using var source = new CancellationTokenSource();
        var checks = new[] { Check("a/a", 1, cancel => { source.Cancel(); cancel.ThrowIfCancellationRequested(); return 1; }) };
        Assert.Throws<OperationCanceledException>(() => CheckRunner.Run(checks, 1, null, source.Token));
    }

    [Fact]
    public void Names_groups_and_patterns_select()
    {
        Assert.Equal(4, CheckList.Select(Checks, [], includeLong: false).Count);
        Assert.Equal(5, CheckList.Select(Checks, [], includeLong: true).Count);
        Assert.Equal(["plating/one", "plating/two"], Names("plating/*"));
        Assert.Equal(["plating/one"], Names("one"));
        Assert.Equal(["cells/long"], Names("cells/long"));
        Assert.Equal(["cells/throws", "cells/nan"], Names("cells"));
        Assert.Throws<InputException>(() => Names("plating/three"));
    }

    [Fact]
    public void Every_check_of_the_product_is_named_once_and_has_a_source()
    {
        Assert.Equal(CheckList.All.Count, CheckList.All.Select(check => check.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(CheckList.All, check => Assert.False(string.IsNullOrWhiteSpace(check.Source), check.Name));
        Assert.All(CheckList.All, check => Assert.Matches("^[a-z0-9]+(/[a-z0-9.-]+)+$", check.Name));
    }

    [Fact]
    public void Every_list_of_checks_that_a_room_publishes_is_verified()
    {
        var lists = typeof(CheckList).Assembly.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith("Anodyne.", StringComparison.Ordinal))
            .SelectMany(name => System.Reflection.Assembly.Load(name).GetExportedTypes())
            .Select(type => type.GetProperty("All", System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static))
            .Where(property => property is not null && property.PropertyType.IsAssignableTo(typeof(IEnumerable<VerificationCheck>)))
            .ToArray();
        Assert.True(lists.Length >= 5, $"{lists.Length} lists");
        Assert.All(lists, list => Assert.All((IEnumerable<VerificationCheck>)list!.GetValue(null)!, check => Assert.Contains(check, CheckList.All)));
    }

    private static IEnumerable<string> Names(string pattern) => CheckList.Select(Checks, [pattern], includeLong: false).Select(check => check.Name);

    private static VerificationCheck Check(string name, double reference, Func<CancellationToken, double> compute, bool isLong = false) =>
        new(name, name.Split('/')[0], "1", reference, 0.01, ErrorMeasure.Relative, "test", compute, isLong);
}
