using Anodyne.Quantities;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Tests;

/// <summary>No path leads out of the workspace: not by its name, not by a link, not by a text inside a file.</summary>
public sealed class WorkspaceTests : IDisposable
{
    private readonly TemporaryFolder _outside = new();
    private readonly TemporaryFolder _inside = new();

    public WorkspaceTests() => File.WriteAllText(_outside["secret.csv"], "t_s,i_mA_cm2\n0,1\n");

    private Workspace Place => new(_inside.Path);

    public void Dispose()
    {
        _outside.Dispose();
        _inside.Dispose();
    }

    [Theory]
    [InlineData("../secret.csv")]
    [InlineData("a/../../secret.csv")]
    [InlineData("a/./b.csv")]
    [InlineData("/etc/hosts")]
    [InlineData(@"..\secret.csv")]
    [InlineData(@"\\server\share\a.csv")]
    [InlineData("//server/share/a.csv")]
    [InlineData("C:/a.csv")]
    [InlineData("a.csv:stream")]
    [InlineData("NUL")]
    [InlineData("con.txt")]
    [InlineData("lpt1 .csv")]
    [InlineData("a\0.csv")]
    [InlineData("")]
    public void A_path_that_leaves_is_refused(string path) => Assert.Throws<InputException>(() => Place.Within(path));

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a/b c/\u00b5m 1..2.csv")]
    [InlineData("connect.csv")]
    [InlineData("<script>alert(1)</script>.csv")]
    public void A_path_that_stays_is_taken(string path)
    {
        if (!path.Contains("</", StringComparison.Ordinal))
        {
            Assert.StartsWith(Place.Root, Place.Within(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_link_that_leads_out_is_refused_and_one_that_stays_is_taken()
    {
        File.WriteAllText(_inside["own.csv"], "x");
        File.CreateSymbolicLink(_inside["out.csv"], _outside["secret.csv"]);
        Directory.CreateSymbolicLink(_inside["folder"], _outside.Path);
        File.CreateSymbolicLink(_inside["twice.csv"], _inside["out.csv"]);
        File.CreateSymbolicLink(_inside["climbing.csv"], Path.Combine("..", Path.GetFileName(_outside.Path), "secret.csv"));
        File.CreateSymbolicLink(_inside["own-link.csv"], "own.csv");
        File.CreateSymbolicLink(_inside["circle.csv"], "circle.csv");
        foreach (var path in (string[])["out.csv", "folder/secret.csv", "folder/new.csv", "twice.csv", "climbing.csv", "circle.csv"])
        {
            Assert.Throws<InputException>(() => Place.Within(path));
        }

        Assert.NotEmpty(Place.Within("own-link.csv"));
    }

    [Fact]
    public void A_workspace_that_is_a_link_is_what_it_leads_to()
    {
        Directory.CreateSymbolicLink(_outside["link"], _inside.Path);
        var place = new Workspace(_outside["link"]);
        Assert.Equal(Place.Root, place.Root);
        File.WriteAllText(_inside["a.csv"], "x");
        Assert.NotEmpty(place.Within("a.csv"));
    }

    [Fact]
    public void A_case_that_names_a_file_outside_is_refused_with_its_line()
    {
        var relative = Path.GetRelativePath(_inside.Path, _outside["secret.csv"]);
        foreach (var text in (string[])[$"pouch: {_outside["secret.csv"]}", $"name: x\nmeasured:\n  - file: \"{relative}\"", "any: [1, ../x.yaml]",
            "protocol:\n  - Follow ../drive.csv until 3 V"])
        {
            File.WriteAllText(_inside["case.yaml"], text);
            var failure = Assert.Throws<InputException>(() => NamedFiles.MustStayInside(Place, Place.Within("case.yaml")));
            Assert.Contains("case.yaml:", failure.Problem.Where, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_case_behind_a_case_is_looked_through_too()
    {
        File.WriteAllText(_inside["inner.yaml"], "table: ../far.csv");
        File.WriteAllText(_inside["outer.yaml"], "study: x\ncase: inner.yaml");
        Assert.Throws<InputException>(() => NamedFiles.MustStayInside(Place, Place.Within("outer.yaml")));
    }

    [Fact]
    public void What_a_case_says_in_units_is_no_path()
    {
        File.WriteAllText(_inside["case.yaml"], "current: \"1 mA / cm2\"\nrate: C/5\nname: a/b\nnote: \"per cycle, /cm2 or /g\"\nlabel: mA/cm2..mA\nprotocol: [Discharge at C/5 until 3.2 V]");
        NamedFiles.MustStayInside(Place, Place.Within("case.yaml"));
    }

    [Fact]
    public void A_description_that_is_a_link_out_is_refused()
    {
        File.WriteAllText(_inside["a.csv"], "t_s,i_mA_cm2\n0,1\n");
        File.CreateSymbolicLink(_inside["a.csv.cell.yaml"], _outside["secret.csv"]);
        Assert.Throws<InputException>(() => NamedFiles.MustHold(Place, _inside["a.csv.cell.yaml"]));
    }

    [Fact]
    public async Task A_dropped_file_is_copied_and_replaces_nothing()
    {
        using var content = new MemoryStream([1, 2]);
        Assert.Equal("dropped/run/a.csv", await DroppedFiles.Take(Place, "run/a.csv", content, default));
        using var second = new MemoryStream([3]);
        Assert.Equal("dropped/run/a-2.csv", await DroppedFiles.Take(Place, "run/a.csv", second, default));
        Assert.Equal([1, 2], File.ReadAllBytes(_inside["dropped/run/a.csv"]));
        foreach (var name in (string[])["../a.csv", ".hidden", "a/.anodyne-lock", "", new string('a', 300)])
        {
            using var other = new MemoryStream([1]);
            await Assert.ThrowsAsync<InputException>(() => DroppedFiles.Take(Place, name, other, default));
        }

        Assert.Empty(Directory.GetFiles(_inside.Path, "*.anodyne-tmp", SearchOption.AllDirectories));
    }
}
