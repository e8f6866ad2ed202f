using System.Text;
using Anodyne.Quantities;
using Anodyne.Store.Checkpoints;

namespace Anodyne.Store.Tests.Checkpoints;

/// <summary>A state comes back bit for bit to the computation it belongs to, and to no other.</summary>
public sealed class CheckpointFileTests : IDisposable
{
    private static readonly CheckpointIdentity Identity = new("plating", "3+ab", "case(1)");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_state_comes_back_and_the_last_one_counts()
    {
        var file = Saved(1.5);
        file.Save(writer => writer.Write(2.5));
        Assert.Equal(2.5, Read(new CheckpointFile(file.Path, Identity)));
        Assert.Equal([file.Path], Directory.GetFiles(_folder.Path));
        file.Delete();
        Assert.False(file.Exists);
    }

    [Theory]
    [InlineData("cycling", "3+ab", "case(1)", "kind of computation plating")]
    [InlineData("plating", "4+ab", "case(1)", "version of the numerics 3+ab")]
    [InlineData("plating", "3+ab", "case(2)", "another case")]
    public void A_state_of_another_computation_is_refused_by_name(string kind, string version, string inputs, string found)
    {
        var foreign = new CheckpointFile(Saved(1.5).Path, new CheckpointIdentity(kind, version, inputs));
        var failure = Assert.Throws<InputException>(() => Read(foreign));
        Assert.Contains(found, failure.Problem.Found, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Problem.Mend);
    }

    [Fact]
    public void Every_flipped_byte_and_every_cut_is_refused()
    {
        var file = Saved(1.5);
        var whole = File.ReadAllBytes(file.Path);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            File.WriteAllBytes(file.Path, changed);
            Assert.Throws<InputException>(() => Read(file));
            File.WriteAllBytes(file.Path, whole[..at]);
            Assert.Throws<InputException>(() => Read(file));
        }
    }

    [Theory]
    [InlineData("ANODYNE-PLATING-CHECKPOINT-1", "earlier version")]
    [InlineData("anodyne-cycle-checkpoint-1", "earlier version")]
    [InlineData("time,current", "another kind")]
    public void Formats_before_this_one_are_named(string magic, string found)
    {
        var file = new CheckpointFile(_folder["state"], Identity);
        File.WriteAllBytes(file.Path, [(byte)magic.Length, .. Encoding.ASCII.GetBytes(magic), 1, 2, 3]);
        Assert.Contains(found, Assert.Throws<InputException>(() => Read(file)).Problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_cannot_be_saved_leaves_the_one_before()
    {
        var file = Saved(1.5);
        Assert.Throws<InvalidOperationException>(() => file.Save(_ => throw new InvalidOperationException()));
        Assert.Equal(1.5, Read(file));
        var nowhere = new CheckpointFile(Path.Combine(_folder["absent"], "state"), Identity);
        Assert.NotEmpty(Assert.Throws<InputException>(() => nowhere.Save(writer => writer.Write(1))).Problem.Mend);
    }

    private CheckpointFile Saved(double value)
    {
        var file = new CheckpointFile(_folder["state"], Identity);
        file.Save(writer => writer.Write(value));
        return file;
    }

    private static double Read(CheckpointFile file)
    {
        var value = double.NaN;
        file.Load(reader => value = reader.ReadDouble());
        return value;
    }
}
