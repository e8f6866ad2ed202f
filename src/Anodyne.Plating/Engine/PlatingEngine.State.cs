using System.Runtime.InteropServices;
using Anodyne.Numerics.Curves;
using Anodyne.Numerics.Elliptic;
using Anodyne.Plating.Results;

namespace Anodyne.Plating.Engine;

/// <content>Saving and loading of the whole state; doubles are kept to the bit.</content>
internal sealed partial class PlatingEngine
{
    public void Save(BinaryWriter writer)
    {
        writer.Write(_meanCurrent);
        writer.Write(_time);
        writer.Write(_charge);
        writer.Write(_lastStep);
        writer.Write(_area0);
        writer.Write(_envelope0);
        writer.Write(_steps);
        writer.Write(_topology.Crossings);
        writer.Write(_topology.Pockets);
        writer.Write(_topology.Islands);
        writer.Write(_worstCharge);
        writer.Write(_worstLithium);
        writer.Write(_worstSalt);
        writer.Write(_lowestConcentration);
        _transport.Save(writer);
        writer.Write(_electrodes.Length);
        foreach (var electrode in _electrodes)
        {
            writer.Write(electrode.Level);
            writer.Write(electrode.TotalFlux);
        }

        writer.Write(_curves.Count);
        foreach (var curve in _curves)
        {
            writer.Write(curve.Wraps);
            writer.Write(curve.Electrode);
            Write(writer, curve.X.AsSpan(0, curve.Count));
            Write(writer, curve.Z.AsSpan(0, curve.Count));
            Write(writer, curve.Columns[PreviousCurrent].AsSpan(0, curve.Count));
            Write(writer, curve.Columns[DueVolume].AsSpan(0, curve.Count));
        }

        writer.Write(_window.Solver is not null);
        if (_window.Solver is { } solver)
        {
            writer.Write(solver.Grid.Layout.Rows);
            writer.Write(_window.FirstRow);
            writer.Write(_window.LargestCells);
            writer.Write(_window.TotalNewton);
            writer.Write(_window.TotalLinear);
            Write(writer, solver.Value);
        }

        writer.Write(_series.Count);
        foreach (var s in _series)
        {
            foreach (var value in Values(s))
            {
                writer.Write(value);
            }
        }

        writer.Write(_fronts.Count);
        foreach (var front in _fronts)
        {
            writer.Write(front.Time);
            writer.Write(front.ChargePerArea);
            writer.Write(front.Curves.Count);
            foreach (var curve in front.Curves)
            {
                writer.Write((int)curve.Kind);
                Write(writer, curve.X);
                Write(writer, curve.Z);
                Write(writer, curve.CurrentDensity);
            }
        }

        writer.Write(_fields.Count);
        foreach (var map in _fields)
        {
            writer.Write(map.Time);
            writer.Write(map.ChargePerArea);
            writer.Write(map.Columns);
            writer.Write(map.Rows);
            writer.Write(map.OriginX);
            writer.Write(map.OriginZ);
            writer.Write(map.Spacing);
            Write(writer, map.Concentration);
            Write(writer, map.Potential);
            Write(writer, map.CurrentDensity);
            Write(writer, map.Field);
        }
    }

    public void Load(BinaryReader reader)
    {
        _meanCurrent = reader.ReadDouble();
        _time = reader.ReadDouble();
        _charge = reader.ReadDouble();
        _lastStep = reader.ReadDouble();
        _area0 = reader.ReadDouble();
        _envelope0 = reader.ReadDouble();
        _steps = reader.ReadInt32();
        _topology = new TopologyEvents(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        _worstCharge = reader.ReadDouble();
        _worstLithium = reader.ReadDouble();
        _worstSalt = reader.ReadDouble();
        _lowestConcentration = reader.ReadDouble();
        _transport.Load(reader);
        _electrodes = new ElectrodeLevel[reader.ReadInt32()];
        for (var e = 0; e < _electrodes.Length; e++)
        {
            var level = reader.ReadDouble();
            _electrodes[e] = ElectrodeLevel.Driven(reader.ReadDouble(), level);
        }

        _curves.Clear();
        var curves = reader.ReadInt32();
        for (var c = 0; c < curves; c++)
        {
            var wraps = reader.ReadBoolean();
            var curve = new Curve(wraps, reader.ReadInt32(), columns: 2, amounts: 1);
            var x = ReadDoubles(reader);
            var z = ReadDoubles(reader);
            var previous = ReadDoubles(reader);
            var due = ReadDoubles(reader);
            for (var i = 0; i < x.Length; i++)
            {
                curve.Add(x[i], z[i]);
                curve.Columns[PreviousCurrent][i] = previous[i];
                curve.Columns[DueVolume][i] = due[i];
            }

            _curves.Add(curve);
        }

        if (reader.ReadBoolean())
        {
            var rows = reader.ReadInt32();
            var first = reader.ReadInt32();
            var largest = reader.ReadInt32();
            var newton = reader.ReadInt64();
            var linear = reader.ReadInt64();
            _window.Restore(rows, first, largest, newton, linear, ReadDoubles(reader));
        }

        _series.Clear();
        var samples = reader.ReadInt32();
        for (var s = 0; s < samples; s++)
        {
            _series.Add(ReadSample(reader));
        }

        _fronts.Clear();
        var fronts = reader.ReadInt32();
        for (var f = 0; f < fronts; f++)
        {
            var time = reader.ReadDouble();
            var charge = reader.ReadDouble();
            var list = new FrontCurve[reader.ReadInt32()];
            for (var c = 0; c < list.Length; c++)
            {
                list[c] = new FrontCurve((FrontCurveKind)reader.ReadInt32(), ReadDoubles(reader), ReadDoubles(reader), ReadDoubles(reader));
            }

            _fronts.Add(new FrontSnapshot(time, charge, list));
        }

        _fields.Clear();
        var fields = reader.ReadInt32();
        for (var f = 0; f < fields; f++)
        {
            _fields.Add(new FieldMap(
                reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(),
                ReadFloats(reader), ReadFloats(reader), ReadFloats(reader), ReadFloats(reader)));
        }
    }

    private static double[] Values(PlatingSample s) =>
    [
        s.Time, s.ChargePerArea, s.CurrentDensity, s.Voltage, s.MeanThickness, s.Peak, s.Valley, s.RoughnessRq, s.AspectRatio, s.TipCurrentRatio,
        s.LateralToVertical, s.Porosity, s.MinConcentration, s.PlateConcentration, s.MaxCurrentDensity, s.ChargeError, s.LithiumError,
    ];

    private static PlatingSample ReadSample(BinaryReader r)
    {
        double Next() => r.ReadDouble();
        return new PlatingSample(
            Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next());
    }

    private static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static void Write(BinaryWriter writer, double[] values) => Write<double>(writer, values);

    private static void Write(BinaryWriter writer, Span<double> values) => Write<double>(writer, values);

    private static void Write(BinaryWriter writer, float[] values) => Write<float>(writer, values);

    private static double[] ReadDoubles(BinaryReader reader) =>
        MemoryMarshal.Cast<byte, double>(reader.ReadBytes(reader.ReadInt32() * sizeof(double))).ToArray();

    private static float[] ReadFloats(BinaryReader reader) =>
        MemoryMarshal.Cast<byte, float>(reader.ReadBytes(reader.ReadInt32() * sizeof(float))).ToArray();
}
