namespace Anodyne.Spectra.Tests;

/// <summary>Every short check of the wing passes, has a name of its own and a source.</summary>
public sealed class SpectraChecksTests
{
    [Fact]
    public void Every_short_check_passes()
    {
        var failures = SpectraChecks.All.Where(static check => !check.IsLong).Select(static check => (check, Value: check.Compute(CancellationToken.None)))
            .Where(static entry => !entry.check.Passes(entry.Value)).Select(static entry => $"{entry.check.Name}: {entry.Value}, reference {entry.check.Reference}").ToArray();
        Assert.True(failures.Length == 0, string.Join("\n", failures));
    }

    [Fact]
    public void Names_are_unique_and_sources_are_given()
    {
        Assert.Equal(SpectraChecks.All.Count, SpectraChecks.All.Select(static check => check.Name).Distinct().Count());
        Assert.All(SpectraChecks.All, static check => Assert.True(check.Source.Length > 10 && check.Name.StartsWith("spectra/", StringComparison.Ordinal)));
    }
}
