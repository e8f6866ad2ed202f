using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Requests;

/// <summary>A file that a person named: where it is absent, the name that was probably meant.</summary>
internal static class GivenFile
{
    private const int MostNames = 1000;

    /// <summary>
    /// Refuses a path that is no file with content; a dash is standard input and passes. A pipe or a device has no length, and opening it may wait for ever.
    /// </summary>
    /// <param name="path">The path as given.</param>
    /// <exception cref="InputException">It is a folder, a pipe or a device, is empty or does not exist.</exception>
    public static void MustExist(string path)
    {
        if (path == InputPaths.StandardInput)
        {
            return;
        }

        if (File.Exists(path))
        {
            if (LengthOf(path) == 0)
            {
                throw new InputException(
                    "the file is empty, or it is a pipe or a device", path, "nothing to read", "a file with content", "What comes from a pipe is read as `-`.");
            }

            return;
        }

        if (Directory.Exists(path))
        {
            throw new InputException("A file is needed", path, "a folder", "the path of a file", "Name one file inside it.");
        }

        var folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        if (!Directory.Exists(folder))
        {
            throw Absent(path, $"There is no folder {folder} either: check the path.");
        }

        var names = Directory.EnumerateFiles(folder).Take(MostNames).Select(static file => Path.GetFileName(file));
        var near = Spelling.Nearest(Path.GetFileName(path), names);
        throw Absent(path, near is null
            ? $"Check the name: no file in {folder} has one like it."
            : $"Did you mean {path[..^Path.GetFileName(path).Length]}{near}?");
    }

    // A link may lead nowhere, or to itself, or to the end of a pipe that has no name.
    private static long LengthOf(string path)
    {
        try
        {
            return new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                new Problem("the file cannot be opened", path, failure.Message, "a file that can be read",
                    "Check where the link leads; what comes from a pipe is read as `-`."),
                failure);
        }
    }

    private static InputException Absent(string path, string mend) => new("the file does not exist", path, "nothing", "a file that can be read", mend);
}
