using System.Text;
using Anodyne.Quantities;
using Anodyne.Store.Results;

namespace Anodyne.Store.Tests.Results;

public sealed class SqliteStoreTests : ResultStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["sub/store.sqlite"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_carries_the_mark()
    {
        Open().Dispose();
        var header = System.IO.File.ReadAllBytes(File)[..100];
        Assert.Equal("Anod", Encoding.ASCII.GetString(header, 68, 4));
        Assert.Equal(1, header[63]);
    }

    [Fact]
    public void A_database_made_elsewhere_is_not_opened()
    {
        Open().Dispose();
        Patch(68, 0);
        var failure = Assert.Throws<InputException>(Open);
        Assert.Contains("0x006e6f64", failure.Problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_layout_is_named_as_unknown()
    {
        Open().Dispose();
        Patch(63, 9);
        var failure = Assert.Throws<UnknownVersionException>(Open);
        Assert.Equal("layout 9", failure.Problem.Found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SQLite format 3")]
    [InlineData("time,current\n1,2\n")]
    public void Another_kind_of_file_is_refused_and_an_empty_one_is_new(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);
        if (content.Length == 0)
        {
            Open().Dispose();
        }
        else
        {
            Assert.Throws<InputException>(Open);
            Assert.Equal(content, System.IO.File.ReadAllText(File));
        }
    }

    [Fact]
    public void Damaged_content_is_noticed()
    {
        var result = Result("run", 3);
        using (var store = Open())
        {
            store.Keep(result);
        }

        var bytes = System.IO.File.ReadAllBytes(File);
        var at = bytes.AsSpan().IndexOf(SqlResultStore.Pack(result.Content["series"]).AsSpan(1000, 16));
        Assert.True(at > 0);
        Patch(at, (byte)(bytes[at] ^ 0xff));
        using var again = Open();
        Assert.Throws<ComputationException>(() => again.Find(result.Entry.Key));
    }

    private protected override IResultStore Open() => ResultStores.OpenFile(File);

    private void Patch(int offset, byte value)
    {
        using var stream = System.IO.File.OpenWrite(File);
        stream.Position = offset;
        stream.WriteByte(value);
    }
}
