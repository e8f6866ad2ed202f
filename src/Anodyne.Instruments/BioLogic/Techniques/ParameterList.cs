using Anodyne.Records.Techniques;

namespace Anodyne.Instruments.BioLogic.Techniques;

/// <summary>
/// Puts the lines of a text, or the fields of a settings module, together into parameters: a line "unit Is" (or "dE/dt unit", "lim1_value_unit") gives the unit
/// of the one before it, a line "vs." becomes "Is vs.", and "(V)" at the end of a name is its unit. Times in hours, minutes and seconds are in seconds.
/// </summary>
internal sealed class ParameterList
{
    private readonly List<TechniqueParameter> _parameters = [];

    public IReadOnlyList<TechniqueParameter> Parameters => _parameters;

    /// <summary>Name of the parameter that was added last.</summary>
    public string Last => _parameters.Count == 0 ? "" : _parameters[^1].Name;

    /// <summary>Adds a line.</summary>
    public void Add(string name, ParameterValue[] values)
    {
        if (IsUnit(name) && _parameters.Count > 0)
        {
            var owner = _parameters[^1];
            _parameters[^1] = owner with { Values = [.. owner.Values.Zip(values, static (value, unit) => value.IsNumber ? value with { Unit = unit.ToString() }
                : value)] };
            return;
        }

        if (name == "vs.")
        {
            _parameters.Add(new TechniqueParameter(Last + " vs.", values));
            return;
        }

        (var plain, var unit) = Split(name);
        _parameters.Add(new TechniqueParameter(plain, unit.Length == 0 ? values
            : [.. values.Select(value => value.IsNumber ? value with { Unit = unit } : value)]));
    }

    /// <summary>True for a line that holds the units of the line before it.</summary>
    public static bool IsUnit(string name)
        => name.StartsWith("unit ", StringComparison.Ordinal) || name.StartsWith("dunit ", StringComparison.Ordinal)
            || name.StartsWith("limit_unit", StringComparison.Ordinal)
            || name.EndsWith(" unit", StringComparison.Ordinal) || name.EndsWith("_unit", StringComparison.Ordinal);

    private static (string Name, string Unit) Split(string name)
    {
        var open = name.LastIndexOf(" (", StringComparison.Ordinal);
        if (open <= 0 || !name.EndsWith(')'))
        {
            return (name, "");
        }

        var unit = name[(open + 2)..^1];
        return unit switch
        {
            "h:m:s" => (name.StartsWith("date", StringComparison.Ordinal) ? "time of day" : name[..open], "s"),
            "m/d/y" => (name[..open], ""),
            _ => (name[..open], unit),
        };
    }
}
