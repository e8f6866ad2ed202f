using Anodyne.Quantities;

namespace Anodyne.Studies.Requests;

/// <summary>Reads a text file that a person named; a missing or unreadable one is an input error.</summary>
internal static class TextFile
{
    private const long LargestBytes = 64L << 20;

    /// <summary>The whole text.</summary>
    /// <param name="path">The path as given.</param>
    /// <param name="argument">The argument it came from, for the message.</param>
    /// <exception cref="InputException">The file does not exist, cannot be opened or is larger than 64 MiB.</exception>
    public static string Read(string path, string argument)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new InputException("this is a folder, not a file", argument, path, "a file", "Name one file inside it.");
            }

            return new FileInfo(path).Length > LargestBytes
                ? throw new InputException("the file is too large for a table written by a person", argument, path, "at most 64 MiB", "Check that this is the table.")
                : File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            var absent = problem is FileNotFoundException or DirectoryNotFoundException;
            throw new InputException(
                absent ? "the file does not exist" : "the file cannot be read", argument, path, "a file that can be read",
                absent ? "Check the path." : problem.Message);
        }
    }
}
