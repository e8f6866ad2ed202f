using System.Text.Json;

namespace Anodyne.Cli.Tests;

public sealed class ReadVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anodyne-read-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Techniques_and_settings_are_shown_and_in_the_document()
    {
        var path = Write("a.mps", "EC-LAB SETTING FILE\n\nDevice : VSP\n\nTechnique : 1\nChronoamperometry\nNs                  0                   1\nEi (V)              0.5                 pass\nvs.                 Ref                 Eoc\n");
        var file = Invocation.Of("read", path, "--json").Json.GetProperty("files")[0];
        Assert.Equal("VSP", file.GetProperty("settings").GetProperty("Device").GetString());
        var technique = file.GetProperty("techniques")[0];
        Assert.Equal("Chronoamperometry", technique.GetProperty("name").GetString());
        Assert.Equal(2, technique.GetProperty("sequences").GetInt32());
        Assert.Equal(0.5, technique.GetProperty("parameters")[0].GetProperty("values")[0].GetDouble());
        Assert.Equal("V", technique.GetProperty("parameters")[0].GetProperty("units")[0].GetString());
        Assert.Equal("Eoc", technique.GetProperty("parameters")[1].GetProperty("values")[1].GetString());
        var shown = Invocation.Of("read", path).Output;
        Assert.Contains("0.5 V", shown, StringComparison.Ordinal);
        Assert.Contains("Ei vs.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_cycles_and_without_current_is_no_reason_to_stop()
    {
        var path = Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n1,3.1,0.1\n");
        var bare = Write("b.csv", "time/s,Ewe/V,cycle number\n0,3,1\n1,3.1,2\n");
        var read = Invocation.Of("read", path, bare, "--json");
        Assert.Equal(0, read.Status);
        Assert.Equal(JsonValueKind.Null, read.Json.GetProperty("files")[1].GetProperty("vendor_cycles").ValueKind);
    }

    [Fact]
    public void One_file_is_summarized_with_its_columns()
    {
        var path = Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n3600,3.5,0.1\n7200,3,-0.1\n");
        var read = Invocation.Of("read", path, "--json");
        Assert.Equal(0, read.Status);
        var file = read.Json.GetProperty("files")[0];
        Assert.Equal("BDF csv", file.GetProperty("format").GetString());
        Assert.Equal(3, file.GetProperty("rows").GetInt32());
        Assert.Equal(1, file.GetProperty("cycles").GetInt32());
        var voltage = file.GetProperty("columns")[1];
        Assert.Equal("Voltage", voltage.GetProperty("name").GetString());
        Assert.Equal(3.5, voltage.GetProperty("max").GetDouble());
        Assert.Contains("Voltage / V", Invocation.Of("read", path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_goes_on_after_a_refusal_and_ends_with_its_status()
    {
        Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n");
        Write("unknown.txt", "nothing\n");
        var two = Invocation.Of("read", _folder, "--json");
        Assert.Equal(2, two.Status);
        Assert.Equal(2, two.Json.GetProperty("files").GetArrayLength());
        var nda = new byte[2000];
        System.Text.Encoding.ASCII.GetBytes("NEWARE20240101").CopyTo(nda, 0);
        nda[14] = 77;
        File.WriteAllBytes(Path.Combine(_folder, "new.nda"), nda);
        var three = Invocation.Of("read", _folder, "--json");
        Assert.Equal(3, three.Status);
        var error = three.Json.GetProperty("files").EnumerateArray().First(f => f.TryGetProperty("error", out _)).GetProperty("error");
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
        var path = Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n1,3.25,0.1\n");
        var target = Path.Combine(_folder, "out");
        Assert.Equal(0, Invocation.Of("read", path, "--to", kind, "--out", target).Status);
        var written = Path.Combine(target, name);
        Assert.True(File.Exists(written));
        if (kind is "bdf" or "anr")
        {
            Assert.Equal(3.25, Invocation.Of("read", written, "--json").Json.GetProperty("files")[0].GetProperty("columns")[1].GetProperty("max").GetDouble());
        }
    }

    [Theory]
    [InlineData("auto", 2)]
    [InlineData("charge", 2)]
    [InlineData("discharge", 3)]
    [InlineData("vendor", 1)]
    [InlineData("step", 2)]
    public void The_rule_of_the_cycles_is_chosen(string rule, int expected)
    {
        var path = Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A,Cycle Count / 1,Step ID\n0,3,0.1,1,1\n10,3.1,0.1,1,1\n20,3,-0.1,1,2\n30,2.9,-0.1,1,2\n40,3,0.1,1,1\n50,3.1,0.1,1,1\n60,3,-0.1,1,2\n70,2.9,-0.1,1,2\n");
        var file = Invocation.Of("read", path, "--cycles", rule, "--json").Json.GetProperty("files")[0];
        Assert.Equal(expected, file.GetProperty("cycles").GetInt32());
        Assert.Equal(1, file.GetProperty("vendor_cycles").GetInt32());
        Assert.Equal(2, Invocation.Of("read", path, "--cycles", "moon").Status);
    }

    [Fact]
    public void A_file_that_grows_is_imported_by_its_new_rows_alone()
    {
        var target = Path.Combine(_folder, "out");
        string[] rows = [.. Enumerable.Range(0, 300).Select(static i => FormattableString.Invariant($"{i},{3 + (i * 0.001)},0.1\n"))];
        var path = Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n" + string.Concat(rows.Take(200)));
        Assert.Equal(0, Invocation.Of("read", path, "--to", "anr", "--out", target).Status);
        var before = File.ReadAllBytes(Path.Combine(target, "a.anr"));

        Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n" + string.Concat(rows));
        var grown = Invocation.Of("read", path, "--to", "anr", "--out", target, "--json").Json.GetProperty("files")[0];
        Assert.Equal(100, grown.GetProperty("appended_rows").GetInt32());
        var after = File.ReadAllBytes(Path.Combine(target, "a.anr"));
        Assert.Equal(before, after[..before.Length]);
        Assert.Equal(300, Invocation.Of("read", Path.Combine(target, "a.anr"), "--json").Json.GetProperty("files")[0].GetProperty("rows").GetInt32());

        // Nothing new, nothing written; other rows, a whole new file.
        Assert.Contains("0 rows were appended, 300 kept", Invocation.Of("read", path, "--to", "anr", "--out", target).Output, StringComparison.Ordinal);
        Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n" + string.Concat(rows.Skip(5)));
        Assert.False(Invocation.Of("read", path, "--to", "anr", "--out", target, "--json").Json.GetProperty("files")[0].TryGetProperty("appended_rows", out _));
        Assert.Equal(295, Invocation.Of("read", Path.Combine(target, "a.anr"), "--json").Json.GetProperty("files")[0].GetProperty("rows").GetInt32());

        // A file of somebody else's is not touched.
        File.WriteAllText(Path.Combine(target, "a.anr"), "mine");
        Assert.Equal(2, Invocation.Of("read", path, "--to", "anr", "--out", target).Status);
    }

    [Fact]
    public void Wrong_input_ends_with_2_and_warnings_count_only_under_strict()
    {
        Assert.Equal(2, Invocation.Of("read", Path.Combine(_folder, "absent.mpr")).Status);
        Assert.Equal(2, Invocation.Of("read", Write("empty.csv", "")).Status);
        var cut = Write("cut.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n1");
        Assert.Equal(0, Invocation.Of("read", cut).Status);
        Assert.Equal(1, Invocation.Of("read", cut, "--strict").Status);
        Assert.Equal(2, Invocation.Of("read", cut, "--to", "parquet").Status);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
