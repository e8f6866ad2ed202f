using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Arbin.Res;

/// <summary>
/// A Jet 4 database (Access 2000 to 2003): pages of 4096 bytes. Page 0 holds "Standard Jet DB" at byte 4 and the version at byte 20 (1 = Jet 4). A page begins
/// with its kind: 1 data, 2 table definition. The list of objects (MSysObjects) is defined on page 2. Only what is needed to read whole tables is here: no
/// index, no memo.
/// </summary>
internal sealed class JetDatabase
{
    public const int PageLength = 4096;
    private const int DataPage = 1;
    private readonly Dictionary<string, int> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<int, int> _pagesOfTable;

    public JetDatabase(FileContent file)
    {
        File = file;
        Whole = BinaryWindow.Whole(file);
        int version = Whole.U8(20);
        if (version != 1)
        {
            throw Refusal.Unknown(file, 20, "The version of the Access database is not known", FormattableString.Invariant($"{version}"), "1 (Jet 4)");
        }

        Pages = file.Bytes.Length / PageLength;
        _pagesOfTable = Enumerable.Range(1, Math.Max(0, Pages - 1))
            .Where(page => file.Bytes[page * PageLength] == DataPage)
            .ToLookup(page => Whole.I32((page * PageLength) + 4));
        ReadCatalog();
    }

    public FileContent File { get; }

    public BinaryWindow Whole { get; }

    public int Pages { get; }

    public IEnumerable<string> Tables => _tables.Keys;

    /// <summary>The table of a name; null if there is none.</summary>
    public JetTable? Find(string name) => _tables.TryGetValue(name, out var page) ? JetTable.Read(this, page) : null;

    /// <summary>Data pages of a table in the order of the file.</summary>
    public IEnumerable<int> PagesOf(int tablePage) => _pagesOfTable[tablePage];

    // In MSysObjects a table of the user has Type 1; the lower three bytes of its Id are its page.
    private void ReadCatalog()
    {
        var catalog = JetTable.Read(this, 2);
        var id = catalog.Require("Id");
        var name = catalog.Require("Name");
        var type = catalog.Require("Type");
        foreach (var row in catalog.Rows())
        {
            if (row.Number(type) == 1)
            {
                var page = (int)row.Number(id) & 0xFFFFFF;
                if (page > 0 && page < Pages)
                {
                    _tables.TryAdd(row.Text(name), page);
                }
            }
        }
    }

    /// <summary>Text of Jet 4: UTF-16, or after the mark FF FE one byte a character.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
        => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Latin1.GetString(bytes[2..]).Replace("\0", "", StringComparison.Ordinal)
            : Encoding.Unicode.GetString(bytes[..(bytes.Length & ~1)]);
}
