using System.Numerics;
using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Impedance;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Tests;

public sealed class RecordTests
{
    private static Record Small() => Record.Of([0, 1, 2, 3], [3.0, 3.1, 3.2, 3.3], [0.5, 0.5, -0.5, -0.5]);

    [Fact]
    public void Columns_are_found_by_name_label_machine_name_and_vendor_header()
    {
        var record = new Record([new DoubleColumn("Voltage", "V", [1, 2], "Ewe/V"), new IntColumn("Ns", "", [1, 1])]);
        var voltage = record.Columns[0];
        Assert.Same(voltage, record.Find("Voltage"));
        Assert.Same(voltage, record.Find("Voltage / V"));
        Assert.Same(voltage, record.Find("voltage_volt"));
        Assert.Same(voltage, record.Find("Ewe/V"));
        Assert.Same(voltage, record.Find(Bdf.Voltage));
        Assert.Null(record.Find("Current"));
        Assert.True(record.Current.IsEmpty);
        var missing = Assert.Throws<InputException>(() => record.Require("Current"));
        Assert.Contains("'Ns'", missing.Problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Unequal_lengths_duplicate_labels_and_no_columns_are_refused()
    {
        Assert.Throws<InputException>(() => new Record([]));
        Assert.Throws<InputException>(() => new Record([new DoubleColumn("a", "", [1]), new DoubleColumn("b", "", [1, 2])]));
        Assert.Throws<InputException>(() => new Record([new DoubleColumn("a", "V", [1]), new IntColumn("a", "V", [1])]));
        Assert.Throws<InputException>(() => new DoubleColumn(" ", "V", [1]));
    }

    [Fact]
    public void Halves_appended_are_the_whole()
    {
        var whole = Small();
        var joined = whole.Slice(0, 1).Append(whole.Slice(1, 3));
        Assert.Equal(whole.Time.ToArray(), joined.Time.ToArray());
        Assert.Equal(whole.Current.ToArray(), joined.Current.ToArray());
        Assert.Throws<InputException>(() => whole.Append(new Record([new DoubleColumn("a", "V", [1])])));
    }

    [Fact]
    public void Summary_leaves_out_missing_values_and_keeps_fractions_of_large_times()
    {
        var summary = ColumnSummary.Of([double.NaN, 1.7e9 + 0.25, 1.7e9 + 0.75]);
        Assert.Equal(2, summary.Count);
        Assert.Equal(1.7e9 + 0.5, summary.Mean);
        Assert.True(double.IsNaN(summary.First));
        Assert.Equal(1.7e9 + 0.75, summary.Last);
        Assert.Equal(0, ColumnSummary.Of([]).Count);
    }

    [Fact]
    public void The_vocabulary_has_each_name_once_and_the_three_required_terms()
    {
        Assert.Equal(Bdf.All.Count, Bdf.All.Select(t => t.MachineName).Distinct().Count());
        Assert.Equal(Bdf.All.Count, Bdf.All.Select(t => t.Label).Distinct().Count());
        Assert.Equal(["test_time_second", "voltage_volt", "current_ampere"], Bdf.All.Where(t => t.IsRequired).Select(t => t.MachineName));
        Assert.Same(Bdf.CycleDischargingCapacity, Bdf.Find("cycle_discharging_capacity_ah"));
        Assert.Same(Bdf.TestTime, Bdf.Find("Test Time / s"));
        Assert.Null(Bdf.Find("Surface Temperature T1 / degC"));
    }

    [Fact]
    public void A_cell_description_refuses_what_cannot_be()
    {
        Assert.Throws<InputException>(() => new CellDescription { Area = 0 });
        Assert.Throws<InputException>(() => new CellDescription { Temperature = double.NaN });
        Assert.Equal(1e-4, new CellDescription { Area = 1e-4 }.Area);
    }

    [Fact]
    public void Spectra_are_split_at_direct_rows_at_the_key_and_where_the_sweep_starts_again()
    {
        double[] frequency = [0, 1e5, 1e3, 10, 1e5, 1e3, 10, 0, 1e5, 1e3];
        double[] real = [0, 1, 2, 3, 1, 2, 3, 0, 1, 2];
        double[] imaginary = [0, -1, -2, -3, -1, -2, -3, 0, -1, -2];
        Column[] columns = [Bdf.Frequency.Column(frequency), Bdf.RealImpedance.Column(real), Bdf.ImaginaryImpedance.Column(imaginary)];
        var bySweep = ImpedanceSeries.Of(new Record(columns));
        Assert.Equal([3, 3, 2], bySweep.Select(s => s.Count));
        Assert.Equal(new Complex(3, -3), bySweep[1].Impedance[2]);
        Assert.Equal(new SpectrumKey("sweep", 3, "1"), bySweep[2].Key);

        var cycle = Bdf.CycleCount.Column([1, 1, 1, 1, 1, 1, 2, 2, 3, 3]);
        var byCycle = ImpedanceSeries.Of(new Record([.. columns, cycle]));
        Assert.Equal([3, 2, 1, 2], byCycle.Select(s => s.Count));
        Assert.Equal(2, byCycle[2].Key.Value);
        Assert.Empty(ImpedanceSeries.Of(Small()));
    }

    [Fact]
    public void A_spectrum_refuses_frequencies_that_are_not_positive_and_sorts_descending()
    {
        Assert.Throws<InputException>(() => new ImpedanceSpectrum([0], [Complex.One]));
        Assert.Throws<InputException>(() => new ImpedanceSpectrum([1, 2], [Complex.One]));
        Assert.Throws<InputException>(() => new ImpedanceSpectrum([], []));
        var sorted = new ImpedanceSpectrum([1, 100, 10], [1, 2, 3]) { Area = 1e-4 }.Descending();
        Assert.Equal([100.0, 10, 1], sorted.Frequency);
        Assert.Equal([new Complex(2, 0), new Complex(3, 0), new Complex(1, 0)], sorted.Impedance);
        Assert.Equal(1e-4, sorted.Area);
    }

    [Fact]
    public void Text_columns_keep_a_vocabulary()
    {
        var column = TextColumn.From("Step Type", ["REST", "CC_CHG", "REST"]);
        Assert.Equal([0, 1, 0], column.Codes);
        Assert.Equal("CC_CHG", column.Text(1));
        Assert.Equal(5, column.Append(TextColumn.From("Step Type", ["CV", "REST"])).Count);
    }
}
