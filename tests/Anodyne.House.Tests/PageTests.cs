using System.Text.RegularExpressions;

namespace Anodyne.House.Tests;

/// <summary>Pages of plain sentences: one thought each, at most 25 words, so that a reader whose English is plain follows at first reading.</summary>
public partial class PageTests
{
    private const int MostWords = 25;

    public static TheoryData<string> Pages =>
        [
            .. Repository.Files.Where(
                file => file is "README.md" || (file.StartsWith("docs/", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal))),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Sentences_are_short(string page)
    {
        var text = Code().Replace(Repository.Read(page).ReplaceLineEndings("\n"), "\n\n");
        var wrong = Paragraphs(text)
            .SelectMany(paragraph => Ends().Split(Link().Replace(Quoted().Replace(paragraph, "code"), "$1")))
            .Where(sentence => !sentence.Contains(" = ", StringComparison.Ordinal) && Words().Count(sentence) > MostWords);
        Assert.Empty(wrong);
    }

    // Headings, tables and equations are no sentences; an item of a list begins one.
    private static IEnumerable<string> Paragraphs(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Append(""))
        {
            var isProse = line.Length > 0 && line[0] is not ('#' or '|');
            if (!isProse || Item().IsMatch(line))
            {
                if (lines.Count > 0)
                {
                    yield return string.Join(' ', lines);
                }

                lines.Clear();
            }

            if (isProse)
            {
                lines.Add(Item().Replace(line.Trim(), ""));
            }
        }
    }

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\s*([-*]|\d+\.)\s+")]
    private static partial Regex Item();

    [GeneratedRegex(@"(?<=[.!?:;])\s+")]
    private static partial Regex Ends();

    // Numbers and symbols are not counted: a list of values is no long sentence.
    [GeneratedRegex(@"[\p{L}]{2,}[\p{L}'-]*")]
    private static partial Regex Words();
}
