using Anodyne.Records.Columns;
using Anodyne.Records.Rows;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Tests;

/// <summary>The one rule for dirty rows: what is left out is counted and named, the rest stays as it was.</summary>
public sealed class DirtyRowTests
{
    private static Record Clean(double[] time, double[] voltage, double[] current)
    {
        var record = Record.Of(time, voltage, current);
        return DirtyRows.LeaveOut(record, [record.Require("Test Time"), record.Require("Current")], record.Require("Voltage"));
    }

    [Fact]
    public void Each_kind_of_dirty_row_is_counted_and_named()
    {
        var clean = Clean([0, 10, 20, 20, 30, double.PositiveInfinity, 0, 50, 60], [3, 3, double.NaN, 3, 3, 3, 0, 3, 3.1], [1, double.NaN, 1, 1, 1, 1, 0, 1, 1]);
        Assert.Equal([0.0, 20, 30, 50, 60], clean.Time.ToArray());
        Assert.Equal(
            [
                "1 row without a number in Current was left out (row 2)", "1 row without a number in Voltage was left out (row 3)",
                "1 row without a number in Test Time was left out (row 6)", "1 row of zeros was left out (row 7)",
            ],
            clean.LeftOut.Select(static l => l.ToString()));
    }

    [Fact]
    public void A_row_that_repeats_the_row_before_is_left_out_and_a_change_at_one_time_is_kept()
    {
        var clean = Clean([0, 10, 10, 10, 20], [3, 3, 3, 3.1, 3.1], [1, 1, 1, -1, -1]);
        Assert.Equal([0.0, 10, 10, 20], clean.Time.ToArray());
        Assert.Equal("1 row that repeats the row before was left out (row 3)", Assert.Single(clean.LeftOut).ToString());
    }

    [Fact]
    public void A_clean_record_is_the_same_record_and_a_column_that_is_mostly_empty_costs_no_row()
    {
        var record = Record.Of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [3, .. Enumerable.Repeat(double.NaN, 9)], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        Assert.Same(record, DirtyRows.LeaveOut(record, [record.Require("Test Time"), record.Require("Current")], record.Require("Voltage")));
    }

    [Fact]
    public void Points_without_a_time_may_be_zero_and_may_repeat()
    {
        var record = new Record([Bdf.Voltage.Column([0.1, 0, 0, double.NaN]), Bdf.Current.Column([1.0, 0, 0, 1])]);
        Assert.Equal(3, DirtyRows.LeaveOut(record, record.Columns).Rows);
    }

    [Fact]
    public void Many_places_are_counted_and_the_first_ones_named()
    {
        var text = LeftOut.At("row without a number in Current", "row", [.. Enumerable.Range(1, 12)]).ToString();
        Assert.Equal("12 rows without a number in Current were left out (rows 1, 2, 3, 4, 5 and 7 more)", text);
        Assert.Equal("1 repeated header was left out", new LeftOut("repeated header", 1, "").ToString());
    }

    [Fact]
    public void What_was_left_out_stays_with_the_record_and_every_column_keeps_its_type()
    {
        Column[] columns = [new IntColumn("a", "1", [1, 2, 3]), new LongColumn("b", "1", [1, 2, 3]), new ByteColumn("c", "1", [1, 2, 3]), TextColumn.From("d", ["x", "y", "x"])];
        var picked = new Record(columns).WithRows([2, 0], [new LeftOut("row", 1, "row 2")]).WithCell(new() { Name = "k" });
        Assert.Equal(columns.Select(static c => c.GetType()), picked.Columns.Select(static c => c.GetType()));
        Assert.Equal([3.0, 1], picked.Columns[1].ToDoubles());
        Assert.Equal("x", ((TextColumn)picked.Columns[3]).Text(0));
        Assert.Single(picked.LeftOut);
    }
}
