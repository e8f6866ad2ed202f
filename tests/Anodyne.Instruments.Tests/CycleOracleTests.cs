using Anodyne.Instruments.Reading;
using Anodyne.Records.Cycles;

namespace Anodyne.Instruments.Tests;

/// <summary>Derived cycles, integrated capacities and the sign test on real files.</summary>
public sealed class CycleOracleTests
{
    [DataFact]
    public void Charge_first_cycles_are_those_that_NewareNDA_counts()
    {
        var oracle = Oracle.Load("neware_newarenda.json");
        foreach (var name in new[] { "new_nda_file.nda", "test_2.ndax" })
        {
            var record = Formats.Read(DataFolder.Path("neware/" + name)).Records[0];
            var expected = oracle.GetProperty(name).GetProperty("columns").GetProperty("Cycle");
            var numbers = CycleList.Numbers(record, CycleRule.ChargeFirst);
            Assert.Equal(expected.GetProperty("max").GetDouble(), numbers.Max());
        }
    }

    [DataFact]
    public void Arbin_cycles_hold_the_capacities_of_the_database()
    {
        var record = Formats.Read(DataFolder.Path("arbin/20160805_test001_45_cc_01.res")).Records[0];
        var cycles = CycleList.Of(record, CycleRule.Vendor);
        Assert.Equal(18, cycles.Count);
        Assert.Equal(1457, cycles[0].RowCount);
        var oracle = Oracle.Load("arbin_res_mdbtools.json").GetProperty("20160805_test001_45_cc_01.res").GetProperty("per_cycle_cumulative_max_Ah");
        for (var i = 0; i < 12; i++)
        {
            var expected = oracle.GetProperty((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(expected.GetProperty("rows").GetDouble(), cycles[i].RowCount);
            var charge = expected.GetProperty("chg").GetDouble();
            Assert.True(Math.Abs(cycles[i].ChargeCapacity - charge) < 0.01 * charge, $"cycle {i + 1}: {cycles[i].ChargeCapacity} against {charge} Ah");
        }
    }

    [DataFact]
    public void Integrated_capacities_agree_with_the_vendors_accumulators_and_signs_are_right()
    {
        foreach (var name in new[] { "neware/test_2.ndax", "neware/TestFile.nda", "neware/neware_uio.csv", "arbin/CS2_33_8_18_10.csv" })
        {
            var record = Formats.Read(DataFolder.Path(name)).Records[0];
            var checks = CapacityCheck.Of(record);
            Assert.NotEmpty(checks);
            Assert.All(checks, check => Assert.True(check.Difference < 0.02, $"{name} {check.Quantity}: {check.Integrated} against {check.Vendor} Ah"));
            Assert.False(SignTest.Of(record).IsInverted, name);
        }
    }
}
