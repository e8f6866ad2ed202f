using Anodyne.Instruments;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;

namespace Anodyne.Studies.Requests;

/// <summary>What became of one file: its content, or why it was refused.</summary>
/// <param name="Input">The file.</param>
/// <param name="File">What was read; null if it was refused.</param>
/// <param name="Failure">Why it was refused; null if it was read.</param>
public sealed record ReadFile(InputPath Input, InstrumentFile? File, AnodyneException? Failure)
{
    private static readonly string[] BystanderNames =
        ["readme", "manifest", "license", "licence", "changelog", "authors", "citation", "checksums", "md5sums", "sha256sums", "thumbs.db"];

    private static readonly HashSet<string> BystanderEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md", ".rst", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".bmp", ".tif", ".tiff", ".webp", ".pdf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".rtf",
        ".html", ".htm", ".py", ".ipynb", ".m", ".r", ".opj", ".opju", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".log", ".bib", ".tex", ".lnk", ".url",
        ".sh", ".bat",
    };

    /// <summary>The path as given or found.</summary>
    public string Path => Input.Path;

    /// <summary>True if it lies in a folder beside the data and its name says that it is none: it is listed and costs nothing.</summary>
    public bool IsBystander => Failure is { ExitStatus: ExitStatuses.InputWrong } && Input.IsFound
        && (BystanderEndings.Contains(System.IO.Path.GetExtension(Path)) || HasBystanderName(System.IO.Path.GetFileName(Path)));

    private static bool HasBystanderName(string file) => Array.Exists(BystanderNames, name => file.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a file; a foreseen failure becomes part of the result.</summary>
    /// <param name="input">The file.</param>
    public static ReadFile Of(InputPath input)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            GivenFile.MustExist(input.Path);
            return new ReadFile(input, input.Path == InputPaths.StandardInput ? Formats.Read(StandardInput.Content()) : Formats.Read(input.Path), null);
        }
        catch (AnodyneException failure)
        {
            return new ReadFile(input, null, failure);
        }
    }
}
