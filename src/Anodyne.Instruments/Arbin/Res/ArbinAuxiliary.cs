using Anodyne.Instruments.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Arbin.Res;

/// <summary>
/// The table Auxiliary_Table: one row a channel and data point with Auxiliary_Index, Data_Type (0 voltage, 1 temperature, 2 pressure) and the value X.
/// </summary>
internal static class ArbinAuxiliary
{
    private static readonly string[] Kinds = ["Aux_Voltage", "Aux_Temperature", "Aux_Pressure"];

    public static void Add(JetDatabase database, ColumnSet columns, double test)
    {
        if (database.Find("Auxiliary_Table") is not { } table || columns.Find(Bdf.RecordIndex) is not { } points
            || table.Find("Data_Point") is not { } point || table.Find("Auxiliary_Index") is not { } index || table.Find("Data_Type") is not { } type
                || table.Find("X") is not { } x)
        {
            return;
        }

        var id = table.Find("Test_ID");
        var channels = new SortedDictionary<(int Type, int Index), Dictionary<int, double>>();
        foreach (var row in table.Rows())
        {
            if (id is not null && !double.IsNaN(test) && row.Number(id) != test)
            {
                continue;
            }

            var key = ((int)row.Number(type), (int)row.Number(index));
            if (!channels.TryGetValue(key, out var values))
            {
                channels.Add(key, values = []);
            }

            values.TryAdd((int)row.Number(point), row.Number(x));
        }

        foreach (((var kind, var number), var values) in channels.Take(64))
        {
            var column = new double[points.Count];
            for (var row = 0; row < column.Length; row++)
            {
                column[row] = values.TryGetValue((int)points[row], out var value) ? value : double.NaN;
            }

            var name = FormattableString.Invariant($"{(kind is >= 0 and < 3 ? Kinds[kind] : $"Aux_{kind}")}_{number + 1}");
            columns.Add(name, column, ArbinHeaders.Rules.Find(name));
        }
    }
}
