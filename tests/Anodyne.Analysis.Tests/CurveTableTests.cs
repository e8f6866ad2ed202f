namespace Anodyne.Analysis.Tests;

/// <summary>A curve table is read by Origin and Excel: three header rows, decimal point, empty cells for what is not a number.</summary>
public class CurveTableTests
{
    [Fact]
    public void Header_rows_then_numbers_with_empty_cells_for_what_is_missing()
    {
        var table = new CurveTable("t", "a, b", [new("Time", "s", [0, 1.5]), new("Voltage", "V", [double.NaN])]);
        Assert.Equal("Time,Voltage\ns,V\n\"a, b\",\n0,\n1.5,\n", table.ToCsv());
    }
}
