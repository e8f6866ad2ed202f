using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;

namespace Anodyne.Quantities.Documents;

/// <summary>One line of a parameter sheet. Value, Low and High are SI; Unit is the one to print in.</summary>
/// <param name="Name">What it is, e.g. "electrolyte: conductivity".</param>
/// <param name="Value">SI value; of a function of concentration, its value at the rest concentration.</param>
/// <param name="Unit">The unit in which a person reads it.</param>
/// <param name="Low">Lower end of its range, SI; null if none is known.</param>
/// <param name="High">Upper end of its range, SI; null if none is known.</param>
/// <param name="Evidence">Measured, computed, assumed; null for a setting of the input file.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Note">Its form if it is a function, or a remark; may be empty.</param>
public sealed record Parameter(string Name, double Value, string Unit, double? Low, double? High, Evidence? Evidence, string Source, string Note = "")
{
    /// <summary>The value in its unit, e.g. "2 um".</summary>
    public string Printed => UnitText.Print(Value, Unit);
}

/// <summary>Every parameter of a case with its source, in the order in which it was read: what the report lists.</summary>
public sealed class ParameterSheet
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<string> _warnings = [];

    /// <summary>The parameters so far.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>The parameters that are assumed and have a range: those over which a conclusion must be shown.</summary>
    public IEnumerable<Parameter> Uncertain => _parameters.Where(parameter => parameter is { Evidence: Evidence.Assumed, Low: not null, High: not null });

    /// <summary>What the values say about each other: contradictions that are no errors.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Notes a contradiction, once.</summary>
    public void Warn(string warning)
    {
        if (!_warnings.Contains(warning))
        {
            _warnings.Add(warning);
        }
    }

    /// <summary>Adds a parameter; a later one of the same name replaces the earlier (a library value that the file overrides).</summary>
    public void Add(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var index = _parameters.FindIndex(other => other.Name == parameter.Name);
        if (index >= 0)
        {
            _parameters[index] = parameter;
        }
        else
        {
            _parameters.Add(parameter);
        }
    }

    /// <summary>Reads a quantity in either form, notes it and returns its SI value.</summary>
    /// <param name="name">The name on the sheet.</param>
    /// <param name="node">Scalar or long form.</param>
    /// <param name="dimension">Its dimension.</param>
    public double Take(string name, InputNode node, Dimension dimension)
    {
        var given = Given.Read(node, dimension);
        Add(new Parameter(name, given.Value, given.Unit, given.Low, given.High, given.Evidence, given.Source));
        return given.Value;
    }

    /// <summary>Reads the quantity under a key, notes it under "prefix: key" and returns its SI value.</summary>
    public double Take(string prefix, InputMapping mapping, string key, Dimension dimension)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return Take($"{prefix}: {key}", mapping.Require(key), dimension);
    }

    /// <summary>Like <see cref="Take(string, InputMapping, string, Dimension)"/>, null if the key is absent.</summary>
    public double? TakeOptional(string prefix, InputMapping mapping, string key, Dimension dimension)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return mapping.Has(key) ? Take(prefix, mapping, key, dimension) : null;
    }

    /// <summary>Like <see cref="Take(string, InputMapping, string, Dimension)"/>; an absent key gives the default, which is noted with its reason.</summary>
    /// <param name="prefix">First part of the name.</param>
    /// <param name="mapping">Where to look.</param>
    /// <param name="key">The key, second part of the name.</param>
    /// <param name="dimension">Its dimension.</param>
    /// <param name="ifAbsent">The default with its unit, evidence and source.</param>
    public double Take(string prefix, InputMapping mapping, string key, Dimension dimension, SourcedValue ifAbsent)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(ifAbsent);
        if (mapping.Has(key))
        {
            return Take(prefix, mapping, key, dimension);
        }

        Add($"{prefix}: {key}", ifAbsent);
        return ifAbsent.Value;
    }

    /// <summary>Notes a library value.</summary>
    public void Add(string name, SourcedValue value, string note = "")
    {
        ArgumentNullException.ThrowIfNull(value);
        Add(new Parameter(name, value.Value, value.Unit, value.Low, value.High, value.Evidence, value.Source, note));
    }
}
