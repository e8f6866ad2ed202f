using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Records.Tables;
using Record = Anodyne.Records.Record;

namespace Anodyne.Electroanalysis.Tests.Methods;

/// <summary>Every method on every kind of file, alone and in mixtures: a result, a void result or a refusal that says why, and never an internal error.</summary>
public class WrongFileTests
{
    private static readonly (string Name, string Table)[] s_files =
    [
        ("spectrum", Table("frequency_hz,z_re_ohm,z_im_ohm", 31, k => { var f = Math.Pow(10, 4 - (0.2 * k)); var w = 2 * Math.PI * f * 1e-3; return $"{f},{5 + (50 / (1 + (w * w)))},{-50 * w / (1 + (w * w))}"; })),
        ("flat spectrum", Table("frequency_hz,z_re_ohm,z_im_ohm", 12, k => $"{1000 - k},5,0")),
        ("one frequency", Table("frequency_hz,z_re_ohm,z_im_ohm", 1, _ => $"1000,5,-1")),
        ("series", Table("key,frequency_hz,z_re_ohm,z_im_ohm", 24, k => $"{k / 8},{Math.Pow(10, 4 - (k % 8))},{5 + (k % 8)},{-(k % 8)}")),
        ("cycles", Table("t_s,i_mA,v_V", 400, k => $"{60 * k},{(k % 100 < 45 ? -1 : k % 100 < 50 ? 0 : k % 100 < 95 ? 1 : 0)},{0.1 * Math.Sin(0.05 * k)}")),
        ("cycles as densities", Table("t_s,i_mA_cm2,v_V", 400, k => $"{60 * k},{(k % 100 < 50 ? -1 : 1)},{(k % 100 < 50 ? -0.05 : 0.05)}")),
        ("current alone", Table("t_s,i_mA", 100, k => $"{60 * k},{(k < 50 ? -1 : 1)}")),
        ("rest", Table("t_s,i_mA,v_V", 50, k => $"{60 * k},0,3")),
        ("one row", Table("t_s,i_mA,v_V", 1, _ => $"0,1,3")),
        ("two rows at one time", Table("t_s,i_mA,v_V", 2, _ => $"5,1,3")),
        ("holes", Table("t_s,i_mA,v_V", 60, k => $"{(k % 7 == 0 ? double.NaN : k)},{(k % 5 == 0 ? double.NaN : k % 20 < 10 ? 1 : -1)},{(k % 3 == 0 ? double.NaN : 3)}")),
        ("clock that runs backward", Table("t_s,i_mA,v_V", 40, k => $"{(k < 20 ? k : 40 - k)},{(k % 20 < 10 ? 1 : -1)},3")),
        ("polarization", Table("i_mA_cm2,v_cell_V", 21, k => $"{k - 10},{0.01 * (k - 10)}")),
        ("overpotential", Table("overpotential_V,i_mA_cm2", 21, k => $"{0.01 * (k - 10)},{Math.Sinh(0.2 * (k - 10))}")),
        ("zeros", Table("overpotential_V,i_mA_cm2", 21, _ => $"0,0")),
        ("capacities", Table("cycle,q_mAh", 30, k => $"{k + 1},{2 - (0.01 * k)}")),
        ("capacities of nothing", Table("cycle,q_mAh", 30, k => $"{k + 1},0")),
        ("voltammogram", Table("v_V,i_mA_cm2", 200, k => $"{(k < 100 ? k : 200 - k) * 0.01},{Math.Exp(-Math.Pow((k - 50) / 10.0, 2))}")),
        ("constant potential", Table("v_V,i_mA_cm2", 60, k => $"0.5,{k}")),
        ("transient", Table("t_s,i_mA_cm2", 120, k => $"{0.05 * (k + 1)},{10 * (0.05 * (k + 1)) / (1 + Math.Pow(0.05 * (k + 1), 2))}")),
        ("transient of nothing", Table("t_s,i_mA_cm2", 120, k => $"{0.05 * (k + 1)},0")),
        ("temperatures", Table("temperature_degC,r_ohm", 6, k => $"{10 * k},{Math.Exp(-0.3 * k)}")),
        ("one temperature", Table("temperature_degC,r_ohm", 6, _ => $"25,10")),
    ];

    private static string Table(string header, int rows, Func<int, FormattableString> row) =>
        header + "\n" + string.Join('\n', Enumerable.Range(0, rows).Select(k => FormattableString.Invariant(row(k)))) + "\n";

    private static Dictionary<string, string> Needed(string method) => method switch
    {
        "nucleation" => new() { ["concentration"] = "1 M", ["area"] = "1 cm2" },
        "conductivity" => new() { ["thickness"] = "25 um", ["area"] = "1 cm2" },
        "dead-lithium" => new() { ["h2"] = "1 umol" },
        "gitt" => new() { ["radius"] = "5 um" },
        "tafel" => new() { ["area"] = "1 cm2" },
        "ccd" or "cv" or "symmetric" => new() { ["area"] = "1 cm2" },
        _ => [],
    };

    public static TheoryData<string> Methods => [.. AnalysisMethods.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void No_file_is_an_internal_error(string method)
    {
        var records = new List<(string Name, Record Record)>();
        foreach (var (name, table) in s_files)
        {
            try
            {
                records.Add((name, UnitTable.Parse(table, name)));
            }
            catch (InputException)
            {
                // The reader refuses it; so does every method.
            }
        }

        Assert.True(records.Count > 18);
        List<IReadOnlyList<(string, Record)>> given = [.. records.Select(r => new[] { r }), .. records.Zip(records.Skip(3), (a, b) => new[] { a, b }), [.. records.Take(8)]];
        var faults = new List<string>();
        foreach (var inputs in given)
        {
            foreach (var options in new[] { Needed(method), [] })
            {
                try
                {
                    var result = AnalysisMethods.Run(method, new AnalysisRequest(inputs, options));
                    foreach (var curve in result.Curves)
                    {
                        curve.ToCsv();
                    }

                    result.Figure?.ToSvg();
                    Assert.NotNull(result.Reasons);
                }
                catch (AnodyneException refusal)
                {
                    Assert.NotEmpty(refusal.Problem.What);
                }
                catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
                {
                    faults.Add($"{string.Join(" + ", inputs.Select(i => i.Item1))}: {fault.GetType().Name} {fault.Message} {fault.StackTrace!.Split('\n').First(l => l.Contains("Anodyne", StringComparison.Ordinal))}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }
}
