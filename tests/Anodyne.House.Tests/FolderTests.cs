using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Anodyne.House.Tests;

/// <summary>Inside a room too: the folder is the namespace, arrows between folders run one way, lines fit 160 characters, and a local is declared with `var`.</summary>
public partial class FolderTests(ITestOutputHelper output)
{
    private const int Width = 160;

    public static TheoryData<string> Rooms => [.. Repository.Rooms];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void The_folder_is_the_namespace(string room)
    {
        var wrong = SourceTypes.Sources(room)
            .Select(source => (source.File, Expected: source.Folder.Length == 0 ? room : $"{room}.{source.Folder}", Found: Namespace().Match(Repository.Read(source.File))))
            .Where(item => item.Found.Success && item.Found.Groups[1].Value != item.Expected)
            .Select(item => $"{item.File}: {item.Found.Groups[1].Value}, its folder is {item.Expected}");
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Arrows_between_folders_run_one_way(string room)
    {
        var circles = SourceTypes.Circles(SourceTypes.Uses(room));
        foreach (var arrow in circles)
        {
            output.WriteLine(arrow);
        }

        Assert.Empty(circles);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Lines_fit_the_width(string room)
    {
        var wide = SourceTypes.Sources(room).SelectMany(source => Repository.Read(source.File).Split('\n').Select((line, index) => (line.Length, Where: $"{source.File}:{index + 1}")))
            .Where(line => line.Length > Width).Select(line => $"{line.Where}: {line.Length} characters").ToArray();
        Assert.True(wide.Length == 0, $"{wide.Length} lines are wider than {Width}:\n{string.Join('\n', wide.Take(20))}");
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
