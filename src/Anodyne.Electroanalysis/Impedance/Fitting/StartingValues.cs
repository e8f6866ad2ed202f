using System.Collections;
using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>
/// An endless row of starting points for a circuit: first the user's guess where given, then the processes that the distribution of relaxation times
/// shows, dealt to the circuit's arcs from fast to slow, then these jittered and points drawn at random over the range that the spectrum covers.
/// </summary>
internal sealed class StartingValues : IEnumerable<double[]>
{
    private readonly Circuit _circuit;
    private readonly CircuitFitOptions _options;
    private readonly CircuitRoles _roles;
    private readonly NormalNoise _noise;
    private readonly RelaxationSketch _sketch;
    private readonly ResistanceProjection _projection;
    private readonly (double Top, double End, double Time) _loop;

    public StartingValues(Circuit circuit, ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z, CircuitFitOptions options)
    {
        _circuit = circuit;
        _options = options;
        _roles = new CircuitRoles(circuit);
        _noise = new NormalNoise(options.Seed);
        _projection = new ResistanceProjection(frequency, z, _roles.Processes.Count);
        _loop = _roles.Loops.Count > 0 ? Loop(frequency, z) : default;

        // Looking for relaxation times is wasted where a guess is all that will be used.
        _sketch = options.Guess is not null && options.Starts == 1 ? RelaxationSketch.Of(frequency, z, []) : RelaxationSketch.Of(frequency, z);
    }

    public IEnumerator<double[]> GetEnumerator()
    {
        if (_options.Guess is { } guess)
        {
            yield return (double[])guess.Clone();
        }

        yield return Deal(Choose(0), 0);
        for (var k = 1; ; k++)
        {
            yield return k % 2 == 0 ? Deal(Choose(1 + (k / 2 % 3)), 0.5) : Deal(Draw(), 0.3);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Largest real part, real part at the lowest frequency, and the time 1/w where the imaginary part stands highest below the top of the arc.
    private static (double Top, double End, double Time) Loop(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z)
    {
        int top = 0, end = 0, high = -1;
        for (var i = 1; i < z.Length; i++)
        {
            (top, end) = (z[i].Real > z[top].Real ? i : top, frequency[i] < frequency[end] ? i : end);
        }

        for (var i = 0; i < z.Length; i++)
        {
            high = frequency[i] <= frequency[top] && (high < 0 || z[i].Imaginary > z[high].Imaginary) ? i : high;
        }

        return (z[top].Real, z[end].Real, 1 / (2 * Math.PI * frequency[Math.Max(0, high)]));
    }

    // As many processes as the circuit has arcs: the largest ones in order of time; where there are too few, the largest is split in two.
    private List<(double Tau, double Resistance)> Choose(int variant)
    {
        var peaks = _sketch.Processes.OrderByDescending(p => p.Resistance).ToList();
        if (peaks.Count == 0)
        {
            return Draw();
        }

        if (variant > 0 && peaks.Count > _roles.Processes.Count)
        {
            peaks.RemoveAt(Math.Min(variant, peaks.Count - 1));
        }

        while (peaks.Count < _roles.Processes.Count)
        {
            var (tau, r) = peaks[variant % peaks.Count];
            var apart = variant == 0 ? 4 : Math.Exp(1 + (2 * Math.Abs(_noise.Next())));
            peaks[variant % peaks.Count] = (tau / apart, r / 2);
            peaks.Add((tau * apart, r / 2));
        }

        return [.. peaks.Take(_roles.Processes.Count).OrderBy(p => p.Tau)];
    }

    private List<(double Tau, double Resistance)> Draw()
    {
        var count = _roles.Processes.Count;
        var (low, high) = (Math.Log(_sketch.ShortestTime) - 0.5, Math.Log(_sketch.LongestTime) + 1);
        var times = Enumerable.Range(0, count).Select(_ => low + ((high - low) * _noise.Uniform())).Order().ToArray();
        return _projection.Resistances([.. times.Select(Math.Exp)], 0.7 + (0.3 * _noise.Uniform()), 0.01 * _sketch.Polarization);
    }

    private double[] Deal(List<(double Tau, double Resistance)> processes, double jitter)
    {
        double Spread() => Math.Exp(jitter * _noise.Next());
        double Exponent() => jitter == 0 ? 0.9 : 0.65 + (0.35 * _noise.Uniform());
        var values = new double[_circuit.Parameters.Count];
        for (var p = 0; p < values.Length; p++)
        {
            values[p] = _circuit.Parameters[p] switch
            {
                { Kind: ParameterKind.Exponent } => Exponent(),
                { Unit: "ohm" } => _sketch.Polarization * Spread() / 2,
                { Unit: "s" } => Math.Sqrt(_sketch.ShortestTime * _sketch.LongestTime) * Math.Exp(6 * jitter * _noise.Next()),
                { Unit: "F" or "S s^n" } => Math.Sqrt(_sketch.ShortestTime * _sketch.LongestTime) / _sketch.Polarization * Math.Exp(4 * jitter * _noise.Next()),
                _ => Spread(),
            };
        }

        foreach (var role in _roles.Series)
        {
            values[role.Index] = role.Kind switch
            {
                SeriesKind.Ohmic => _sketch.HighFrequencyResistance * Spread() / _roles.OhmicCount,
                SeriesKind.Inductive => _sketch.Inductance * Spread(),
                SeriesKind.Capacitive => _sketch.TailCapacitance * Spread(),
                _ => _sketch.WarburgCoefficient * Spread(),
            };
        }

        for (var k = 0; k < _roles.Processes.Count; k++)
        {
            var role = _roles.Processes[k];
            var (tau, r) = (processes[k].Tau * Spread(), processes[k].Resistance * Spread());
            values[role.Resistance] = r;
            if (role.Time >= 0)
            {
                values[role.Time] = tau;
            }

            if (role.Capacity >= 0)
            {
                var n = role.Exponent >= 0 ? values[role.Exponent] : 1;
                values[role.Capacity] = Math.Pow(tau, n) / r;
            }
        }

        foreach (var role in _roles.Loops)
        {
            // R1 up to the top of the arc, R1 R2/(R1 + R2) at the end, L = (R1 + R2) tau.
            var arc = Math.Max(_loop.Top - _sketch.HighFrequencyResistance, 0.01 * _loop.Top) * Spread();
            var end = Math.Clamp(_loop.End - _sketch.HighFrequencyResistance, 0.05 * arc, 0.97 * arc);
            values[role.Resistance] = arc * end / (arc - end) * Spread();
            values[role.Inductance] = (arc + values[role.Resistance]) * _loop.Time * Math.Exp(3 * jitter * _noise.Next());
            if (role.Beside >= 0)
            {
                values[role.Beside] = arc;
            }
        }

        foreach (var (name, value) in _options.Fixed)
        {
            values[_circuit.IndexOf(name)] = value;
        }

        return values;
    }
}
