namespace Anodyne.Design.Tests;

/// <summary>Every check of the room passes, has a name of its own and a source.</summary>
public sealed class DesignChecksTests
{
    [Fact]
    public void Every_check_passes()
    {
        var failures = DesignChecks.All.Select(check => (check, Value: check.Compute(CancellationToken.None))).Where(entry => !entry.check.Passes(entry.Value))
            .Select(entry => $"{entry.check.Name}: {entry.Value}, reference {entry.check.Reference}").ToArray();
        Assert.True(failures.Length == 0, string.Join("\n", failures));
    }

    [Fact]
    public void Names_are_unique_and_sources_are_given()
    {
        Assert.Equal(DesignChecks.All.Count, DesignChecks.All.Select(check => check.Name).Distinct().Count());
        Assert.All(DesignChecks.All, check => Assert.True(check.Source.Length > 10 && System.Text.RegularExpressions.Regex.IsMatch(check.Name, "^design/[a-z0-9.-]+$")));
    }
}
