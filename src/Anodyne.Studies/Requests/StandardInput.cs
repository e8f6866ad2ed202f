using Anodyne.Instruments.Reading;

namespace Anodyne.Studies.Requests;

/// <summary>Standard input as a file, read to its end.</summary>
internal static class StandardInput
{
    /// <summary>The name shown in messages.</summary>
    public const string Name = "standard input";

    /// <summary>All of it.</summary>
    public static FileContent Content()
    {
        using var stream = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new FileContent(Name, bytes.ToArray());
    }
}
