using System.Runtime.InteropServices;
using Anodyne.Plating.Front;
using Anodyne.Plating.Results;

namespace Anodyne.Plating.Engine;

/// <summary>What a run has recorded so far: time series, fronts, fields, events and the worst errors of its balances.</summary>
internal sealed class RunLog
{
    private double _charge;
    private double _lithium;
    private double _salt;

    public List<PlatingSample> Series { get; } = [];

    public List<FrontSnapshot> Fronts { get; } = [];

    public List<FieldMap> Fields { get; } = [];

    public List<string> Warnings { get; } = [];

    public TopologyEvents Topology { get; set; } = new(0, 0, 0);

    public ConservationErrors Worst => new(_charge, _lithium, _salt);

    /// <summary>Lowest salt concentration seen on the front, mol/m3.</summary>
    public double LowestConcentration { get; private set; } = double.PositiveInfinity;

    public void Add(in PlatingSample sample, double saltError)
    {
        Series.Add(sample);
        _charge = Math.Max(_charge, sample.ChargeError);
        _lithium = Math.Max(_lithium, sample.LithiumError);
        _salt = Math.Max(_salt, saltError);
        LowestConcentration = Math.Min(LowestConcentration, sample.MinConcentration);
    }

    public void Save(BinaryWriter writer)
    {
        writer.WriteArray<int>([Topology.Crossings, Topology.Pockets, Topology.Islands]);
        writer.WriteArray<double>([_charge, _lithium, _salt, LowestConcentration]);
        writer.WriteArray(CollectionsMarshal.AsSpan(Series));
        writer.Write(Fronts.Count);
        foreach (var front in Fronts)
        {
            writer.Write(front.Time);
            writer.Write(front.ChargePerArea);
            writer.Write(front.Curves.Count);
            foreach (var curve in front.Curves)
            {
                writer.Write((int)curve.Kind);
                writer.WriteArray(curve.X.AsSpan());
                writer.WriteArray(curve.Z.AsSpan());
                writer.WriteArray(curve.CurrentDensity.AsSpan());
                writer.Write(curve.Fields.Count);
                foreach (var field in curve.Fields)
                {
                    writer.Write(field.Name);
                    writer.Write(field.Unit);
                    writer.WriteArray(field.Values.AsSpan());
                }
            }
        }

        writer.Write(Fields.Count);
        foreach (var map in Fields)
        {
            writer.WriteArray<double>([map.Time, map.ChargePerArea, map.OriginX, map.OriginZ, map.Spacing]);
            writer.WriteArray<int>([map.Columns, map.Rows]);
            writer.WriteArray(map.Concentration.AsSpan());
            writer.WriteArray(map.Potential.AsSpan());
            writer.WriteArray(map.CurrentDensity.AsSpan());
            writer.WriteArray(map.Field.AsSpan());
        }
    }

    public void Load(BinaryReader reader)
    {
        var events = reader.ReadArray<int>();
        Topology = new TopologyEvents(events[0], events[1], events[2]);
        var worst = reader.ReadArray<double>();
        (_charge, _lithium, _salt, LowestConcentration) = (worst[0], worst[1], worst[2], worst[3]);
        Series.Clear();
        Series.AddRange(reader.ReadArray<PlatingSample>());
        Fronts.Clear();
        var fronts = reader.ReadInt32();
        for (var f = 0; f < fronts; f++)
        {
            Fronts.Add(ReadFront(reader));
        }

        Fields.Clear();
        var fields = reader.ReadInt32();
        for (var f = 0; f < fields; f++)
        {
            var d = reader.ReadArray<double>();
            var n = reader.ReadArray<int>();
            Fields.Add(new FieldMap(
                d[0], d[1], n[0], n[1], d[2], d[3], d[4],
                reader.ReadArray<float>(), reader.ReadArray<float>(), reader.ReadArray<float>(), reader.ReadArray<float>()));
        }
    }

    private static FrontSnapshot ReadFront(BinaryReader reader)
    {
        var time = reader.ReadDouble();
        var charge = reader.ReadDouble();
        var curves = new FrontCurve[reader.ReadInt32()];
        for (var c = 0; c < curves.Length; c++)
        {
            var kind = (FrontCurveKind)reader.ReadInt32();
            var curve = new FrontCurve(kind, reader.ReadArray<double>(), reader.ReadArray<double>(), reader.ReadArray<double>());
            var fields = new FrontQuantity[reader.ReadInt32()];
            for (var f = 0; f < fields.Length; f++)
            {
                fields[f] = new FrontQuantity(reader.ReadString(), reader.ReadString(), reader.ReadArray<double>());
            }

            curves[c] = curve with { Fields = fields };
        }

        return new FrontSnapshot(time, charge, curves);
    }
}
