using System.Globalization;
using Anodyne.Cells.Protocols;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>Reads a ready protocol, {ready: aurbach, current density: 0.5 mA/cm2, ...}, into the sentences that it stands for
/// (<see cref="ReadyProtocols"/>).</summary>
internal static class ReadyProtocolReader
{
    private const string Density = "current density";

    public static IReadOnlyList<ProtocolItem> Read(InputMapping mapping)
    {
        var lines = mapping.Choice("ready", Kinds.Select(kind => (kind.Key, kind.Value)).ToArray())(mapping);
        return mapping.Build(() => Protocol.Parse(lines)).Items;
    }

    private static Dictionary<string, Func<InputMapping, IReadOnlyList<string>>> Kinds { get; } = new()
    {
        ["symmetric cycling"] = m => ReadyProtocols.SymmetricCycling(
            Positive(Allow(m, Density, "charge", "cycles"), Density, Dimension.CurrentDensity), Positive(m, "charge", Dimension.ChargePerArea),
            Count(m, "cycles")),
        ["aurbach"] = m => ReadyProtocols.Aurbach(
            Positive(Allow(m, Density, "reservoir", "cycled charge", "cycles"), Density, Dimension.CurrentDensity),
            Positive(m, "reservoir", Dimension.ChargePerArea),
            Positive(m, "cycled charge", Dimension.ChargePerArea), Count(m, "cycles", 10)),
        ["rate test"] = m => ReadyProtocols.RateTest(
            [.. List(Allow(m, "rates", "lower cut-off", "upper cut-off"), "rates").Select(Rate)], m.Quantity("lower cut-off", Dimension.Voltage),
            m.Quantity("upper cut-off", Dimension.Voltage)),
        ["bruce-vincent"] = m => ReadyProtocols.BruceVincent(
            Positive(Allow(m, "bias", "duration", "lowest frequency"), "bias", Dimension.Voltage, 0.01), Positive(m, "duration", Dimension.Time),
            Positive(m, "lowest frequency", Dimension.Rate, 0.01)),
        ["tafel sweep"] = m => ReadyProtocols.TafelSweep(Positive(Allow(m, "limit", "rate"), "limit", Dimension.Voltage),
            Positive(m, "rate", Dimension.VoltageRate)),
        ["temperature series"] = m =>
            ReadyProtocols.TemperatureSeries([.. List(Allow(m, "temperatures"), "temperatures").Select(t => t.Quantity(Dimension.Temperature))]),
        ["formation and cycling"] = m => ReadyProtocols.FormationAndCycling(
            Allow(m, "lower cut-off", "upper cut-off", "formation cycles", "cycles").Quantity("lower cut-off", Dimension.Voltage),
            m.Quantity("upper cut-off", Dimension.Voltage),
            Count(m, "formation cycles"), Count(m, "cycles")),
    };

    private static InputMapping Allow(InputMapping mapping, params string[] keys) => mapping.AllowOnly(["ready", .. keys]);

    private static double Positive(InputMapping mapping, string key, Dimension dimension, double? ifAbsent = null)
    {
        var value = ifAbsent is { } absent ? mapping.Quantity(key, dimension, absent) : mapping.Quantity(key, dimension);
        return value > 0 ? value : throw mapping.Require(key).Fail($"{key} is out of range", "above 0");
    }

    private static int Count(InputMapping mapping, string key, int? ifAbsent = null) =>
        ifAbsent is { } absent ? mapping.Integer(key, 1, 1_000_000, absent) : mapping.Integer(key, 1, 1_000_000);

    private static IEnumerable<InputScalar> List(InputMapping mapping, string key) => mapping.Sequence(key).Select(node => node.AsScalar("a value"));

    // "C/5", "2C" or "2 C" or the bare number of it.
    private static double Rate(InputScalar scalar)
    {
        var text = scalar.Text.Trim();
        var over = text.StartsWith("C/", StringComparison.Ordinal);
        return double.TryParse(over ? text[2..] : text.TrimEnd('C', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? over ? 1 / number : number
            : throw scalar.Fail("this is not a C-rate", "C/5, 0.2C or 0.2");
    }
}
