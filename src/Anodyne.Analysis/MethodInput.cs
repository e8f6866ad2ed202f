using Anodyne.Analysis.Options;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Analysis;

/// <summary>
/// What a method computes from: records, and options as values. It remembers which options were read: each stands in the settings of the result with its
/// default, and one that was given and never read is refused.
/// </summary>
public sealed class MethodInput
{
    private readonly AnalysisRequest _request;
    private readonly HashSet<string> _read = [];
    private readonly Dictionary<string, string> _settings = [];
    private readonly List<string> _notes = [];
    private readonly SortedDictionary<string, (AnalysisOption Option, double Value)> _constants = new(StringComparer.Ordinal);
    private readonly (string Name, double By) _shift;

    internal MethodInput(AnalysisRequest request, string shifted = "", double by = 0) => (_request, _shift) = (request, (shifted, by));

    /// <summary>Records by name, in order.</summary>
    public IReadOnlyList<(string Name, Record Record)> Inputs => _request.Inputs;

    /// <summary>The only record, or the first one.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public Record First => _request.First;

    /// <summary>Names of the inputs.</summary>
    public IReadOnlyList<string> Names => _request.Names;

    /// <summary>The area of one electrode, m2: the option, else what the records say of their cell; null if neither does.</summary>
    public double? Area
    {
        get
        {
            if (Find(StandardOptions.Area) is { } given)
            {
                return given;
            }

            var told = Inputs.Select(input => input.Record.Cell.Area).FirstOrDefault(a => a is not null);
            if (told is { } area)
            {
                _settings["area"] = FormattableString.Invariant($"{1e4 * area:G5} cm2 (the file's description of the cell)");
            }

            return told is null ? null : Constant(StandardOptions.Area, told.Value);
        }
    }

    /// <summary>Active mass, kg: the option, else what the first record says of its cell; null if neither does.</summary>
    public double? Mass
    {
        get
        {
            if (Find(StandardOptions.Mass) is { } given)
            {
                return given;
            }

            if (First.Cell.ActiveMass is not { } told)
            {
                return null;
            }

            _settings["mass"] = FormattableString.Invariant($"{1e6 * told:G5} mg (the file's description of the cell)");
            return Constant(StandardOptions.Mass, told);
        }
    }

    /// <summary>Temperature of the cell, K: the option, else what the first record says, else 298.15.</summary>
    public double Temperature
    {
        get
        {
            var told = Inputs.Count > 0 ? First.Cell.Temperature : null;
            var kelvin = Find(StandardOptions.Temperature) ?? told ?? 298.15;
            if (!IsGiven(StandardOptions.Temperature))
            {
                var celsius = kelvin - PhysicalConstants.ZeroCelsius;
                _settings["temperature"] = told is null ? "25 degC" : FormattableString.Invariant($"{celsius:G5} degC (the file's description of the cell)");
            }

            return IsGiven(StandardOptions.Temperature) ? kelvin : Constant(StandardOptions.Temperature, kelvin);
        }
    }

    // Constants that were read, and whose errors no option of the method itself counts.
    internal IReadOnlyDictionary<string, (AnalysisOption Option, double Value)> Constants => _constants;

    internal IReadOnlyDictionary<string, string> Settings => _settings;

    internal IReadOnlyList<string> Notes => _notes;

    internal IEnumerable<string> Unread => _request.Options.Keys.Where(name => !_read.Contains(name));

    /// <summary>Something to know of the reading that does not lower the verdict: what was left out, what was not needed.</summary>
    /// <param name="text">A sentence.</param>
    public void Note(string text) => _notes.Add(text);

    /// <summary>Says that an option of the method itself counts the error of a constant.</summary>
    /// <param name="constant">The constant's option.</param>
    public void CountsErrorOf(AnalysisOption constant)
    {
        ArgumentNullException.ThrowIfNull(constant);
        _constants.Remove(constant.Name);
    }

    /// <summary>True if the option was given.</summary>
    /// <param name="option">The option.</param>
    public bool IsGiven(AnalysisOption option) => _request.Options.ContainsKey(option.Name);

    /// <summary>An option's value, or its default.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="option">The option.</param>
    /// <exception cref="InputException">The text is not allowed, or an option without default is missing.</exception>
    public T Get<T>(AnalysisOption<T> option)
    {
        _read.Add(option.Name);
        if (_request.Options.TryGetValue(option.Name, out var text))
        {
            _settings[option.Name] = text;
            return Shifted(option, option.Read(text));
        }

        if (!option.HasDefault)
        {
            throw new InputException("an option is missing", "--" + option.Name, "nothing", option.Allowed, $"Add --{option.Name} with a value.");
        }

        _settings[option.Name] = option.DefaultText ?? (option is FlagOption ? "no" : option.Allowed.Split(", ")[0]);
        return Shifted(option, option.Default);
    }

    private T Shifted<T>(AnalysisOption option, T value) => option.IsConstant && value is double number ? (T)(object)Constant(option, number) : value;

    private double Constant(AnalysisOption option, double value)
    {
        _constants[option.Name] = (option, value);
        return option.Name == _shift.Name ? value + _shift.By : value;
    }

    /// <summary>Writes down what stands for an option that was not given, where that depends on the data.</summary>
    /// <param name="option">The option.</param>
    /// <param name="text">What stands for it.</param>
    public void Default(AnalysisOption option, string text)
    {
        if (!IsGiven(option))
        {
            _settings[option.Name] = text;
        }
    }

    /// <summary>A number, or null if it was not given.</summary>
    /// <param name="option">The option.</param>
    /// <exception cref="InputException">The text is not allowed.</exception>
    public double? Find(AnalysisOption<double> option)
    {
        _read.Add(option.Name);
        return IsGiven(option) ? Get(option) : null;
    }

    /// <summary>The measurements of one type among the records, in order, each with its name and record.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="what">What the method reads, for messages: "a spectrum".</param>
    /// <exception cref="InputException">A record holds no measurement of the type.</exception>
    public IReadOnlyList<(string Name, T Item, Record Record)> Measured<T>(string what)
        where T : Measurement
        => Inputs.Count == 0 ? throw new InputException("the method needs a file", "command line", "none", what, "Name the file after the method.")
            : [.. Inputs.Select(input => input.Record.Measured is T item ? (input.Name, item, input.Record) : throw new InputException(
                $"the method reads {what}", input.Name,
                input.Record.Measured?.Kind ?? "columns " + string.Join(", ", input.Record.Columns.Select(static c => $"'{c.Label}'")), what))];

    /// <summary>Times of a record, s.</summary>
    /// <param name="record">The record.</param>
    public static double[] Time(Record record) => Column(record, Bdf.TestTime.Name, "a time (t_s, t_h)");

    /// <summary>Voltages of a record, V.</summary>
    /// <param name="record">The record.</param>
    public static double[] Voltage(Record record) => Column(record, Bdf.Voltage.Name, "a voltage (v_V)");

    /// <summary>Currents: densities in A/m2 where the record has them or an area is known, else A.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Values and whether they are per area.</returns>
    public (double[] Values, bool PerArea) Current(Record record)
    {
        if (record.Find(UnitTable.CurrentDensity) is { } density)
        {
            if (IsGiven(StandardOptions.Area) && _read.Add(StandardOptions.Area.Name))
            {
                _notes.Add("--area was not needed: the record holds current densities");
            }

            return (density.ToDoubles(), true);
        }

        var current = Column(record, Bdf.Current.Name, "a current (i_mA, i_mA_cm2)");
        return Area is { } area ? ([.. current.Select(i => i / area)], true) : (current, false);
    }

    /// <summary>Current densities, A/m2.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="InputException">The record holds currents and no area is known.</exception>
    public double[] CurrentDensity(Record record)
    {
        var (values, perArea) = Current(record);
        return perArea ? values : throw new InputException(
            "a current density is needed and the record holds a current", "--area", "nothing", "the area of one electrode, e.g. --area \"1.27 cm2\"");
    }

    private static double[] Column(Record record, string name, string what) =>
        record.Find(name)?.ToDoubles() ?? throw new InputException(
            "the record lacks a column", record.Provenance.File, "columns " + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")), what);
}
