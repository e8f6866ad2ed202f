using Anodyne.Instruments.Tables;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.BioLogic;

/// <summary>
/// The current of a galvanostatic record. With GCPL and Modulo Bat the instrument stores the charge of each interval instead of the current; EC-Lab's own
/// export prints I = dq / (t - t of the row before), 0 in the first row, and so does this. The unit of dq is mA h.
/// </summary>
internal static class DerivedColumns
{
    public static void Add(ColumnSet columns, int rows)
    {
        if (columns.Has(Bdf.Current) || Find(columns, "dq/mA.h") is not { } charge || Find(columns, "time/s") is not { } time)
        {
            return;
        }

        var current = new double[rows];
        for (var row = 1; row < rows; row++)
        {
            var interval = time.Values[row] - time.Values[row - 1];
            current[row] = interval > 0 ? charge.Values[row] * 3.6 / interval : 0;
        }

        columns.Add("<I>/mA from dq/mA.h", current, Bdf.Current);
    }

    private static DoubleColumn? Find(ColumnSet columns, string vendorName) => columns.Columns.OfType<DoubleColumn>()
        .FirstOrDefault(column => column.VendorName == vendorName);
}
