using Anodyne.Analysis;
using Anodyne.Cells.Geometry;
using Anodyne.Instruments;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Topography;

namespace Anodyne.Studies.Input;

/// <summary>
/// Reads a measured topography as the start of a plating simulation: one row of the scan, made periodic by a taper at both ends, or a random surface with the
/// power
/// spectrum of its rows.
/// </summary>
internal static class MeasuredSurfaceReader
{
    /// <summary>Reads <c>file</c>, <c>channel</c>, <c>level</c>, <c>as</c> (row, random), <c>row</c>, <c>taper</c>, <c>seed</c>.</summary>
    /// <param name="mapping">The surface of the case; its shape is "measured".</param>
    /// <param name="domain">The box.</param>
    /// <param name="folder">Where the file is looked for; null: beside the document.</param>
    public static InitialSurface Read(InputMapping mapping, Domain domain, string? folder)
    {
        mapping.AllowOnly("shape", "file", "channel", "level", "as", "row", "taper", "seed");
        var node = mapping.Require("file").AsScalar("a path");
        var level = mapping.ChoiceOr("level", Reference.Plane, ("plane", Reference.Plane), ("rows", Reference.Rows), ("quadratic", Reference.Quadratic),
            ("none", Reference.Mean));
        var isRow = mapping.ChoiceOr("as", true, ("row", true), ("random", false));
        var isMirrored = domain.Lateral == Lateral.Mirror;
        Refuse(mapping, isRow, "\"as: random\"", "seed");
        Refuse(mapping, !isRow, "\"as: row\"", "row", "taper");
        Refuse(mapping, isMirrored, "periodic sides: mirrors repeat the row as it is", "taper");
        var map = Open(node, mapping.Text("channel", ""), folder ?? Path.GetDirectoryName(mapping.File) ?? "");
        if (!isRow)
        {
            try
            {
                var spectrum = SurfaceTexture.Of(map, level).Spectrum;
                return mapping.Build(() => new MeasuredSpectrumSurface(spectrum.Waves, spectrum.Powers, mapping.Integer("seed", 0, int.MaxValue, 1)));
            }
            catch (MeaninglessDataException refusal)
            {
                throw node.Fail(refusal.Problem.What, "a scan with a spectrum");
            }
        }

        var levelled = Levelling.Level(map, level).Map;
        var row = mapping.Integer("row", 1, map.Height, (map.Height / 2) + 1) - 1;
        var taper = mapping.Quantity("taper", Dimension.None, 0.1);
        var points = (int)Math.Round(domain.Width / map.StepX);
        if (points > map.Width || points < 8 || taper is < 0 or > 0.5)
        {
            throw node.Fail(taper is < 0 or > 0.5 ? "the taper is a share of the width at each end" : "the row does not cover the width of the box",
                taper is < 0 or > 0.5 ? "0 to 0.5"
                    : $"a width of 8 points ({UnitText.Print(8 * map.StepX, "um")}) to {UnitText.Print(map.Width * map.StepX, "um")}");
        }

        return mapping.Build(() => new MeasuredRowSurface(Tapered(levelled.Row(row).Slice((map.Width - points) / 2, points).ToArray(),
            isMirrored ? 0 : taper)));
    }

    private static void Refuse(InputMapping mapping, bool isIdle, string where, params string[] keys)
    {
        if (isIdle && keys.Select(mapping.Find).OfType<InputNode>().FirstOrDefault() is { } found)
        {
            throw found.Fail("this key would do nothing here", $"only beside {where}");
        }
    }

    private static HeightMap Open(InputScalar node, string channel, string folder)
    {
        var path = Path.Combine(folder, node.Text);
        var maps = (File.Exists(path) ? Formats.Read(path) : throw node.Fail("the file does not exist", "a file beside the case",
            "Correct the path, or put the file there."))
            .Records.Select(static record => record.Measured).OfType<HeightMap>().Where(static map => map.IsTopography).ToArray();
        return maps.FirstOrDefault(map => channel.Length == 0 || map.Name.Contains(channel, StringComparison.OrdinalIgnoreCase))
            ?? throw node.Fail("the file holds no topography of this name", maps.Length == 0 ? "a height map" : string.Join(", ", maps.Select(static map =>
                $"'{map.Name}'")));
    }

    // Tukey's window about the mean: the middle stays as it was measured, both ends meet at the mean.
    private static double[] Tapered(double[] heights, double share)
    {
        var mean = heights.Average();
        var edge = share * heights.Length;
        return
        [
            .. heights.Select((z, k) => Math.Min(k + 0.5, heights.Length - 0.5 - k) is var place && place < edge
                ? (z - mean) * 0.5 * (1 - Math.Cos(Math.PI * place / edge)) : z - mean),
        ];
    }
}
