using System.Numerics;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Impedance;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tests;

/// <summary>The real impedance files against impedance.py, against one control spectrum in eight formats, and against the numbers their own vendors' tools state.</summary>
public sealed class ImpedanceOracleTests
{
    [DataFact]
    public void Spectra_equal_what_impedance_py_says()
    {
        var complaints = new List<string>();
        var files = 0;
        foreach (var entry in Oracle.Load("eis_impedancepy.json").EnumerateObject())
        {
            var path = new[] { "eis/", "biologic_text/", "gamry/" }.Select(folder => folder + entry.Name).First(p => File.Exists(DataFolder.Path(p)));
            var spectrum = Formats.Read(DataFolder.Path(path)).Spectra[^1];
            files++;
            double[] first = [.. entry.Value.GetProperty("first").EnumerateArray().Select(e => e.GetDouble())];
            double[] last = [.. entry.Value.GetProperty("last").EnumerateArray().Select(e => e.GetDouble())];
            Check(complaints, entry.Name + " n", spectrum.Count, entry.Value.GetProperty("n").GetInt32());
            Check(complaints, entry.Name + " f", spectrum.Frequency[0], first[0]);
            Check(complaints, entry.Name + " Re", spectrum.Impedance[0].Real, first[1]);
            Check(complaints, entry.Name + " Im", spectrum.Impedance[0].Imaginary, first[2]);
            Check(complaints, entry.Name + " f last", spectrum.Frequency[^1], last[0]);
            Check(complaints, entry.Name + " Re last", spectrum.Impedance[^1].Real, last[1]);
            Check(complaints, entry.Name + " Im last", spectrum.Impedance[^1].Imaginary, last[2]);
            Check(complaints, entry.Name + " mean Re", spectrum.Impedance.Average(z => z.Real), entry.Value.GetProperty("mean_re").GetDouble());
            Check(complaints, entry.Name + " mean Im", spectrum.Impedance.Average(z => z.Imaginary), entry.Value.GetProperty("mean_im").GetDouble());
        }

        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
        Assert.Equal(12, files);
    }

    [DataFact]
    public void One_spectrum_in_eight_formats_is_the_same_spectrum()
    {
        var control = Assert.Single(Formats.Read(DataFolder.Path("eis/data.i2b")).Spectra);
        Assert.Equal(29, control.Count);
        foreach ((var name, var relative) in new[] { ("data.dfr", 1e-15), ("data.P00", 1e-3), ("data.idf", 1e-5), ("data.z", 1e-6), ("data-comma-decimal-separator.csv", 1e-15), ("data.xlsx", 1e-12) })
        {
            var spectra = Formats.Read(DataFolder.Path("eis/" + name)).Spectra;
            Assert.Equal(name == "data.xlsx" ? 4 : 1, spectra.Count);
            Assert.All(spectra, spectrum => Same(control, spectrum, relative, name));
        }
    }

    [DataFact]
    public void Multiple_spectra_series_keys_and_loops_are_told_apart()
    {
        Assert.Equal(3, Formats.Read(DataFolder.Path("biologic_text/case-multiple-spectra.mpt")).Spectra.Count);
        var arrhenius = Formats.Read(DataFolder.Path("eis_reference/g9_arrhenius_series/input.csv")).Spectra;
        Assert.Equal("key", arrhenius[0].Key.Name);
        Assert.Equal(-10, arrhenius[0].Key.Value);
        Assert.True(arrhenius.Count >= 5);
        Assert.Equal(arrhenius.Count, arrhenius.Select(s => s.Key.Value).Distinct().Count());
        Assert.True(Formats.Read(DataFolder.Path("eis_reference/g8_operando_series/input.csv")).Spectra.Count >= 10);
    }

    [DataFact]
    public void The_RelaxIS_export_equals_the_instrument_file()
    {
        var relaxis = Formats.Read(DataFolder.Path("solid_state/PEIS_LPSCl_IonBlocking_-25C_RelaxIS.txt")).Spectra[0].Descending();
        var instrument = Formats.Read(DataFolder.Path("solid_state/PEIS_LPSCl_IonBlocking_-25C.mpr")).Spectra[0].Descending();
        Same(instrument, relaxis, 1e-6, "RelaxIS");
    }

    [DataFact]
    public void Magnitude_and_phase_give_the_impedance()
    {
        var file = Formats.Read(DataFolder.Path("solid_state/Sample2_PEIS_AtRest.csv"));
        var record = file.Records[0];
        Assert.Equal(50.752583 * Math.Cos(-20.75998 * Math.PI / 180), record.Doubles(Bdf.RealImpedance)[0], 1e-9);
        Assert.Equal(50.752583 * Math.Sin(-20.75998 * Math.PI / 180), record.Doubles(Bdf.ImaginaryImpedance)[0], 1e-9);
        Assert.True(file.Spectra.Count > 1);
    }

    [DataFact]
    public void Gamry_tables_hold_what_gamry_parser_states()
    {
        var chrono = Formats.Read(DataFolder.Path("gamry/chronoa_data.dta"));
        Assert.Equal(10, chrono.Records[0].Rows);
        Assert.Equal(270, chrono.Records[0].Time[^1]);
        var german = Formats.Read(DataFolder.Path("gamry/chronoa_de_data.dta"));
        Assert.Equal(chrono.Records[0].Time.ToArray(), german.Records[0].Time.ToArray());
        Assert.Equal(chrono.Records[0].Voltage[5..].ToArray(), german.Records[0].Voltage[5..].ToArray());

        var cv = Formats.Read(DataFolder.Path("gamry/cv_data.dta"));
        Assert.Equal(5, cv.Records.Count);
        Assert.Equal(601.1, cv.Records[4].Time[^1]);
        Assert.Equal(0.889001, cv.Records[4].Voltage[^1]);
        Assert.Equal(2.62272e-07, cv.Records[4].Current[^1]);
        Assert.Equal(4, Formats.Read(DataFolder.Path("gamry/DHM-15-CV-Demo.DTA")).Records.Count);
        Assert.Equal(10, Formats.Read(DataFolder.Path("gamry/eispot_data.dta")).Records[0].Rows);
        var aborted = Formats.Read(DataFolder.Path("gamry/eispot_data_curveaborted.dta"));
        Assert.Equal(5, aborted.Records[0].Rows);
        Assert.Contains("The experiment was aborted.", aborted.Warnings);
        Assert.Equal(40, Formats.Read(DataFolder.Path("gamry/ocvcurve_data.dta")).Records[0].Rows);
        Assert.Equal(10, Formats.Read(DataFolder.Path("gamry/squarewave_data.dta")).Records[0].Rows);
    }

    [DataFact]
    public void The_Gamry_voltammogram_equals_the_table_that_unitpackage_wrote()
    {
        var record = Formats.Read(DataFolder.Path("gamry/gamry_cv.DTA")).Records[0];
        var lines = File.ReadAllLines(DataFolder.Path("gamry/gamry_cv.csv.expected"));
        Assert.Equal(lines.Length - 1, record.Rows);
        for (var row = 0; row < record.Rows; row++)
        {
            var cells = lines[row + 1].Split(',');
            Assert.Equal(double.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), record.Time[row]);
            Assert.Equal(double.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture), record.Voltage[row], 1e-12);
            Assert.Equal(double.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture), record.Current[row], 1e-16);
        }
    }

    [DataFact]
    public void Zahner_files_agree_with_the_fits_of_Zahners_own_program()
    {
        // A resistor parallel to a capacitor, in series with a small inductance; the vendor states 0.46 % and 0.52 degrees as the largest errors of its fit.
        var series = Formats.Read(DataFolder.Path("zahner/ImpedanceVsVoltageSeriesFit__measured_spectras__000_mvdc.ism"));
        var rc = Assert.Single(series.Spectra);
        const double R = 8622.126079487121;
        const double C = 3.461836605849166e-09;
        const double L = 7.52865271577419e-09;
        double worst = 0;
        for (var i = 0; i < rc.Count; i++)
        {
            var s = Complex.ImaginaryOne * 2 * Math.PI * rc.Frequency[i];
            var model = (R / (1 + (s * R * C))) + (s * L);
            worst = Math.Max(worst, (rc.Impedance[i] - model).Magnitude / model.Magnitude);
        }

        Assert.True(worst < 0.0102, FormattableString.Invariant($"largest deviation from the vendor's fit {worst}"));

        // The samples of the vendor's fit of the lithium-ion battery lie on the measured curve.
        var battery = Assert.Single(Formats.Read(DataFolder.Path("zahner/ComplexFitConfigurations__li-ion-battery.ism")).Spectra);
        var fit = Assert.Single(Formats.Read(DataFolder.Path("zahner/ComplexFitConfigurations__fit_result__fit_samples.ism")).Spectra);
        Assert.Equal((128, 20), (battery.Count, fit.Count));
        for (var i = 0; i < fit.Count; i++)
        {
            var nearest = battery.Impedance[Enumerable.Range(0, battery.Count).MinBy(k => Math.Abs(Math.Log(battery.Frequency[k] / fit.Frequency[i])))];
            Assert.True((nearest - fit.Impedance[i]).Magnitude / nearest.Magnitude < 0.09, $"{fit.Frequency[i]} Hz: {nearest} and {fit.Impedance[i]}");
        }

        Assert.Equal("Zahner Thales", series.Format);
        Assert.Equal(0x26, series.Records[0].Rows);
        Assert.Equal("ism", Formats.Read(DataFolder.Path("zahner/ComplexFitConfigurations__li-ion-battery.ism")).Version);
    }

    [DataFact]
    public void The_EC_Lab_voltammogram_equals_the_table_that_unitpackage_wrote()
    {
        var record = Formats.Read(DataFolder.Path("biologic_text/eclab_cv.mpt")).Records[0];
        var lines = File.ReadAllLines(DataFolder.Path("biologic_text/eclab_cv.csv.expected"));
        var names = lines[0].Split(',');
        Assert.Equal(lines.Length - 1, record.Rows);
        for (var column = 0; column < names.Length; column++)
        {
            var values = Oracle.InVendorUnit(record.Columns.First(c => c.VendorName == names[column]));
            for (var row = 0; row < record.Rows; row++)
            {
                var expected = double.Parse(lines[row + 1].Split(',')[column], System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(Math.Abs(values[row] - expected) <= 1e-12 * Math.Abs(expected), $"{names[column]} row {row}");
            }
        }
    }

    [DataFact]
    public void The_Ivium_text_is_a_rest_of_one_point_a_minute()
    {
        var record = Formats.Read(DataFolder.Path("ivium/rest_only_ivium.txt")).Records[0];
        string[] lines = [.. File.ReadAllLines(DataFolder.Path("ivium/rest_only_ivium.txt")).Where(line => line.Trim().Length > 0)];
        Assert.Equal(lines.Length - 1, record.Rows);
        for (var row = 0; row < record.Rows; row++)
        {
            double[] cells = [.. lines[row + 1].Split('\t').Select(cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture))];
            Assert.Equal((cells[0], cells[1] / 1000, cells[2]), (record.Time[row], record.Current[row], record.Voltage[row]));
        }
    }

    [DataFact]
    public void Headerless_and_DRT_tables_are_spectra()
    {
        foreach ((var name, var points) in new[] { ("drt/LIB_data.txt", 0), ("drt/data_1.csv", 0), ("drt/zarc_data.txt", 81), ("drt/1ZARC.csv", 81), ("drt/2ZARC1.csv", 81), ("drt/Z_2ZARC_Orazem_0.25.csv", 0), ("drt/Z_ECM_LIB.csv", 0) })
        {
            var spectrum = Assert.Single(Formats.Read(DataFolder.Path(name)).Spectra);
            var lines = File.ReadAllLines(DataFolder.Path(name)).Count(line => line.Trim().Length > 0);
            Assert.True(spectrum.Count == lines || spectrum.Count == lines - 1, $"{name}: {spectrum.Count} points of {lines} lines");
            Assert.True(points == 0 || spectrum.Count == points, $"{name}: {spectrum.Count}");
        }
    }

    private static void Same(ImpedanceSpectrum a, ImpedanceSpectrum b, double relative, string name)
    {
        Assert.Equal(a.Count, b.Count);
        for (var i = 0; i < a.Count; i++)
        {
            Assert.True(Math.Abs(a.Frequency[i] - b.Frequency[i]) <= relative * a.Frequency[i], $"{name} point {i}: {a.Frequency[i]} and {b.Frequency[i]} Hz");
            Assert.True((a.Impedance[i] - b.Impedance[i]).Magnitude <= relative * a.Impedance[i].Magnitude, $"{name} point {i}: {a.Impedance[i]} and {b.Impedance[i]} ohm");
        }
    }

    private static void Check(List<string> complaints, string where, double found, double expected)
    {
        if (Math.Abs(found - expected) > 2e-8 * Math.Abs(expected))
        {
            complaints.Add(FormattableString.Invariant($"{where}: {found:R}, the oracle says {expected:R}"));
        }
    }
}
