using Anodyne.Cycling.Model;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Cycling.Runs;

/// <summary>Collects samples as columns and turns them into a <see cref="Record"/>. Here currents change sign: positive on charge in the record.</summary>
internal sealed class SampleRecorder
{
    private readonly CellSystem _system;
    private readonly MetalInterface? _metal;
    private readonly List<double>[] _columns = new List<double>[11];
    private readonly List<int> _step = [];
    private readonly List<int> _cycle = [];
    private readonly List<int> _id = [];
    private readonly List<string> _words = [];
    private readonly Throughput _throughput;

    public SampleRecorder(CellSystem system, Throughput throughput)
    {
        _system = system;
        _throughput = throughput;
        _metal = CellVariables.Studied(system);
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = [];
        }
    }

    public int Rows => _step.Count;

    public bool Enabled { get; init; } = true;

    /// <summary>Adds a row.</summary>
    public void Add(double t, double stepTime, ReadOnlySpan<double> y, int step, int cycle, string type)
    {
        _throughput.Count(y);
        if (!Enabled)
        {
            return;
        }

        var area = _system.Design.Area;
        var total = _throughput.Total;
        var code = _words.IndexOf(type);
        if (code < 0)
        {
            code = _words.Count;
            _words.Add(type);
        }

        _step.Add(step);
        _cycle.Add(cycle);
        _id.Add(code);
        _columns[0].Add(t);
        _columns[1].Add(_system.Voltage(y));
        _columns[2].Add(-y[_system.CurrentIndex] * area);
        _columns[3].Add(stepTime);
        _columns[4].Add(total.Charged / 3600);
        _columns[5].Add(total.Discharged / 3600);
        _columns[6].Add(total.EnergyIn / 3600);
        _columns[7].Add(total.EnergyOut / 3600);
        _columns[8].Add(y[_system.TemperatureIndex] - PhysicalConstants.ZeroCelsius);
        if (_metal is not null)
        {
            _columns[9].Add(1e6 * _metal.Electrode.Metal.MolarVolume * y[_metal.Offset + 1]);
            _columns[10].Add(1e9 * _metal.Thickness(y[_metal.Offset + 2], y[_metal.Offset + 1]));
        }
    }

    public Record ToRecord(CellDescription cell, IReadOnlyList<string> warnings)
    {
        var columns = new List<Column>
        {
            Bdf.TestTime.Column([.. _columns[0]]),
            Bdf.Voltage.Column([.. _columns[1]]),
            Bdf.Current.Column([.. _columns[2]]),
            Bdf.CycleCount.Column([.. _cycle]),
            Bdf.StepCount.Column([.. _step]),
            new TextColumn(Bdf.StepType.Name, [.. _id], [.. _words]),
            Bdf.StepTime.Column([.. _columns[3]]),
            Bdf.ChargingCapacity.Column([.. _columns[4]]),
            Bdf.DischargingCapacity.Column([.. _columns[5]]),
            Bdf.ChargingEnergy.Column([.. _columns[6]]),
            Bdf.DischargingEnergy.Column([.. _columns[7]]),
            Bdf.TemperatureT1.Column([.. _columns[8]]),
        };
        if (_metal is not null)
        {
            columns.Add(new DoubleColumn("Lithium Thickness Change", "um", [.. _columns[9]]));
            columns.Add(new DoubleColumn("Film Thickness", "nm", [.. _columns[10]]));
        }

        return new Record(columns)
        {
            Cell = cell,
            Warnings = warnings,
            Provenance = new Provenance { Format = "Anodyne cell simulation", Technique = "protocol" },
        };
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Rows);
        foreach (var column in _columns)
        {
            writer.Write(column.Count);
            foreach (var value in column)
            {
                writer.Write(value);
            }
        }

        foreach (var column in new[] { _step, _cycle, _id })
        {
            foreach (var value in column)
            {
                writer.Write(value);
            }
        }

        writer.Write(_words.Count);
        _words.ForEach(writer.Write);
    }

    public void Load(BinaryReader reader)
    {
        var rows = reader.ReadInt32();
        foreach (var column in _columns)
        {
            var n = reader.ReadInt32();
            for (var i = 0; i < n; i++)
            {
                column.Add(reader.ReadDouble());
            }
        }

        foreach (var column in new[] { _step, _cycle, _id })
        {
            for (var i = 0; i < rows; i++)
            {
                column.Add(reader.ReadInt32());
            }
        }

        var words = reader.ReadInt32();
        for (var i = 0; i < words; i++)
        {
            _words.Add(reader.ReadString());
        }
    }
}
