using System.Security.Cryptography;
using System.Text.Json;
using Anodyne.Web.Answers;
using Anodyne.Web.Assets;
using Anodyne.Web.Drawing;
using Anodyne.Web.Wording;

namespace Anodyne.Web.Tests;

/// <summary>Texts on their way out: into a spreadsheet, into a shell, into the page; and what other people wrote, unchanged.</summary>
public class TextTests
{
    [Theory]
    [InlineData("time,=cmd()", "time,'=cmd()")]
    [InlineData("\"=1+1\",a", "\"'=1+1\",a")]
    [InlineData("-1.5,+2,1e-3", "-1.5,+2,1e-3")]
    [InlineData("@a,-b,+c", "'@a,'-b,'+c")]
    [InlineData("\"a,=b\",c", "\"a,=b\",c")]
    [InlineData("a\n=b", "a\n'=b")]
    public void A_formula_is_kept_a_text(string given, string expected) => Assert.Equal(expected, TableText.Safe(given));

    [Theory]
    [InlineData("a b", "'a b'", "'a b'")]
    [InlineData("it's", "'it'\\''s'", "'it''s'")]
    [InlineData("$(rm)", "'$(rm)'", "'$(rm)'")]
    [InlineData("plain/file-1.csv", "plain/file-1.csv", "plain/file-1.csv")]
    [InlineData("R0-p(R1,CPE1)", "'R0-p(R1,CPE1)'", "'R0-p(R1,CPE1)'")]
    [InlineData("1,2", "1,2", "'1,2'")]
    [InlineData("", "''", "''")]
    public void A_word_stays_one_word_in_a_shell(string word, string posix, string power)
    {
        Assert.Equal(posix, ShellText.Posix([word]));
        Assert.Equal(power, ShellText.PowerShell([word]));
    }

    [Fact]
    public void Languages_have_equal_keys_and_places()
    {
        var (one, other) = (Words.In("en"), Words.In("zh"));
        Assert.Equal(one.Keys.Order(), other.Keys.Order());
        foreach (var key in one.Keys)
        {
            Assert.NotEmpty(other[key].Trim());
            Assert.Equal(Places(one[key]), Places(other[key]));
        }
    }

    [Fact]
    public void Every_key_that_the_page_uses_is_there()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Anodyne.slnx")))
        {
            folder = folder.Parent;
        }

        var known = Words.In("en").Keys.ToHashSet();
        var used = Directory.EnumerateFiles(Path.Combine(folder.FullName, "src", "Anodyne.Web", "Pages"), "*.razor")
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "W(?:\\[|\\.Of\\()\"([a-z0-9.-]+)\"").Select(match => match.Groups[1].Value))
            .Distinct().ToArray();
        Assert.NotEmpty(used);
        Assert.DoesNotContain(used, key => key.EndsWith('-') ? !known.Any(other => other.StartsWith(key, StringComparison.Ordinal)) : !known.Contains(key));
    }

    [Fact]
    public void Vendored_files_are_what_their_list_says()
    {
        using var list = JsonDocument.Parse(AppFiles.Find("vendor/vendored.json")!);
        var named = new List<string> { "vendor/vendored.json" };
        foreach (var package in list.RootElement.GetProperty("packages").EnumerateArray())
        {
            Assert.Matches(@"^\d+\.\d+\.\d+$", package.GetProperty("version").GetString());
            Assert.NotEmpty(package.GetProperty("licence").GetString()!);
            Assert.StartsWith("sha512-", package.GetProperty("archive").GetString(), StringComparison.Ordinal);
            foreach (var file in package.GetProperty("files").EnumerateArray())
            {
                var name = "vendor/" + file.GetProperty("file").GetString();
                named.Add(name);
                Assert.Equal(file.GetProperty("integrity").GetString(), "sha384-" + Convert.ToBase64String(SHA384.HashData(AppFiles.Find(name)!)));
            }

            Assert.Contains(named, name => name.EndsWith("LICENSE.txt", StringComparison.Ordinal));
        }

        Assert.Equal(named.Order(), AppFiles.Names.Where(name => name.StartsWith("vendor/", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Scripts_and_styles_ask_nobody_else()
    {
        foreach (var name in AppFiles.Names.Where(name => name.EndsWith(".css", StringComparison.Ordinal) || name is "page.js"))
        {
            var text = System.Text.Encoding.UTF8.GetString(AppFiles.Find(name)!);
            Assert.DoesNotContain("http:", text.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("https:", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_dark_theme_is_one_and_has_its_own_colors_of_data()
    {
        var style = System.Text.Encoding.UTF8.GetString(AppFiles.Find("page.css")!);
        var light = style[style.IndexOf(":root {", StringComparison.Ordinal)..style.IndexOf("@media (prefers", StringComparison.Ordinal)];
        string[] dark = [.. System.Text.RegularExpressions.Regex.Matches(style, @"color-scheme: dark;\s*([^}]*)\}").Select(match => match.Groups[1].Value.Trim())];
        Assert.Equal(2, dark.Length);
        Assert.Equal(dark[0], dark[1]);
        foreach (var name in (string[])["--series", "--ramp"])
        {
            Assert.Matches(name + @": #[0-9a-f]{6}( #[0-9a-f]{6})+;", light);
            Assert.Matches(name + @": #[0-9a-f]{6}( #[0-9a-f]{6})+;", dark[0]);
        }
    }

    private static IEnumerable<string> Places(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @"\{\d\}").Select(match => match.Value).Distinct().Order();
}
