using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Jcamp;

/// <summary>
/// JCAMP-DX 4.24, 5.01 and 6.0: XYDATA in every form, XYPOINTS, PEAK TABLE, NTUPLES with real and imaginary pages, and files of linked blocks. An axis in
/// hertz is turned into a chemical shift where the file states the frequency and a reference.
/// </summary>
internal sealed class JcampReader() : FormatReader("JCAMP-DX", FormatMark.Signature, ".jdx", ".dx", ".jcm")
{
    public override string CheckedAgainst => "jcamp, nmrglue";

    public override string NotSupported => "peak assignments, structures (JCAMP-CS) and two-dimensional data";

    public override bool Recognizes(FileContent file) =>
        file.Text is { } text && text.Head.TrimStart().StartsWith("##TITLE", StringComparison.OrdinalIgnoreCase);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        List<string> warnings = [];
        List<(Measurement, Provenance)> found = [];
        var block = new Dictionary<string, string>();
        (double[] Real, JcampVariables Variables)? page = null;
        var records = LabelledRecord.ReadAll(file);
        if (!records.Exists(static record => record.Label is "END"))
        {
            warnings.Add("The file ends before ##END: its last table may be cut.");
        }

        foreach (var record in records)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            switch (record.Label)
            {
                case "TITLE":
                    block = new() { ["TITLE"] = record.Text };
                    break;
                case "XYDATA":
                    found.Add(Given(file, block, Even(file, block, record, warnings), null));
                    break;
                case "XYPOINTS" or "PEAKTABLE":
                    found.Add(Given(file, block, Pairs(file, block, record), null));
                    break;
                case "DATATABLE" when block.ContainsKey("VARNAME"):
                    var variables = new JcampVariables(block);
                    var values = Page(file, variables, record, warnings);
                    if (record.Text.Contains("R..R", StringComparison.OrdinalIgnoreCase))
                    {
                        page = (values, variables);
                    }
                    else if (record.Text.Contains("I..I", StringComparison.OrdinalIgnoreCase) && page is { } real && real.Real.Length == values.Length)
                    {
                        found.Add(Given(file, block, (real.Variables.Axis(file, values.Length), real.Real), values));
                        page = null;
                    }
                    else
                    {
                        found.Add(Given(file, block, (variables.Axis(file, values.Length), values), null));
                    }

                    break;
                case "ENDNTUPLES" when page is { } alone:
                    found.Add(Given(file, block, (alone.Variables.Axis(file, alone.Real.Length), alone.Real), null));
                    page = null;
                    break;
                case "NTUPLES" when record.Text.Contains("nD", StringComparison.Ordinal):
                    throw Refusal.Unknown(file, 0, "The file holds data of two dimensions", record.Text, "spectra against one axis");
                default:
                    block[record.Label] = record.Text;
                    break;
            }
        }

        if (page is { } last)
        {
            found.Add(Given(file, block, (last.Variables.Axis(file, last.Real.Length), last.Real), null));
            warnings.Add("The file ends before its imaginary page; only the real one was read.");
        }

        var version = block.GetValueOrDefault("JCAMPDX", "").Split(' ')[0];
        return found.Count > 0 ? SpectrumFile.Of(file, Format, version, found, warnings)
            : throw Refusal.Broken(file, 0, "The file holds no table of a spectrum", block.GetValueOrDefault("DATATYPE", ""), "XYDATA, XYPOINTS or NTUPLES");
    }

    private static double Require(FileContent file, Dictionary<string, string> block, string label) => NumberWord.Of(block.GetValueOrDefault(label))
        ?? throw Refusal.Broken(file, 0, $"The block states no {label}", block.GetValueOrDefault(label, "nothing"), "a number");

    private static (double[] X, double[] Y) Even(FileContent file, Dictionary<string, string> block, LabelledRecord record, List<string> warnings)
    {
        if (!record.Text.Contains("++", StringComparison.Ordinal))
        {
            return Pairs(file, block, record);
        }

        var factor = NumberWord.Of(block.GetValueOrDefault("YFACTOR")) ?? 1;
        var values = Scaled(file, record, factor, warnings);
        var (first, last) = (Require(file, block, "FIRSTX"), Require(file, block, "LASTX"));
        if (NumberWord.Whole(block.GetValueOrDefault("NPOINTS"), 1) is { } stated && stated != values.Length)
        {
            warnings.Add(FormattableString.Invariant($"The block announces {stated} points and holds {values.Length}; the axis was made for {stated}."));
            last = stated > 1 ? first + ((last - first) * (values.Length - 1) / (stated - 1)) : last;
        }

        return (SpectrumAxis.Even("x", "", first, last, values.Length).Values, values);
    }

    private static double[] Page(FileContent file, JcampVariables variables, LabelledRecord record, List<string> warnings)
    {
        var symbol = record.Text.IndexOf("++(", StringComparison.Ordinal) is >= 0 and var at ? record.Text[(at + 3)..].Split('.')[0] : "";
        return Scaled(file, record, variables.Factor(symbol), warnings);
    }

    private static double[] Scaled(FileContent file, LabelledRecord record, double factor, List<string> warnings)
    {
        List<int> failed = [];
        var values = CompressedOrdinates.Decode(file, record.Lines, failed);
        if (failed.Count > 0)
        {
            warnings.Add(LeftOut.At("check ordinate that differs from the value before it", "line", failed).ToString().Replace(
                "left out", "taken as it stands", StringComparison.Ordinal) + ".");
        }

        return values.Count > 0 ? [.. values.Select(value => value * factor)]
            : throw Refusal.BrokenLine(file, record.Lines.Count > 0 ? record.Lines[0].Number : 1, "The table holds no ordinate");
    }

    private static (double[] X, double[] Y) Pairs(FileContent file, Dictionary<string, string> block, LabelledRecord record)
    {
        var (fx, fy) = (NumberWord.Of(block.GetValueOrDefault("XFACTOR")) ?? 1, NumberWord.Of(block.GetValueOrDefault("YFACTOR")) ?? 1);
        var (x, y) = (new List<double>(), new List<double>());
        foreach (var (text, number) in record.Lines)
        {
            var words = text.Split([' ', '\t', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
            for (var k = 0; k + 1 < words.Length; k += 2)
            {
                if (NumberWord.Of(words[k]) is not { } place || NumberWord.Of(words[k + 1]) is not { } value)
                {
                    throw Refusal.BrokenLine(file, number, "A point of the table is no pair of numbers", text.Trim());
                }

                x.Add(fx * place);
                y.Add(fy * value);
            }
        }

        return x.Count > 0 ? ([.. x], [.. y]) : throw Refusal.Broken(file, 0, "The table holds no point");
    }

    private static (Measurement, Provenance) Given(
        FileContent file, Dictionary<string, string> block, (double[] X, double[] Y) data, double[]? imaginary)
    {
        var type = block.GetValueOrDefault("DATATYPE", "").ToUpperInvariant();
        var variables = block.ContainsKey("VARNAME") ? new JcampVariables(block) : null;
        var units = (variables?.AxisUnit ?? block.GetValueOrDefault("XUNITS", "")).Trim().ToUpperInvariant();
        var (kind, name, unit) = JcampAxis.Of(type, units);
        var x = data.X;
        if (kind == SpectrumKind.MagneticResonance && unit == "Hz" && JcampAxis.Shifts(block, x) is { } shifts)
        {
            (x, name, unit) = (shifts, "Chemical shift", "ppm");
        }

        var value = block.GetValueOrDefault("YUNITS", "").Trim();
        var spectrum = new Spectrum(kind, new SpectrumAxis(name, unit, x), data.Y)
        {
            Title = block.GetValueOrDefault("TITLE", ""), Imaginary = imaginary,
            ValueName = JcampAxis.ValueName(value), ValueUnit = JcampAxis.ValueName(value) is "Intensity" ? "" : "1",
        };
        return (spectrum, new Provenance
        {
            Settings = block, Technique = type.Contains("FID", StringComparison.Ordinal) ? "NMR FID" : "",
            Instrument = block.GetValueOrDefault("SPECTROMETERDATASYSTEM", ""),
        });
    }
}
