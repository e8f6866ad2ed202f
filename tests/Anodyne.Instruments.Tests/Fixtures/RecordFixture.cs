using Anodyne.Instruments.Reading;
using Anodyne.Records.Exchange;

namespace Anodyne.Instruments.Tests;

/// <summary>A record in Anodyne's own binary form.</summary>
internal sealed class RecordFixture : IFixtures
{
    public IEnumerable<Fixture> All()
    {
        using var stream = new MemoryStream();
        RecordBinary.Write(Records.Record.Of([0, 1, 2.5], [3, 3.1, 3.2], [0.1, 0.1, -0.1]), stream);
        return [new Fixture(new FileContent("record.anr", stream.ToArray()), "Anodyne anr", 3)];
    }
}
