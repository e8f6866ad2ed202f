using Anodyne.Instruments.Reading;
using Anodyne.Records.Surfaces;

namespace Anodyne.Instruments.Topography;

/// <summary>
/// Gwyddion's own files, little endian: "GWYP" and one object. An object is a name, a zero, a length u32 and items; an item is a name, a zero, a letter for its
/// type and a value (b bool u8, c character, i i32, q i64, d f64, s text, o object; a capital letter is an array with its count u32 before it). A channel is
/// the item /n/data, an object GwyDataField of xres, yres, xreal, yreal (metres), si_unit_xy, si_unit_z and data by rows from the top.
/// </summary>
internal sealed class GwyddionReader() : FormatReader("Gwyddion gwy", FormatMark.Signature, ".gwy")
{
    private const int Deepest = 16;
    private const int MostItems = 100_000;

    public override string CheckedAgainst => "Gwyddion 2.62, and a file of the package gwyfile";

    public override string NotSupported => "graphs, volumes, spectra and masks of the file; GWYO (Gwyddion 1)";

    public override bool Recognizes(FileContent file) => file.StartsWith("GWYP");

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var whole = BinaryWindow.Whole(file);
        var root = Item(whole, 4, 0);
        var maps = new List<HeightMap>();
        foreach (var (name, node) in root.Items.Where(static item => item.Key.EndsWith("/data", StringComparison.Ordinal) && item.Value.Name == "GwyDataField")
            .OrderBy(static item => item.Key.Length).ThenBy(static item => item.Key, StringComparer.Ordinal))
        {
            maps.Add(Map(file, node, root.Items.GetValueOrDefault(name + "/title")?.Text ?? ""));
        }

        return maps.Count > 0 ? GridFile.Of(file, Format, "", maps)
            : throw Refusal.Unknown(file, 4, "The file holds no channel of heights", string.Join(", ", root.Items.Keys.Take(5)), "an item /n/data");
    }

    private static HeightMap Map(FileContent file, Node field, string title)
    {
        double Number(string name) => field.Items.GetValueOrDefault(name)?.Number ?? double.NaN;
        string Unit(string name) => field.Items.GetValueOrDefault(name)?.Items.GetValueOrDefault("unitstr")?.Text ?? "";
        var (columns, rows) = GridFile.Size(file, (long)Number("xres"), (long)Number("yres"));
        var data = field.Items.GetValueOrDefault("data") is { Values: { } values } ? values
            : throw Refusal.Broken(file, 4, "A channel has no data", title, "an array of numbers");
        if (data.Length != columns * rows)
        {
            throw Refusal.Broken(file, 4, "A channel has another number of values than its size says", FormattableString.Invariant($"{data.Length}"),
                FormattableString.Invariant($"{columns} x {rows}"));
        }

        var (lateral, lateralUnit) = GridFile.Si(Unit("si_unit_xy"));
        var (factor, unit) = GridFile.Si(Unit("si_unit_z"));
        var (stepX, stepY) = (lateral * Number("xreal") / columns, lateral * Number("yreal") / rows);
        if (!GridFile.IsStep(stepX) || !GridFile.IsStep(stepY))
        {
            throw Refusal.Broken(file, 4, "The lengths of a channel are no lengths", FormattableString.Invariant($"{Number("xreal")} x {Number("yreal")}"),
                "above 0");
        }

        return new HeightMap(title, columns, rows, factor == 1 ? data : Array.ConvertAll(data, value => value * factor))
        {
            StepX = stepX, StepY = stepY, LateralUnit = lateralUnit, Unit = unit,
        };
    }

    // A node of the tree: an object with items, a number, a text or an array of numbers.
    private sealed class Node
    {
        public string Name { get; init; } = "";

        public Dictionary<string, Node> Items { get; } = new(StringComparer.Ordinal);

        public double Number { get; init; } = double.NaN;

        public string Text { get; init; } = "";

        public double[]? Values { get; init; }
    }

    private static Node Item(BinaryWindow file, int at, int depth)
    {
        var (name, next) = Word(file, at);
        var length = checked((int)Math.Min(int.MaxValue, file.U32(next)));
        var body = file.Part(next + 4, length);
        var node = new Node { Name = name };
        var place = 0;
        while (place < body.Length)
        {
            var (key, type) = Word(body, place);
            var letter = (char)body.U8(type);
            (var value, place) = Value(body, type + 1, letter, depth);
            if (node.Items.Count >= MostItems)
            {
                throw Refusal.Broken(file.File, body.Start + (long)place, "An object has too many items", "", FormattableString.Invariant($"{MostItems}"));
            }

            node.Items[key] = value;
        }

        return node;
    }

    private static (Node Value, int Next) Value(BinaryWindow body, int at, char letter, int depth)
    {
        switch (letter)
        {
            case 'b' or 'c':
                return (new Node { Number = body.U8(at) }, at + 1);
            case 'i':
                return (new Node { Number = body.I32(at) }, at + 4);
            case 'q':
                return (new Node { Number = NumberArray.One(body.Bytes(at, 8), NumberKind.Int64, false) }, at + 8);
            case 'd':
                return (new Node { Number = body.F64(at) }, at + 8);
            case 's':
                var (text, next) = Word(body, at);
                return (new Node { Text = text }, next);
            case 'o' when depth < Deepest:
                return (Item(body, at, depth + 1), End(body, at));
            case 'C' or 'I' or 'Q' or 'D':
                var kind = letter switch { 'C' => NumberKind.UInt8, 'I' => NumberKind.Int32, 'Q' => NumberKind.Int64, _ => NumberKind.Float64 };
                long count = body.U32(at);
                var values = letter == 'D' ? NumberArray.Read(body, at + 4, count, kind) : null;
                return (new Node { Values = values }, Beyond(body, at + 4L + (count * NumberArray.Size(kind))));
            case 'S' or 'O':
                var place = at + 4;
                for (long left = body.U32(at); left > 0; left--)
                {
                    place = letter == 'S' ? Word(body, place).Next : End(body, place);
                }

                return (new Node(), place);
            default:
                throw Refusal.Unknown(body.File, body.Start + (long)at, "An item has a type that is not known, or lies too deep", $"'{letter}'",
                    "bciqdsoCIQDSO");
        }
    }

    // Where an object ends.
    private static int End(BinaryWindow body, int at)
    {
        var next = Word(body, at).Next;
        return Beyond(body, next + 4L + body.U32(next));
    }

    private static int Beyond(BinaryWindow body, long place) => place <= body.Length ? (int)place
        : throw Refusal.Broken(body.File, body.Start + (long)body.Length, "The file ends before an item that it announces", "", "", "Copy the file again.");

    private static (string Text, int Next) Word(BinaryWindow body, int at)
    {
        var rest = at <= body.Length ? body.Span[at..] : default;
        var end = rest.IndexOf((byte)0);
        return end >= 0 ? (System.Text.Encoding.UTF8.GetString(rest[..end]), at + end + 1)
            : throw Refusal.Broken(body.File, body.Start + (long)Math.Min(at, body.Length), "A text has no end", "", "a zero byte", "Copy the file again.");
    }
}
