using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>The real .res files against mdbtools' export of Channel_Normal_Table and Global_Table.</summary>
public sealed class ArbinResOracleTests
{
    [DataFact]
    public void Every_column_equals_what_mdbtools_exports()
    {
        var complaints = new List<string>();
        var columns = 0;
        foreach (var file in Oracle.Load("arbin_res_mdbtools.json").EnumerateObject())
        {
            var record = Assert.Single(Formats.Read(DataFolder.Path("arbin/" + file.Name)).Records);
            Assert.Equal(file.Value.GetProperty("rows").GetInt32(), record.Rows);
            foreach (var column in file.Value.GetProperty("columns").EnumerateObject())
            {
                var values = record.Columns.First(c => c.VendorName == column.Name).ToDoubles();
                values = column.Name == "DateTime" ? Array.ConvertAll(values, static v => (v / 86400) + 25569) : values;
                columns += Oracle.Compare(complaints, $"{file.Name} '{column.Name}'", values, column.Value, 1e-6) > 0 ? 1 : 0;
            }

            // The oracle prints dates of the global table as day numbers, this reader too; absent texts are "nan" there.
            foreach (var setting in file.Value.GetProperty("global").EnumerateObject().Where(s => s.Value.GetString() != "nan"))
            {
                var found = record.Provenance.Settings.GetValueOrDefault(setting.Name, "(none)");
                var isNumber = double.TryParse(setting.Value.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var expected)
                    && double.TryParse(found, System.Globalization.CultureInfo.InvariantCulture, out var value) && Math.Abs(value - expected) <= 1e-8 * Math.Abs(expected);
                Assert.True(isNumber || found == setting.Value.GetString(), $"{setting.Name}: '{found}', the oracle says '{setting.Value}'");
            }
        }

        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
        Assert.Equal(36, columns);
    }
}
