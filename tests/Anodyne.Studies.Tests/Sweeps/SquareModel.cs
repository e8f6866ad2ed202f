using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Store.Output;
using Anodyne.Studies.Models;

namespace Anodyne.Studies.Tests.Sweeps;

/// <summary>A model that costs nothing: area and volume of a box, which fails where its height is negative. It counts what it computes.</summary>
internal sealed class SquareModel : StudyModel
{
    private int _computed;

    public int Computed => _computed;

    /// <summary>Called before each computation.</summary>
    public Action<double> Before { get; set; } = static _ => { };

    public override string Key => "box";

    public override IReadOnlyList<string> Keys { get; } = [];

    public override string Kind => "box";

    public override string Version => "1";

    public override IReadOnlyList<string> Rooms { get; } = [];

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.For<double[]>("area_m2", "area", "m2", QuantityPlaces.Document, box => box[0] * box[1]),
        Quantity.For<double[]>("volume_m3", "volume", "m3", QuantityPlaces.Document, box => box[0] * box[1] * box[2]),
        Quantity.For<double[]>("noise", "a number of the seed", "1", QuantityPlaces.Document, box => box[3]),
    ];

    public override string ResolutionName => "cells";

    public override ModelGrid Grid(InputMapping study) => new(1, 2, []);

    public override ModelCase Read(InputMapping tree, string name, string folder)
    {
        tree.AllowOnly("name", "width", "size");
        var size = tree.Mapping("size").AllowOnly("depth", "height");
        var width = tree.Quantity("width", Dimension.Length);
        return width > 1e3
            ? throw tree.Require("width").Fail("the box is too wide", "at most 1 km")
            : new ModelCase(name, new[] { width, size.Quantity("depth", Dimension.Length), size.Quantity("height", Dimension.Length), 1.0 }, new ParameterSheet(), tree, folder);
    }

    public override bool IsRandom(ModelCase problem) => true;

    public override ModelCase Varied(ModelCase problem, RunVariation variation)
    {
        var box = (double[])problem.Content;
        return problem with { Content = new[] { box[0], box[1], box[2], variation.Seed } };
    }

    public override string Inputs(ModelCase problem) => string.Join(' ', ((double[])problem.Content).Select(x => x.ToString("R", CultureInfo.InvariantCulture)));

    public override object Run(ModelCase problem, RunSetting setting, Action<double> progress, CancellationToken cancel)
    {
        var box = (double[])problem.Content;
        Before(box[0]);
        cancel.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _computed);
        return box[2] < 0 ? throw new ComputationException(new Problem("the box is inside out", "height", "a negative height", "0 or more")) : box;
    }

    public override byte[] Pack(object result) => Encoding.UTF8.GetBytes(string.Join(' ', ((double[])result).Select(x => x.ToString("R", CultureInfo.InvariantCulture))));

    public override object Unpack(byte[] content) => Encoding.UTF8.GetString(content).Split(' ').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray();

    public override double Seconds(object result) => 0.5;

    public override object Write(OutputFolder folder, string prefix, ModelCase problem, object result) => folder.WriteText($"{prefix}box.txt", "box\n");

    public override JsonObject Document(string name, object result, object? files, string folder) => new();

    public override IEnumerable<string> Warnings(object result) => [];

    public override (string Words, bool IsFlag) Ending(object result) => ("measured", false);

    public override ModelReport Report(ModelView view) => throw new NotSupportedException();

    public override IEnumerable<(int Resolution, string Id)> Refinements(ModelGrid grid, int resolution, string variant, bool isLast) => [];
}
