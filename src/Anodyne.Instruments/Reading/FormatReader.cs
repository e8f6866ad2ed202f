using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Reading;

/// <summary>What a reader recognizes its format by. The surer mark is asked for first; among readers of one mark exactly one recognizes a file.</summary>
public enum FormatMark
{
    /// <summary>First bytes, or words that stand at a fixed place.</summary>
    Signature,

    /// <summary>The names of a vendor's columns.</summary>
    Headers,

    /// <summary>The shape alone: a plain table, numbers without a header, an archive of other files.</summary>
    Shape,
}

/// <summary>
/// Reads one file format. A reader has no state; one instance serves all threads. <see cref="FormatRegistry"/> finds it by itself, so that a format costs one
/// file.
/// </summary>
/// <param name="format">Name of the format ("BioLogic mpr").</param>
/// <param name="mark">What it is recognized by.</param>
/// <param name="extensions">Usual endings of its files, with their point; for lists only, a file is never recognized by its name.</param>
public abstract class FormatReader(string format, FormatMark mark, params string[] extensions)
{
    /// <summary>Name of the format ("BioLogic mpr").</summary>
    public string Format { get; } = format;

    /// <summary>What the format is recognized by.</summary>
    public FormatMark Mark { get; } = mark;

    /// <summary>Usual endings of its files.</summary>
    public IReadOnlyList<string> Extensions { get; } = extensions;

    /// <summary>What the reader was held against.</summary>
    public virtual string CheckedAgainst => "";

    /// <summary>What of the format is not read, or from its description only.</summary>
    public virtual string NotSupported => "";

    /// <summary>True if the content is of this format. Does not throw and is cheap: it sees every file.</summary>
    public abstract bool Recognizes(FileContent file);

    /// <summary>Reads a recognized file, and says what holds for every format: where the test time falls, or contradicts the clock.</summary>
    /// <exception cref="Quantities.InputException">The file is broken.</exception>
    /// <exception cref="Quantities.UnknownVersionException">The format's version, a column identifier or a flag is not known.</exception>
    /// <exception cref="OperationCanceledException">The token of the content was cancelled.</exception>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Cancellation.ThrowIfCancellationRequested();
        var read = ReadFile(file);
        string[] said = [.. read.Records.SelectMany(FallingTime)
            .Where(text => !read.Warnings.Any(warning => warning.StartsWith(FallsText, StringComparison.Ordinal))),
            .. read.Records.Select(ClockTest.Of).OfType<string>()];
        return said.Length == 0 ? read : read with { Warnings = [.. read.Warnings, .. said] };
    }

    /// <summary>Reads a recognized file.</summary>
    protected abstract InstrumentFile ReadFile(FileContent file);

    private const string FallsText = "The test time falls";

    private static IEnumerable<string> FallingTime(Record record)
    {
        var time = record.Find(Bdf.TestTime) is DoubleColumn column ? column.Values : [];
        var falls = 0;
        for (var row = 1; row < time.Length; row++)
        {
            falls += time[row] < time[row - 1] ? 1 : 0;
        }

        return falls == 0 ? [] : [FormattableString.Invariant($"{FallsText} in {falls} rows.")];
    }
}
