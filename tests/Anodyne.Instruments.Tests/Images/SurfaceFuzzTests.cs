using System.IO.Compression;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;

namespace Anodyne.Instruments.Tests.Images;

/// <summary>Height maps and pictures under the fuzzer on their own, so that a failure is found in seconds; and pictures that claim more than they hold.</summary>
public sealed class SurfaceFuzzTests
{
    [Fact]
    public void Mutations_of_maps_and_pictures_keep_the_promise()
    {
        FileContent[] corpus = [.. new TopographyFixture().All().Concat(new PictureFixture().All()).Select(static fixture => fixture.File)];
        var failures = new MutationFuzzer(corpus, 20261130).Run(6000, 2);
        Assert.True(failures.Count == 0, string.Join("\n", failures));
        for (var number = 0; number < 2000; number++)
        {
            var source = corpus[number % corpus.Length];
            Assert.Equal("", RoundTrip.Broken(new FileContent(source.Name, new MutationFuzzer(corpus, 7).Mutation(number))) ?? "");
        }
    }

    [Fact]
    public void A_picture_that_unpacks_to_too_much_is_refused()
    {
        var png = new PictureFixture().All().First(static fixture => fixture.File.Name == "a.png").File.Bytes.ToArray();
        (png[16], png[17], png[18], png[19]) = (0, 0, 0x4E, 0x20);
        (png[20], png[21], png[22], png[23]) = (0, 0, 0x4E, 0x20);
        Assert.ThrowsAny<AnodyneException>(() => Formats.Read(new FileContent("bomb.png", png)));
        var tiff = new PictureFixture().All().First(static fixture => fixture.File.Name == "bare.tif").File.Bytes.ToArray();
        for (var entry = 10; entry < 10 + 24; entry += 12)
        {
            BitConverter.GetBytes(30000).CopyTo(tiff, entry + 8);
            BitConverter.GetBytes((short)4).CopyTo(tiff, entry + 2);
        }

        Assert.ThrowsAny<AnodyneException>(() => Formats.Read(new FileContent("bomb.tif", tiff)));

        // Nothing but zeros, packed a thousandfold.
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(new byte[64 << 20]);
        }

        byte[] surf = [.. new TopographyFixture().All().First(static fixture => fixture.File.Name == "packed.sur").File.Bytes[..512],
            .. BitConverter.GetBytes(1), .. BitConverter.GetBytes(64 << 20), .. BitConverter.GetBytes((int)packed.Length), .. packed.ToArray()];
        Assert.Contains("too long", Assert.ThrowsAny<AnodyneException>(() => Formats.Read(new FileContent("bomb.sur", surf))).Message, StringComparison.Ordinal);
    }
}
