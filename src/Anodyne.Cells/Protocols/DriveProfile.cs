using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Cells.Protocols;

/// <summary>
/// A drive cycle as a table of two columns: times, and the value that holds from each time to the next. A header line names the units: "t_s,i_mA", "time /
/// h,power / W", "t_s,v_V", "t_min,c_rate_C"; without a header seconds and amperes. Currents and powers are positive on charge.
/// </summary>
public static class DriveProfile
{
    private static readonly AmountKind[] Kinds =
        [AmountKind.Current, AmountKind.CurrentDensity, AmountKind.CRate, AmountKind.Power, AmountKind.PowerDensity, AmountKind.Voltage];

    /// <summary>Completes a step with the profile.</summary>
    /// <param name="step">The step "Follow ...".</param>
    /// <param name="lines">The lines of the table.</param>
    /// <param name="where">Its name, for errors.</param>
    /// <exception cref="InputException">A line that is not two numbers, times that do not rise, an unknown unit; points at the line.</exception>
    public static ProtocolStep Read(ProtocolStep step, IEnumerable<string> lines, string where)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(lines);
        var (times, values) = (new List<double>(), new List<double>());
        var (perTime, perValue, kind) = (1.0, 1.0, AmountKind.Current);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var place = string.Create(CultureInfo.InvariantCulture, $"{where}:{number}");
            if (line.Trim().Length == 0 || line.TrimStart()[0] == '#')
            {
                continue;
            }

            var parts = line.Split([',', ';', '\t'], StringSplitOptions.TrimEntries);
            if (parts.Length >= 2 && TryNumber(parts[0], out var time) && TryNumber(parts[1], out var value))
            {
                if (times.Count > 0 && time * perTime <= times[^1])
                {
                    throw new InputException("the times of the profile do not rise", place, parts[0],
                        string.Create(CultureInfo.InvariantCulture, $"above {times[^1] / perTime}"));
                }

                times.Add(time * perTime);
                values.Add(value * perValue);
            }
            else if (times.Count == 0 && parts.Length >= 2 && !TryNumber(parts[0], out _))
            {
                (perTime, _) = Unit(parts[0], place, [AmountKind.Time]);
                (perValue, kind) = Unit(parts[1], place, Kinds);
            }
            else
            {
                throw new InputException("a line of the profile is not two numbers", place, $"\"{line}\"", "a time and a value, e.g. 10,-0.002");
            }
        }

        return times.Count >= 2
            ? step with { ProfileTimes = [.. times.Select(t => t - times[0])], ProfileValues = values, ProfileKind = kind }
            : throw new InputException("the profile is too short", where, $"{times.Count} lines of numbers",
                "at least two: each value holds until the next time");
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    // The unit is what ends the header: "i_mA_cm2", "Current / A", "power [W]".
    private static (double Factor, AmountKind Kind) Unit(string header, string place, AmountKind[] allowed)
    {
        if (UnitHeader.Split(header).Unit is { } unit && Amounts.Kind(unit) is { } kind && Array.IndexOf(allowed, kind) >= 0)
        {
            return (kind == AmountKind.CRate ? 1 : unit.Scale, kind);
        }

        throw new InputException(
            "the header of the profile names no unit that fits", place, $"\"{header}\"",
            allowed.Length == 1 ? "a time, e.g. t_s or t_min" : "i_A, i_mA_cm2, c_rate_C, p_W, p_mW_cm2 or v_V");
    }
}
