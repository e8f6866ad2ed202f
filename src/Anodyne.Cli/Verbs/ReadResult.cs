using Anodyne.Instruments.Reading;
using Anodyne.Quantities;

namespace Anodyne.Cli.Verbs;

/// <summary>What became of one file: its content, or why it was refused.</summary>
/// <param name="Path">Path as given or found.</param>
/// <param name="File">What was read; null if it was refused.</param>
/// <param name="Failure">Why it was refused; null if it was read.</param>
internal sealed record ReadResult(string Path, InstrumentFile? File, AnodyneException? Failure)
{
    /// <summary>Reads a file; a foreseen failure becomes part of the result.</summary>
    public static ReadResult Of(string path)
    {
        try
        {
            return new ReadResult(path, Formats.Read(path), null);
        }
        catch (AnodyneException failure)
        {
            return new ReadResult(path, null, failure);
        }
    }
}
