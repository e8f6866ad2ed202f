using Anodyne.Instruments.Reading;
using Anodyne.Quantities;

namespace Anodyne.Instruments.Tests;

/// <summary>Cuts and spoils a fixture: whatever comes, a reader returns records or one of the two refusals.</summary>
internal static class Damage
{
    /// <summary>Reads the file cut at every length (or at 400 lengths spread over a long file); returns how many cuts still gave a record with rows.</summary>
    public static int CutEverywhere(FormatReader reader, FileContent whole)
    {
        var read = 0;
        var step = Math.Max(1, whole.Bytes.Length / 400);
        for (var length = 0; length < whole.Bytes.Length; length += step)
        {
            var cut = new FileContent(whole.Name, whole.Bytes[..length]);
            if (!reader.Recognizes(cut))
            {
                continue;
            }

            try
            {
                var file = reader.Read(cut);
                read += file.Records.Any(static record => record.Rows > 0) ? 1 : 0;
            }
            catch (AnodyneException)
            {
            }
        }

        return read;
    }
}
