using System.Net;
using Anodyne.Quantities;
using Anodyne.Studies.Requests;
using Anodyne.Web.Demo;
using Anodyne.Web.Listing;

namespace Anodyne.Web.Tests;

/// <summary>The list of the folder is kept true by itself, and what stands beside the data is changed without losing anything.</summary>
public sealed class CatalogTests : IAsyncLifetime
{
    private Served _served = null!;

    private FolderCatalog Catalog => _served.Server.Workspace!.Catalog;

    public async Task InitializeAsync() => _served = await Served.Start();

    public async Task DisposeAsync() => await _served.DisposeAsync();

    [Fact]
    public async Task Files_that_come_grow_and_go_are_seen()
    {
        var path = _served.Folder["a.csv"];
        Write(path, "time_s,voltage_V,current_A\n0,3,0\n1,3.1,0.1\n2,3.2,0.1\n");
        File.WriteAllText(_served.Folder["broken.mpr"], "no such thing");
        File.SetLastWriteTimeUtc(_served.Folder["broken.mpr"], DateTime.UnixEpoch);
        var first = await Served.Until(() => Catalog.Find("a.csv") is { State: FileState.Read } file ? file : null);
        Assert.Equal(3, first.Rows);
        var refused = await Served.Until(() => Catalog.Find("broken.mpr") is { State: FileState.Refused or FileState.Bystander } file ? file : null);
        Assert.NotNull(refused.Problem);
        Assert.DoesNotContain(_served.Folder.Path, refused.Problem.Where, StringComparison.Ordinal);
        Write(path, "time_s,voltage_V,current_A\n0,3,0\n1,3.1,0.1\n2,3.2,0.1\n3,3.3,0.1\n", hours: 1);
        await Served.Until(() => Catalog.Find("a.csv") is { State: FileState.Read, Rows: 4 } file ? file : null);
        File.Delete(path);
        await Served.Until(() => Catalog.Find("a.csv") is null ? Catalog : null);
    }

    [Fact]
    public async Task The_demo_is_read_without_a_refusal_and_says_something()
    {
        DemoWorkspace.CopyInto(_served.Server.Workspace!.Place);
        Catalog.LookAgain();
        await Served.Until(() => Catalog.Files.Count(file => file.State == FileState.Read && file.Finding is not null) >= 6 ? Catalog : null);
        Assert.DoesNotContain(Catalog.Files, file => file.State == FileState.Refused);
        Assert.Contains(Catalog.Files, file => file is { State: FileState.Case, Kind: "plate" });
        Assert.Contains(Catalog.Files, file => file is { State: FileState.Case, Kind: "cycle" });
        Assert.Contains(Catalog.Files, file => file is { State: FileState.Case, Kind: "run" });
        Assert.Contains(Catalog.Files, file => file is { State: FileState.Case, Kind: "design" });
        Assert.All(Catalog.Files.Where(file => file.State == FileState.Read), file => Assert.NotEmpty(file.Finding!.Method));
        DemoWorkspace.CopyInto(_served.Server.Workspace.Place);
    }

    [Fact]
    public async Task A_description_is_written_beside_the_data_and_the_later_of_two_hands_is_told()
    {
        var data = _served.Folder["a.csv"];
        Write(data, "time_s,voltage_V\n0,3\n1,3\n");
        var before = await File.ReadAllBytesAsync(data);
        File.WriteAllText(_served.Folder["cell.yaml"], "# of the folder\ntype: Li||Cu\narea: \"2 cm2\"  # punched\n");
        var sidecar = new SidecarRequest(data);
        var (one, two) = (sidecar.Read().Data, sidecar.Read().Data);
        Assert.Equal("2 cm2", one.Fields["area"]);
        var written = sidecar.Write(new Dictionary<string, string> { ["area"] = "1.27 cm2", ["mass"] = "2.1 mg" }, one.Version).Data;
        Assert.Equal(("1.27 cm2", "2.1 mg", "Li||Cu"), (written.Fields["area"], written.Fields["mass"], written.Fields["type"]));
        Assert.Contains("# of the folder", await File.ReadAllTextAsync(data + ".cell.yaml"), StringComparison.Ordinal);
        Assert.Contains("2 cm2", await File.ReadAllTextAsync(_served.Folder["cell.yaml"]), StringComparison.Ordinal);
        var late = Assert.Throws<InputException>(() => sidecar.Write(new Dictionary<string, string> { ["area"] = "9 cm2" }, two.Version));
        Assert.Contains("changed meanwhile", late.Problem.What, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => sidecar.Write(new Dictionary<string, string> { ["area"] = "5 mg" }, written.Version));
        Assert.Throws<InputException>(() => sidecar.Write(new Dictionary<string, string> { ["area"] = "1 cm2\ntype: full" }, written.Version));
        Assert.Throws<InputException>(() => sidecar.Write(new Dictionary<string, string> { ["colour"] = "red" }, written.Version));
        Assert.Equal("1.27 cm2", sidecar.Read().Data.Fields["area"]);
        var empty = sidecar.Write(written.Fields.ToDictionary(pair => pair.Key, _ => ""), written.Version).Data;
        Assert.Equal("1 cm2", sidecar.Write(new Dictionary<string, string> { ["area"] = "1 cm2" }, empty.Version).Data.Fields["area"]);
        Assert.Equal(before, await File.ReadAllBytesAsync(data));
        Assert.Empty(Directory.GetFiles(_served.Folder.Path, "*.anodyne-tmp"));
    }

    [Theory]
    [InlineData("/data/curves?f=../x.csv")]
    [InlineData("/data/curves?f=/etc/hosts")]
    [InlineData("/data/figure.svg?f=link.csv")]
    [InlineData("/data/curves?f=a.csv&what=none")]
    [InlineData("/data/curves")]
    public async Task What_lies_outside_is_not_drawn(string address)
    {
        using var outside = new TemporaryFolder();
        Write(outside["x.csv"], "time_s,voltage_V\n0,3\n1,3\n");
        File.CreateSymbolicLink(_served.Folder["link.csv"], outside["x.csv"]);
        using var answer = await _served.Get(address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain(_served.Folder.Path, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_and_its_numbers_are_files_that_cannot_run()
    {
        Write(_served.Folder["=a.csv"], "time_s,voltage_V,current_A\n0,3,0\n1,3.1,0.1\n2,3.2,0.1\n");
        using var svg = await _served.Get("/data/figure.svg?f=%3Da.csv&what=V-t");
        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("sandbox; default-src 'none'", Assert.Single(svg.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var csv = await _served.Get("/data/figure.csv?f=%3Da.csv&what=V-t&save=1");
        Assert.Equal("attachment", csv.Content.Headers.ContentDisposition!.DispositionType);
        Assert.DoesNotContain(",=a", "," + await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var block = await _served.Get("/data/curves?f=%3Da.csv&what=V-t&w=300");
        Assert.Equal(HttpStatusCode.OK, block.StatusCode);
    }

    [Fact]
    public async Task A_name_with_script_tags_is_a_name()
    {
        const string Name = "<img src=x onerror=alert(1)>.csv";
        Write(_served.Folder[Name], "time_s,voltage_V\n0,3\n1,3\n");
        await Served.Until(() => Catalog.Find(Name) is { State: FileState.Read } file ? file : null);
        using var page = await _served.Get("/?f=" + Uri.EscapeDataString(Name) + "&look=" + Uri.EscapeDataString(Name) + "&q=%3Cscript%3Ealert(1)%3C/script%3E");
        var text = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<img src=x", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script>alert", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;img src=x", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/analyze")]
    [InlineData("/simulate")]
    [InlineData("/studies")]
    [InlineData("/library?k=lifsi-dme-6m")]
    [InlineData("/reactions?r=Li2CO3%20%2B%20CaF2%20-%3E%202%20LiF%20%2B%20CaCO3&s=CaF2")]
    [InlineData("/pouch")]
    [InlineData("/claims")]
    [InlineData("/claims?file=../x.tsv")]
    [InlineData("/simulate?file=../x.yaml")]
    [InlineData("/?f=../x.csv&look=../../x")]
    public async Task Every_screen_answers(string address)
    {
        using var page = await _served.Get(address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("<h1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not foreseen", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/library", "/library")]
    public async Task A_preference_leads_back_into_the_page(string back, string expected)
    {
        using var answer = await _served.Get("/set?lang=zh&back=" + Uri.EscapeDataString(back));
        Assert.Equal(expected, answer.Headers.Location!.ToString());
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("anodyne-lang=zh", StringComparison.Ordinal));
    }

    // Older than a few seconds, so that the list takes the file for whole.
    private static void Write(string path, string text, int hours = 0)
    {
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, hours, 0, 0, DateTimeKind.Utc));
    }
}
