namespace Anodyne.Instruments.Spreadsheets;

/// <summary>
/// How far the cells of a sheet lie, from its XML: a table fills its rows and columns, a cell in the last row and column of a sheet does not.
/// </summary>
/// <param name="Cells">Number of cells that are stored.</param>
/// <param name="Rows">Number of the last row.</param>
/// <param name="Columns">Number of the last column.</param>
internal readonly record struct SheetExtent(long Cells, long Rows, long Columns)
{
    private const long Allowance = 1_000_000;
    private const long PlacesACell = 30;

    /// <summary>True if nearly all places between the cells are empty.</summary>
    public bool IsSparse => Rows * Columns > Allowance + (Cells * PlacesACell);

    /// <summary>Reads the places of all cells (&lt;c r="XFD1048576") and rows (&lt;row r="7").</summary>
    public static SheetExtent Of(ReadOnlySpan<byte> xml)
    {
        long cells = 0;
        long rows = 0;
        long columns = 0;
        for (var at = xml.IndexOf((byte)'<'); at >= 0; at = xml.IndexOf((byte)'<'))
        {
            xml = xml[(at + 1)..];
            var isCell = xml.StartsWith("c "u8);
            if (!isCell && !xml.StartsWith("row "u8))
            {
                continue;
            }

            cells += isCell ? 1 : 0;
            var end = xml.IndexOf((byte)'>');
            var place = xml[..(end < 0 ? xml.Length : end)].IndexOf(" r=\""u8);
            if (place < 0)
            {
                continue;
            }

            long column = 0;
            long row = 0;
            for (var i = place + 4; i < xml.Length && xml[i] != '"' && row < 1L << 32; i++)
            {
                column = char.IsAsciiLetterUpper((char)xml[i]) ? (column * 26) + (xml[i] - 'A' + 1) : column;
                row = char.IsAsciiDigit((char)xml[i]) ? (row * 10) + (xml[i] - '0') : row;
            }

            rows = Math.Max(rows, row);
            columns = Math.Max(columns, Math.Min(column, 1L << 20));
        }

        return new SheetExtent(cells, rows, columns);
    }
}
