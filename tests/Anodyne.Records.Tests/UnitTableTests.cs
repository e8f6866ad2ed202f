using System.Numerics;
using Anodyne.Quantities;
using Anodyne.Records.Columns;
using Anodyne.Records.Impedance;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Tests;

/// <summary>Tables with units in their headers: what is no row is left out and named, a unit that is not understood is refused by name.</summary>
public sealed class UnitTableTests
{
    [Fact]
    public void An_impedance_per_area_needs_the_area_and_an_unknown_unit_is_refused_by_name()
    {
        const string Table = "frequency_hz,z_re_ohm_cm2,z_im_ohm_cm2\n1000,5,-1\n100,15,-12\n10,30,-2\n";
        var record = UnitTable.Parse(Table, "areal.csv");
        var refusal = Assert.Throws<InputException>(() => ImpedanceSeries.Of(record));
        Assert.Contains("per area", refusal.Problem.What, StringComparison.Ordinal);
        Assert.Contains("--area", refusal.Problem.Mend, StringComparison.Ordinal);
        var spectrum = Assert.Single(ImpedanceSeries.Of(record, area: 2e-4));
        Assert.Equal(new Complex(7.5, -6), spectrum.Impedance[1]);
        Assert.Equal(2e-4, spectrum.Area);
        Assert.Contains("t_mV", Assert.Throws<InputException>(() => UnitTable.Parse("t_mV,i_mA\n1,2\n", "x")).Problem.Found, StringComparison.Ordinal);
        Assert.Contains("not understood", Assert.Throws<InputException>(() => UnitTable.Parse("t_s,i/furlong\n1,2\n", "x")).Problem.What, StringComparison.Ordinal);
        Assert.Contains("no unit", Assert.Throws<InputException>(() => UnitTable.Parse("t_s,i\n1,2\n", "x")).Problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_loses_its_dirty_rows_and_nothing_else()
    {
        const string Table = "# made by hand\nt_s,i_mA,v_V,temperature_degC\n0,1,3,25\n\n10,NaN,3,25\n20,1,ERR,25\n,,,\n30,1,3.1,25\nt_s,i_mA,v_V,temperature_degC\n40,1,3.2,25\n50,1,1.#INF,25\n60,1\n70,1,3.3,25\n80,,3.3,25\n90,1,3.4,25\n100,1,3.5,25\n110,1,3.5,25\n120,1,3.6,25\n";
        var record = UnitTable.Parse(Table, "table.csv");
        Assert.Equal([0.0, 30, 40, 70, 90, 100, 110, 120], record.Time.ToArray());
        Assert.Equal(Enumerable.Repeat(0.001, 8), record.Current.ToArray());
        Assert.Equal(25, record.Doubles(Bdf.AmbientTemperature)[0]);
        Assert.Equal(
            [
                "1 row without a cell was left out (line 7)", "1 header that is repeated was left out (line 9)", "1 row with another number of cells than the header was left out (line 12)",
                "2 rows without a number in Current were left out (lines 5, 14)", "2 rows without a number in Voltage were left out (lines 6, 11)",
            ],
            record.LeftOut.Select(static l => l.ToString()));
        Assert.Throws<InputException>(() => UnitTable.Parse("t_s,i_mA\n0,x\n1,x\n2,x\n3,1\n", "words"));
        Assert.Throws<InputException>(() => UnitTable.Parse("t_s,i_mA\n0,1\n1\n2\n3\n", "short"));
        Assert.IsType<DoubleColumn>(UnitTable.Parse("t_s,q_mAh_g\n0,1\n1,2\n", "other").Require("q"));
    }
}
