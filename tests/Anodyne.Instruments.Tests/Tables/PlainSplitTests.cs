using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Columns;

namespace Anodyne.Instruments.Tests;

/// <summary>
/// The text files of potentiostats and plain tables against a plain split of their own lines, made here: of every column of numbers the record has one with the same number of rows, least, largest,
/// mean, first and last value, in the vendor's unit or multiplied by the one factor of the unit it was converted into. What a column is called, ImpedanceOracleTests and TextTableOracleTests say.
/// </summary>
public sealed class PlainSplitTests
{
    // From the unit in the file to that of the record, and the sign of an imaginary part that is printed as -Z''.
    private static readonly double[] Factors = [1, -1, 1e-3, 10, 3600];

    private static readonly string[] Files =
    [
        "biologic_text/ex1.mpt", "biologic_text/exampleDataBioLogic.mpt", "biologic_text/case-multiple-spectra.mpt", "biologic_text/Sample_data_biologic_no_header.mpt",
        "cv/FeBr3(TMGasme) - 100mV.txt", "drt/1ZARC.csv", "drt/2ZARC1.csv", "drt/LIB_data.txt", "drt/Z_2ZARC_Orazem_0.25.csv", "drt/Z_ECM_LIB.csv", "drt/data_1.csv", "drt/zarc_data.txt",
        "eis/Circuit1_EIS_1.z", "eis/Circuit2_EIS_1.z", "eis/Circuit3_EIS_1.z", "eis/data-comma-decimal-separator.csv", "eis/data.P00", "eis/data.i2b", "eis/data.idf", "eis/data.z", "eis/exampleData.csv",
        "eis/exampleDataAutolab.txt", "eis/exampleDataCHInstruments.txt", "eis/exampleDataParstat.txt", "eis/exampleDataPowersuite.txt", "eis/exampleDataVersaStudio.par", "eis/exampleDataZPlot.z",
        "electro_reference/sym_a.csv", "electro_reference/tafel_sym.csv", "gamry/DHM-15-CV-Demo.DTA", "gamry/chronoa_data.dta", "gamry/chronoa_de_data.dta", "gamry/cv_data.dta", "gamry/eispot_data.dta",
        "gamry/eispot_data_curveaborted.dta", "gamry/exampleDataGamry.DTA", "gamry/gamry_cv.DTA", "gamry/ocvcurve_data.dta", "gamry/squarewave_data.dta", "ivium/rest_only_ivium.txt",
        "maccor/maccor_test_file_4267-66-6519.EDA0001.041", "solid_state/PEIS_LPSCl_IonBlocking_-25C_RelaxIS.txt", "solid_state/Sample2_PEIS_AtRest.csv", "tafel/Boyle Figure 4a.EC-DEC.csv",
        "tafel/Boyle Figure 4a.PC.csv",
    ];

    [DataFact]
    public void Every_column_of_numbers_is_in_the_record_with_its_six_statistics()
    {
        var complaints = new List<string>();
        var columns = 0;
        foreach (var file in Files)
        {
            var blocks = Blocks(DataFolder.Path(file));
            foreach (var record in Formats.Read(DataFolder.Path(file)).Records)
            {
                var block = blocks.Find(rows => rows.Count == record.Rows);
                if (block is null)
                {
                    complaints.Add($"{file}: no block of {record.Rows} lines of numbers among {string.Join(", ", blocks.Select(b => b.Count))}");
                    continue;
                }

                blocks.Remove(block);
                double[][] known = [.. record.Columns.Where(column => column is not TextColumn).SelectMany(column => new[] { Oracle.InVendorUnit(column), column.ToDoubles() })];
                for (var column = 0; column < block[0].Length; column++)
                {
                    double[] raw = [.. block.Select(row => row[column])];
                    if (!Array.TrueForAll(raw, double.IsNaN))
                    {
                        columns++;
                        if (!known.Any(values => Factors.Any(factor => Same(raw, values, factor))))
                        {
                            complaints.Add(FormattableString.Invariant($"{file}: no column of the record is column {column + 1} of the text ({raw[0]} ... {raw[^1]})"));
                        }
                    }
                }
            }
        }

        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
        Assert.True(columns >= 300, $"{columns} columns compared");
    }

    private static bool Same(double[] raw, double[] values, double factor)
    {
        var a = ColumnSummary.Of(Array.ConvertAll(raw, value => value * factor));
        var b = ColumnSummary.Of(values);
        var scale = Math.Max(Math.Abs(a.Min), Math.Abs(a.Max));
        bool Equal(double x, double y, double allowed) => (double.IsNaN(x) && double.IsNaN(y)) || Math.Abs(x - y) <= allowed;
        return raw.Length == values.Length && Equal(a.Min, b.Min, 1e-12 * scale) && Equal(a.Max, b.Max, 1e-12 * scale) && Equal(a.Mean, b.Mean, 1e-10 * scale)
            && Equal(a.First, b.First, 1e-12 * Math.Abs(a.First)) && Equal(a.Last, b.Last, 1e-12 * Math.Abs(a.Last));
    }

    /// <summary>Runs of lines with equally many cells of which the first is a number, or empty before a second that is.</summary>
    private static List<List<double[]>> Blocks(string path)
    {
        var blocks = new List<List<double[]>>();
        List<double[]>? open = null;
        foreach (var line in File.ReadAllLines(path, Encoding.Latin1))
        {
            if (line.Trim().Length == 0)
            {
                continue;
            }

            var cells = Cells(line, path.Contains("gamry", StringComparison.Ordinal));
            var isRow = cells.Length >= 2 && !double.IsNaN(cells[0]) && cells.Count(cell => !double.IsNaN(cell)) >= 2;
            if (!isRow || (open is not null && open[0].Length != cells.Length))
            {
                open = null;
            }

            if (isRow)
            {
                if (open is null)
                {
                    blocks.Add(open = []);
                }

                open.Add(cells);
            }
        }

        return blocks;
    }

    // One of Gamry's files was edited by hand and has blanks beside tabs.
    private static double[] Cells(string line, bool hasBlanks)
    {
        var text = line.Trim();
        var hasTabs = text.Contains('\t', StringComparison.Ordinal);
        var isMixed = hasBlanks || (hasTabs && text.Contains("  ", StringComparison.Ordinal));
        char[] between = hasTabs && !isMixed ? ['\t'] : !isMixed && text.Contains(';', StringComparison.Ordinal) ? [';'] : text.Contains(',', StringComparison.Ordinal) && !isMixed ? [','] : [' ', '\t'];
        var cells = text.Split(between, between.Length == 2 ? StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries : StringSplitOptions.TrimEntries);
        return Array.ConvertAll(cells, cell => double.TryParse(between[0] == ',' ? cell : cell.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN);
    }
}
