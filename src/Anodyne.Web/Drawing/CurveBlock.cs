using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anodyne.Store.Output;
using Anodyne.Studies.Requests;

namespace Anodyne.Web.Drawing;

/// <summary>
/// Curves as the page's script reads them: a length (4 bytes, little endian), a JSON header of that length padded to eight bytes, then for each curve in order
/// its positions and its values as 64-bit numbers.
/// </summary>
public static class CurveBlock
{
    /// <summary>The block of a window.</summary>
    /// <param name="drawn">The curves.</param>
    /// <param name="low">Left end; not a number for the whole.</param>
    /// <param name="high">Right end.</param>
    /// <param name="columns">Columns of pixels.</param>
    public static byte[] Of(DrawnCurves drawn, double low, double high, int columns)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        List<double[]> arrays = [];
        var panels = JsonText.Array(drawn.Set.Panels, panel =>
        {
            var (left, right) = double.IsFinite(low) && double.IsFinite(high) ? (low, high) : Ends(panel);
            return (JsonNode)new JsonObject
            {
                ["x"] = Axis(panel.X), ["y"] = Axis(panel.Y), ["right"] = panel.Right is null ? null : Axis(panel.Right), ["equal"] = panel.IsEqual,
                ["curves"] = JsonText.Array(panel.Curves, curve =>
                {
                    var (x, y, isWhole) = Thinning.Of(curve.X, curve.Y, left, right, columns);
                    arrays.Add(x);
                    arrays.Add(y);
                    return (JsonNode)new JsonObject
                    {
                        ["name"] = curve.Name, ["source"] = curve.Source, ["member"] = curve.Member, ["points"] = curve.IsPoints, ["onRight"] = curve.IsOnRight,
                        ["n"] = x.Length, ["of"] = curve.X.Length, ["whole"] = isWhole,
                    };
                }),
            };
        });
        var header = new JsonObject
        {
            ["what"] = drawn.Set.Kind, ["because"] = drawn.Set.Because, ["per"] = drawn.Set.Per, ["kinds"] = JsonText.Strings(drawn.Set.Kinds),
            ["sources"] = JsonText.Strings(drawn.Set.Sources), ["notes"] = JsonText.Strings(drawn.Notes), ["panels"] = panels,
        };
        return Join(JsonSerializer.SerializeToUtf8Bytes(header), arrays);
    }

    private static JsonObject Axis(CurveAxis axis) => new()
    {
        ["label"] = axis.Label, ["unit"] = axis.Unit, ["log"] = axis.IsLog, ["low"] = JsonText.Number(axis.Low), ["high"] = JsonText.Number(axis.High),
    };

    private static (double Low, double High) Ends(CurvePanel panel)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var x in panel.Curves.SelectMany(static curve => curve.X))
        {
            (low, high) = (Math.Min(low, x), Math.Max(high, x));
        }

        return (low, high);
    }

    private static byte[] Join(byte[] header, List<double[]> arrays)
    {
        var start = (4 + header.Length + 7) / 8 * 8;
        var block = new byte[start + (8 * arrays.Sum(static array => array.Length))];
        block.AsSpan(4, start - 4).Fill((byte)' ');
        BinaryPrimitives.WriteInt32LittleEndian(block, start - 4);
        header.CopyTo(block, 4);
        var at = start;
        foreach (var bytes in arrays.Select(static array => MemoryMarshal.AsBytes(array.AsSpan()).ToArray()))
        {
            bytes.CopyTo(block, at);
            at += bytes.Length;
        }

        return block;
    }
}
