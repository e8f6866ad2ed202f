using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Requests;

/// <summary>Opens a measured file that a person named; one that is a case or a study is told which verb takes it.</summary>
internal static class MeasuredRecords
{
    /// <summary>The records of a file, each with a name for messages.</summary>
    /// <param name="path">The path as given; a dash is standard input.</param>
    /// <param name="context">Told the reader's warnings.</param>
    /// <exception cref="InputException">It is absent, empty, or no measured file.</exception>
    public static IReadOnlyList<(string Name, Record Record)> Open(string path, RequestContext context)
    {
        GivenFile.MustExist(path);
        try
        {
            return path == InputPaths.StandardInput ? MeasuredInput.Open(StandardInput.Content(), context.Warn) : MeasuredInput.Open(path, context.Warn);
        }
        catch (InputException failure) when (CaseKind.Of(path) is { } kind)
        {
            var mend = $"Did you mean `anodyne {kind.Verb} {path}`?";
            throw new InputException(new Problem("this is no measured file", path, kind.Words, "a measurement", mend), failure);
        }
    }
}
