using Anodyne.Studies.Report;

namespace Anodyne.Studies.Tests.Report;

public class ReportLookTests
{
    [Fact]
    public void A_report_is_one_self_contained_file_and_equal_reports_give_equal_text()
    {
        var html = HtmlReport.Write(MadeUpStudy.Make());
        if (Environment.GetEnvironmentVariable("ANODYNE_LOOK") is { Length: > 0 } path)
        {
            File.WriteAllText(path, html);
        }

        Assert.Equal(html, HtmlReport.Write(MadeUpStudy.Make()));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.Empty(System.Text.RegularExpressions.Regex.Matches(html, "(src|href)=\"(?!#|data:)"));
    }
}
