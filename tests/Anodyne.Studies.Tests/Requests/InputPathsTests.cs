using Anodyne.Quantities;
using Anodyne.Studies.Requests;

namespace Anodyne.Studies.Tests.Requests;

/// <summary>Files, folders and wildcards become the files that they mean, each once and each with a name of its own.</summary>
public sealed class InputPathsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anodyne-paths-").FullName;

    public InputPathsTests()
    {
        foreach (var path in new[] { "x/data.csv", "x/deep/data.csv", "y/data.csv", "y/other.mpr", "y/cell.yaml", "y/data.map.yaml" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
            File.WriteAllText(At(path), "1");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_stands_for_what_lies_below_it_without_descriptions() =>
        Assert.Equal([At("x/data.csv"), At("x/deep/data.csv"), At("y/data.csv"), At("y/other.mpr")], Paths(_folder));

    [Theory]
    [InlineData("x/*.csv", "x/data.csv")]
    [InlineData("?/data.csv", "x/data.csv", "y/data.csv")]
    [InlineData("**/data.csv", "x/data.csv", "x/deep/data.csv", "y/data.csv")]
    [InlineData("y/*.mp?", "y/other.mpr")]
    public void Wildcards_are_expanded(string pattern, params string[] expected) => Assert.Equal(expected.Select(At), Paths(At(pattern)));

    [Fact]
    public void Same_names_from_different_folders_stay_apart()
    {
        string[] labels = [.. InputPaths.Expand([_folder]).Select(input => input.Label)];
        Assert.Equal(4, labels.Distinct().Count());
        Assert.Contains("y/data", labels);
        Assert.Contains("deep/data", labels);
        Assert.Contains("other", labels);
        Assert.All(labels, label => Assert.DoesNotContain("..", label, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_given_twice_counts_once() => Assert.Single(InputPaths.Expand([At("x/data.csv"), At("x/data.csv")]));

    [Fact]
    public void A_link_that_leads_back_is_not_followed()
    {
        try
        {
            Directory.CreateSymbolicLink(At("x/loop"), At("x"));
        }
        catch (IOException)
        {
            return; // Windows without the right to make links.
        }

        Assert.Equal([At("x/data.csv"), At("x/deep/data.csv")], Paths(At("x")).Where(File.Exists));
        Assert.Equal([At("x/data.csv"), At("x/deep/data.csv")], Paths(At("x/**/data.csv")));
    }

    [Theory]
    [InlineData("*.xyz")]
    [InlineData("none/*.csv")]
    public void A_wildcard_that_fits_nothing_is_refused_with_advice(string pattern) =>
        Assert.NotEmpty(Assert.Throws<InputException>(() => InputPaths.Expand([At(pattern)])).Problem.Mend);

    [Theory]
    [InlineData("a/b/cell-7.bdf.csv", "cell-7")]
    [InlineData("a/b/cell-7.mpr", "cell-7")]
    [InlineData("folder/", "folder")]
    [InlineData("-", "eis")]
    [InlineData("*.csv", "eis")]
    public void The_results_go_into_a_folder_of_the_files_name(string given, string expected) => Assert.Equal(expected, InputPaths.OutName([given], "eis"));

    private string At(string path) => Path.Combine(_folder, path.Replace('/', Path.DirectorySeparatorChar));

    private static IEnumerable<string> Paths(string given) => InputPaths.Expand([given]).Select(input => input.Path);
}
