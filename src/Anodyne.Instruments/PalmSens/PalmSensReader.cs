using System.Text.Json;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.PalmSens;

/// <summary>
/// PalmSens' session (.pssession): JSON in UTF-16 with a list of measurements, each a set of arrays with a description and a unit. The unit is the word at the
/// end of "Unit.Type" ("PalmSens.Units.MicroAmpere"), not the sign beside it. "ZIm" and "Phase" are printed with the sign reversed. A time stamp counts 100 ns
/// from the year 1.
/// </summary>
internal sealed class PalmSensReader() : FormatReader("PalmSens session", FormatMark.Signature, ".pssession")
{
    private static readonly Dictionary<string, (BdfTerm Term, int Sign)> Arrays = new(StringComparer.OrdinalIgnoreCase)
    {
        ["time"] = (Bdf.TestTime, 1), ["Frequency"] = (Bdf.Frequency, 1), ["ZRe"] = (Bdf.RealImpedance, 1), ["ZIm"] = (Bdf.ImaginaryImpedance, -1),
            ["Z"] = (Bdf.AbsoluteImpedance, 1),
        ["Phase"] = (Bdf.Phase, -1), ["Idc"] = (Bdf.Current, 1), ["Current"] = (Bdf.Current, 1), ["Edc"] = (Bdf.Voltage, 1), ["Potential"] = (Bdf.Voltage, 1),
    };

    // Factors into A, V, s, Hz, ohm and degrees.
    private static readonly Dictionary<string, double> Units = new()
    {
        ["Ampere"] = 1, ["MilliAmpere"] = 1e-3, ["MicroAmpere"] = 1e-6, ["NanoAmpere"] = 1e-9, ["Volt"] = 1, ["MilliVolt"] = 1e-3, ["Time"] = 1, ["Second"] = 1,
            ["Hertz"] = 1,
        ["ZRe"] = 1, ["ZIm"] = 1, ["Z"] = 1, ["Ohm"] = 1, ["Phase"] = 1, ["Degrees"] = 1,
    };

    public override string CheckedAgainst => "a fixture of the layout that pyimpspec reads";

    public override string NotSupported => "arrays of other kinds are left out, which a warning says";

    public override bool Recognizes(FileContent file)
        => file.Text is { } text && text.Head.TrimStart().StartsWith('{') && text.Head.Contains("PalmSens.", StringComparison.Ordinal);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var text = file.Text!;
        var warnings = new List<string>();
        var records = new List<Record>();
        try
        {
            using var document = JsonDocument.Parse(text.Bytes.AsMemory().TrimEnd("\0 \r\n"u8), new JsonDocumentOptions { MaxDepth = 64 });
            foreach (var measurement in Items(document.RootElement, "Measurements"))
            {
                file.Cancellation.ThrowIfCancellationRequested();
                records.Add(ReadMeasurement(text, measurement, warnings));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Refusal.Broken(text, e is JsonException { BytePositionInLine: { } at } ? at : 0, "The session is cut or damaged", e.Message, "",
                "Copy the file again.");
        }

        return new InstrumentFile { Path = file.Name, Format = Format, Records = records, Warnings = warnings };
    }

    private Record ReadMeasurement(FileContent file, JsonElement measurement, List<string> warnings)
    {
        var columns = new ColumnSet();
        var left = new List<string>();
        var set = measurement.TryGetProperty("DataSet", out var data) ? data : default;
        var arrays = Items(set, "Values").Select(static array => (Name: Text(array, "Description"), Unit: Unit(array), Values: Values(array))).ToList();
        var rows = arrays.Count == 0 ? 0 : arrays.Max(static array => array.Values.Length);
        foreach (var (name, unit, values) in arrays)
        {
            if (values.Length != rows || !Arrays.TryGetValue(name, out var meaning) || !Units.TryGetValue(unit, out var factor))
            {
                left.Add($"{name} ({unit})");
                continue;
            }

            columns.Add(name, values, meaning.Term, meaning.Sign * factor);
        }

        if (left.Count > 0)
        {
            warnings.Add($"Arrays whose quantity, unit or length is not known were left out: {string.Join(", ", left.Take(8))}.");
        }

        ImpedanceColumns.Complete(columns);
        var ticks = measurement.TryGetProperty("TimeStamp", out var stamp) && stamp.TryGetInt64(out var count) ? count : 0;
        return columns.ToRecord(
            new Provenance
            {
                File = file.Name,
                Bytes = file.Length,
                Format = Format,
                Instrument = "PalmSens",
                Technique = columns.Has(Bdf.Frequency) ? "EIS" : Text(measurement, "Title"),
                Start = ticks > DateTime.UnixEpoch.Ticks && ticks < DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
                Settings = new Dictionary<string, string> { ["Title"] = Text(measurement, "Title"), ["Method"] = Text(measurement, "Method") },
            },
            warnings);
    }

    private static IEnumerable<JsonElement> Items(JsonElement owner, string name)
        => owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
            : [];

    private static string Text(JsonElement owner, string name)
        => owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Unit(JsonElement array)
        => array.TryGetProperty("Unit", out var unit) && unit.ValueKind == JsonValueKind.Object && Text(unit, "Type") is var type
            ? type[(type.LastIndexOf('.') + 1)..] : "";

    private static double[] Values(JsonElement array)
        => [.. Items(array, "DataValues")
            .Select(static value => value.TryGetProperty("V", out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDouble() : double.NaN)];
}
