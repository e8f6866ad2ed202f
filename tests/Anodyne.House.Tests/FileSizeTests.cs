using Xunit.Abstractions;

namespace Anodyne.House.Tests;

/// <summary>The median source file has about 120 lines; one over 400 says in a comment why it is long ("Long because: ...").</summary>
public class FileSizeTests(ITestOutputHelper output)
{
    private const int MedianAllowed = 130;
    private const int LongFile = 400;

    [Fact]
    public void The_median_file_is_short()
    {
        var sizes = Sources().Select(file => Lines(file)).Order().ToArray();
        var median = sizes[sizes.Length / 2];
        output.WriteLine($"{sizes.Length} files, median {median} lines, longest {sizes[^1]}");
        foreach (var room in Repository.Rooms)
        {
            var own = Sources().Where(file => file.StartsWith($"src/{room}/", StringComparison.Ordinal)).Select(Lines).Order().ToArray();
            if (own.Length == 0)
            {
                continue;
            }

            output.WriteLine($"{room}: {own.Length} files, median {own[own.Length / 2]}, longest {own[^1]}");
        }

        Assert.InRange(median, 1, MedianAllowed);
    }

    [Fact]
    public void A_long_file_says_why()
    {
        var silent = Sources().Where(file => Lines(file) > LongFile && !Repository.Read(file).Contains("Long because:", StringComparison.Ordinal));
        Assert.Empty(silent.Select(file => $"{file}: {Lines(file)} lines"));
    }

    private static IEnumerable<string> Sources() =>
        Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    private static int Lines(string file) => Repository.Read(file).AsSpan().Count('\n');
}
