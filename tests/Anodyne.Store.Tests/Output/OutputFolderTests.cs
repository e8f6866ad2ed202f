using Anodyne.Quantities;
using Anodyne.Store.Output;

namespace Anodyne.Store.Tests.Output;

public class OutputFolderTests
{
    [Fact]
    public void A_file_appears_whole_and_leaves_no_temporary_name()
    {
        using var temporary = new TemporaryFolder();
        using (var folder = OutputFolder.Open(temporary["new/out"]))
        {
            folder.WriteText("a/series.csv", "t_s\n1\n");
            Assert.Equal(["a/series.csv"], folder.Written);
        }

        Assert.Equal("t_s\n1\n", File.ReadAllText(temporary["new/out/a/series.csv"]));
        var left = Directory.EnumerateFiles(temporary.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order();
        Assert.Equal([".anodyne-files", "series.csv"], left);
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file()
    {
        using var temporary = new TemporaryFolder();
        using var folder = OutputFolder.Open(temporary.Path);
        folder.WriteText("x.txt", "old");
        Assert.Throws<InvalidOperationException>(() => folder.Write("x.txt", stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(temporary["x.txt"]));
        Assert.DoesNotContain(Directory.GetFiles(temporary.Path), name => name.Contains(".anodyne-tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_own_file_is_replaced_even_by_a_later_process()
    {
        using var temporary = new TemporaryFolder();
        using (var first = OutputFolder.Open(temporary.Path))
        {
            first.WriteText("x.txt", "one");
        }

        using var second = OutputFolder.Open(temporary.Path);
        second.WriteText("x.txt", "two");
        Assert.Equal("two", File.ReadAllText(temporary["x.txt"]));
    }

    [Fact]
    public void A_strangers_file_is_kept_without_force()
    {
        using var temporary = new TemporaryFolder();
        File.WriteAllText(temporary["x.txt"], "mine");
        using (var folder = OutputFolder.Open(temporary.Path))
        {
            var failure = Assert.Throws<InputException>(() => folder.WriteText("x.txt", "theirs"));
            Assert.Contains("--force", failure.Problem.Mend, StringComparison.Ordinal);
        }

        Assert.Equal("mine", File.ReadAllText(temporary["x.txt"]));
        using var forced = OutputFolder.Open(temporary.Path, force: true);
        forced.WriteText("x.txt", "theirs");
        Assert.Equal("theirs", File.ReadAllText(temporary["x.txt"]));
    }

    [Fact]
    public void Its_own_file_that_a_person_edited_is_kept()
    {
        using var temporary = new TemporaryFolder();
        using var folder = OutputFolder.Open(temporary.Path);
        folder.WriteText("x.txt", "one");
        File.AppendAllText(temporary["x.txt"], " and a note");
        Assert.Throws<InputException>(() => folder.WriteText("x.txt", "two"));
    }

    [Fact]
    public void A_second_process_is_refused()
    {
        using var temporary = new TemporaryFolder();
        using var folder = OutputFolder.Open(temporary.Path);
        Assert.Throws<InputException>(() => OutputFolder.Open(temporary.Path));
    }

    [Fact]
    public void A_name_cannot_leave_the_folder()
    {
        using var temporary = new TemporaryFolder();
        using var folder = OutputFolder.Open(temporary["in"]);
        Assert.Throws<InputException>(() => folder.WriteText("../x.txt", "no"));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        using var temporary = new TemporaryFolder();
        File.WriteAllText(temporary["x"], "");
        Assert.Throws<InputException>(() => OutputFolder.Open(temporary["x"]));
    }

    [Theory]
    [InlineData("x.txt", "the result itself")]
    [InlineData("sub", "a subfolder")]
    [InlineData(".anodyne-lock", "the lock")]
    [InlineData(".anodyne-files", "the list of files")]
    public void A_link_is_never_followed(string name, string role)
    {
        using var temporary = new TemporaryFolder();
        Directory.CreateDirectory(temporary["out"]);
        Directory.CreateDirectory(temporary["precious"]);
        File.WriteAllText(temporary["precious/x.txt"], "mine");
        var target = name == "sub" ? temporary["precious"] : temporary["precious/x.txt"];
        File.CreateSymbolicLink(temporary["out/" + name], target);
        var failure = Assert.Throws<InputException>(() =>
        {
            using var folder = OutputFolder.Open(temporary["out"]);
            folder.WriteText(name == "sub" ? "sub/x.txt" : "x.txt", "theirs");
        });
        Assert.True(failure.Problem.Mend.Length > 0, role);
        Assert.Equal("mine", File.ReadAllText(temporary["precious/x.txt"]));
        Assert.Single(Directory.GetFiles(temporary["precious"]));
    }

    [Fact]
    public void Force_replaces_a_link_and_leaves_its_target()
    {
        using var temporary = new TemporaryFolder();
        File.WriteAllText(temporary["precious.txt"], "mine");
        Directory.CreateDirectory(temporary["out"]);
        File.CreateSymbolicLink(temporary["out/x.txt"], temporary["precious.txt"]);
        using var folder = OutputFolder.Open(temporary["out"], force: true);
        folder.WriteText("x.txt", "theirs");
        Assert.Equal("mine", File.ReadAllText(temporary["precious.txt"]));
        Assert.Equal("theirs", File.ReadAllText(temporary["out/x.txt"]));
        Assert.Null(new FileInfo(temporary["out/x.txt"]).LinkTarget);
    }
}
