using Xunit.Abstractions;

namespace Anodyne.Cycling.Tests;

/// <summary>Every check of the wing is a test. Where the reference data are absent the curve checks are missing, and the last test says so.</summary>
public class CheckTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. CyclingChecks.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes(string name)
    {
        var check = CyclingChecks.All.Single(c => c.Name == name);
        double value = check.Compute(CancellationToken.None);
        output.WriteLine($"{name}: {value:g10} against {check.Reference:g10}, error {check.Error(value):e2} of {check.Tolerance:e1}");
        Assert.True(check.Passes(value), $"{name}: {value:g10} against {check.Reference:g10}, error {check.Error(value):e2}, allowed {check.Tolerance:e1}");
    }

    [SkippableReferenceFact]
    public void Reference_curves_are_present() => Assert.Contains(CyclingChecks.All, c => c.Name.Contains("comsol", StringComparison.Ordinal));
}

/// <summary>A fact that is skipped, with a message, where the reference data are absent.</summary>
public sealed class SkippableReferenceFactAttribute : FactAttribute
{
    public SkippableReferenceFactAttribute()
    {
        if (ReferenceData.Folder is null)
        {
            Skip = "The reference curves (../shared/data/cell_reference or ANODYNE_DATA) are absent: nothing was compared with COMSOL or peer curves.";
        }
    }
}
