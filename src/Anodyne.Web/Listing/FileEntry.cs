using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Web.Listing;

/// <summary>How far the page is with a file.</summary>
public enum FileState
{
    /// <summary>Seen, not read yet.</summary>
    Waiting,

    /// <summary>It grows: it is read once its size stands still.</summary>
    Growing,

    /// <summary>Read.</summary>
    Read,

    /// <summary>It could not be read; the problem says why.</summary>
    Refused,

    /// <summary>It lies beside the data and is none: a picture, a text.</summary>
    Bystander,

    /// <summary>A case, a study or a pouch cell.</summary>
    Case,
}

/// <summary>A file of the workspace as the page lists it. The records themselves are not kept.</summary>
/// <param name="Path">Relative path, forward slashes.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Modified">When it was last changed, UTC.</param>
public sealed record FileEntry(string Path, long Bytes, DateTime Modified)
{
    /// <summary>How far the page is with it.</summary>
    public FileState State { get; init; }

    /// <summary>When the description beside it was last changed; part of what tells whether it is read again.</summary>
    public DateTime Described { get; init; }

    /// <summary>Name of the format.</summary>
    public string Format { get; init; } = "";

    /// <summary>Kind of cell, or the technique; for a case the verb that runs it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Rows of all records.</summary>
    public long Rows { get; init; }

    /// <summary>Cycles of the first record; null where it has none.</summary>
    public int? Cycles { get; init; }

    /// <summary>Impedance spectra.</summary>
    public int Spectra { get; init; }

    /// <summary>Columns of the first record, with their units.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Area of one electrode, m2; null if unknown.</summary>
    public double? Area { get; init; }

    /// <summary>Active mass, kg; null if unknown.</summary>
    public double? Mass { get; init; }

    /// <summary>Name of the cell in the lab.</summary>
    public string CellName { get; init; } = "";

    /// <summary>What the reader warned of.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why it was refused; null if it was not.</summary>
    public Problem? Problem { get; init; }

    /// <summary>What the analysis that fits the file says first; null until it is known.</summary>
    public Finding? Finding { get; init; }

    /// <summary>Name of the file without folders.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Folder in the workspace; empty for the workspace itself.</summary>
    public string Folder => Path.LastIndexOf('/') is var at and >= 0 ? Path[..at] : "";

    /// <summary>What distinguishes this state of the file from another.</summary>
    public string Stamp => $"{Bytes:x}-{Modified.Ticks:x}-{Described.Ticks:x}";

    /// <summary>True if it holds all words of a search, in name, folder, kind, format or finding.</summary>
    public bool Fits(string search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var text = $"{Path} {Kind} {Format} {CellName} {Finding?.Method} {Finding?.Verdict} {State}";
        return search.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>The first number of the analysis that fits a file.</summary>
/// <param name="Method">The method.</param>
/// <param name="Name">Name of the number; empty if there is none.</param>
/// <param name="Value">The number.</param>
/// <param name="Verdict">The verdict of the whole analysis.</param>
/// <param name="Reasons">Why it is not simply ok.</param>
public sealed record Finding(string Method, string Name, Estimate? Value, Verdict Verdict, IReadOnlyList<string> Reasons);
