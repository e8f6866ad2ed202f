using System.Text.Json;

namespace Anodyne.Cli.Tests;

public sealed class ReadVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anodyne-read-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void One_file_is_summarized_with_its_columns()
    {
        string path = Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n3600,3.5,0.1\n7200,3,-0.1\n");
        Invocation read = Invocation.Of("read", path, "--json");
        Assert.Equal(0, read.Status);
        JsonElement file = read.Json.GetProperty("files")[0];
        Assert.Equal("BDF csv", file.GetProperty("format").GetString());
        Assert.Equal(3, file.GetProperty("rows").GetInt32());
        Assert.Equal(1, file.GetProperty("cycles").GetInt32());
        JsonElement voltage = file.GetProperty("columns")[1];
        Assert.Equal("Voltage", voltage.GetProperty("name").GetString());
        Assert.Equal(3.5, voltage.GetProperty("max").GetDouble());
        Assert.Contains("Voltage / V", Invocation.Of("read", path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_goes_on_after_a_refusal_and_ends_with_its_status()
    {
        Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n");
        Write("readme.txt", "nothing\n");
        Invocation two = Invocation.Of("read", _folder, "--json");
        Assert.Equal(2, two.Status);
        Assert.Equal(2, two.Json.GetProperty("files").GetArrayLength());
        byte[] nda = new byte[2000];
        System.Text.Encoding.ASCII.GetBytes("NEWARE20240101").CopyTo(nda, 0);
        nda[14] = 77;
        File.WriteAllBytes(Path.Combine(_folder, "new.nda"), nda);
        Invocation three = Invocation.Of("read", _folder, "--json");
        Assert.Equal(3, three.Status);
        JsonElement error = three.Json.GetProperty("files").EnumerateArray().First(f => f.TryGetProperty("error", out _)).GetProperty("error");
        Assert.Contains("byte 14", error.GetProperty("where").GetString(), StringComparison.Ordinal);
        Assert.Contains("1 files read, 2 refused", Invocation.Of("read", _folder).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bdf", "a.bdf.csv")]
    [InlineData("csv", "a.csv")]
    [InlineData("json", "a.json")]
    [InlineData("anr", "a.anr")]
    public void Records_are_converted(string kind, string name)
    {
        string path = Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n1,3.25,0.1\n");
        string target = Path.Combine(_folder, "out");
        Assert.Equal(0, Invocation.Of("read", path, "--to", kind, "--out", target).Status);
        string written = Path.Combine(target, name);
        Assert.True(File.Exists(written));
        if (kind is "bdf" or "anr")
        {
            Assert.Equal(3.25, Invocation.Of("read", written, "--json").Json.GetProperty("files")[0].GetProperty("columns")[1].GetProperty("max").GetDouble());
        }
    }

    [Fact]
    public void Wrong_input_ends_with_2_and_warnings_count_only_under_strict()
    {
        Assert.Equal(2, Invocation.Of("read", Path.Combine(_folder, "absent.mpr")).Status);
        Assert.Equal(2, Invocation.Of("read", Write("empty.csv", "")).Status);
        string cut = Write("cut.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n1");
        Assert.Equal(0, Invocation.Of("read", cut).Status);
        Assert.Equal(1, Invocation.Of("read", cut, "--strict").Status);
        Assert.Equal(2, Invocation.Of("read", cut, "--to", "parquet").Status);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
