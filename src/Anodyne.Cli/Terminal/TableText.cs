using Anodyne.Reports.Blocks;
using Spectre.Console;

namespace Anodyne.Cli.Terminal;

/// <summary>Shows a table of plain text in the terminal; a void number is struck through.</summary>
internal static class TableText
{
    /// <summary>Writes the table.</summary>
    public static void Print(TableBlock block, IAnsiConsole person)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns([.. block.Columns.Select(Markup.Escape)]);
        foreach (var row in block.Rows)
        {
            table.AddRow([.. row.Select(cell => cell.Kind == CellKind.Void ? $"[strikethrough]{Markup.Escape(cell.Text)}[/] void" : Markup.Escape(cell.Text))]);
        }

        person.Write(table);
    }
}
