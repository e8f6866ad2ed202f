using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>What readers of height maps share: sizes that are held against the file, lines turned round, units as factors to SI.</summary>
internal static class GridFile
{
    private const int MostPoints = 1 << 28;

    /// <summary>The file of some maps.</summary>
    public static InstrumentFile Of(
        FileContent file, string format, string version, IReadOnlyList<HeightMap> maps, IReadOnlyList<string>? warnings = null, string instrument = "",
        IReadOnlyDictionary<string, string>? settings = null) => SpectrumFile.Of(file, format, version, maps, warnings ?? [],
            new Provenance { Technique = "topography", Instrument = instrument, Settings = settings ?? new Dictionary<string, string>() });

    /// <summary>A number of points along both directions that can be; refused otherwise.</summary>
    public static (int Columns, int Rows) Size(FileContent file, long columns, long rows, long offset = 0) =>
        columns > 0 && rows > 0 && columns <= MostPoints && rows <= MostPoints && columns * rows <= MostPoints
            ? ((int)columns, (int)rows)
            : throw Refusal.Broken(file, offset, "The numbers of columns and rows cannot be", FormattableString.Invariant($"{columns} x {rows}"),
                FormattableString.Invariant($"1 x 1 to {MostPoints} points"));

    /// <summary>The lines in the other order: many instruments begin at the lower edge.</summary>
    public static double[] FromBottom(double[] values, int columns, int rows)
    {
        var turned = new double[values.Length];
        for (var row = 0; row < rows; row++)
        {
            values.AsSpan(row * columns, columns).CopyTo(turned.AsSpan((rows - 1 - row) * columns));
        }

        return turned;
    }

    /// <summary>Factor to the SI unit and its symbol; a unit that is not known is none, with the factor 1.</summary>
    public static (double Factor, string Unit) Si(string text)
    {
        var clean = text.Trim().Replace("~", "u", StringComparison.Ordinal);
        foreach (var (symbol, factor, unit) in s_units)
        {
            if (clean == symbol)
            {
                return (factor, unit);
            }
        }

        return (1, Unit.Find(clean) is null ? "" : clean);
    }

    /// <summary>What is to be said of a text that ends without an end of line.</summary>
    public static IReadOnlyList<string> LastLine(FileContent text) =>
        text.Bytes is [.., (byte)'\n' or (byte)'\r'] ? [] : ["The file ends without an end of line; its last number may be cut."];

    /// <summary>True if a step is one that a grid can have.</summary>
    public static bool IsStep(double step) => double.IsFinite(step) && step > 0;

    private static readonly (string Symbol, double Factor, string Unit)[] s_units =
    [
        ("", 1, ""), ("m", 1, "m"), ("mm", 1e-3, "m"), ("um", 1e-6, "m"), ("µm", 1e-6, "m"), ("μm", 1e-6, "m"), ("nm", 1e-9, "m"), ("pm", 1e-12, "m"),
        ("\u00C5", 1e-10, "m"), ("A", 1, "A"), ("V", 1, "V"), ("mV", 1e-3, "V"), ("deg", Math.PI / 180, "rad"), ("Deg", Math.PI / 180, "rad"),
        ("\u00B0", Math.PI / 180, "rad"), ("\u00BA", Math.PI / 180, "rad"), ("rad", 1, "rad"), ("N", 1, "N"), ("nN", 1e-9, "N"), ("Hz", 1, "Hz"),
    ];
}
