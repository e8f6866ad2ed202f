using Anodyne.Quantities;

namespace Anodyne.Studies.Requests;

/// <summary>Reads a text file that a person named; a missing or unreadable one is an input error.</summary>
internal static class TextFile
{
    private const long LargestBytes = 64L << 20;

    /// <summary>The whole text. A pipe or a device has no length, and nothing is read from it.</summary>
    /// <param name="path">The path as given.</param>
    /// <param name="argument">The argument it came from, for the message.</param>
    /// <exception cref="InputException">The file does not exist, cannot be opened or is larger than 64 MiB.</exception>
    public static string Read(string path, string argument)
    {
        GivenFile.MustExist(path);
        try
        {
            return new FileInfo(path).Length switch
            {
                0 => "",
                > LargestBytes => throw new InputException(
                    "the file is too large for a table written by a person", argument, path, "at most 64 MiB", "Check that this is the table."),
                _ => File.ReadAllText(path),
            };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new InputException("the file cannot be read", argument, path, "a file that can be read", problem.Message);
        }
    }
}
