using Anodyne.Quantities;

namespace Anodyne.Cells.Protocols;

/// <summary>
/// Reads one sentence of a protocol. Forms: "Charge at C/3 until 4.3 V", "Discharge at 1 mA/cm2 for 1 hour or until 2.5 V", "Hold at 4.3 V until C/20",
/// "Rest for 30 minutes", "Plate 1 mAh/cm2 at 0.5 mA/cm2", "Strip at 0.5 mA/cm2 until 1 V", "Sweep to 1 V at 0.1 mV/s", "Pulse discharge at 2C for 10 s",
/// "EIS from 100 kHz to 10 mHz with 10 points per decade", "Follow drive.csv". In brackets at the end: "(1 minute period)", "(40 degC)".
/// </summary>
public static class SentenceParser
{
    private const string Verbs = "Charge, Discharge, Hold, Rest, Plate, Strip, Sweep, Pulse, EIS or Follow";
    private static readonly AmountKind[] Extents = [AmountKind.Time, AmountKind.Charge, AmountKind.ChargePerArea];

    /// <summary>Reads a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="where">Where it stands, for the error.</param>
    /// <exception cref="InputException">Points at the first word that is not understood.</exception>
    public static ProtocolStep Parse(string sentence, string where = "protocol")
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var words = new Words(sentence, where);
        if (words.AtEnd)
        {
            throw words.Wrong("a step begins with a verb", Verbs);
        }

        ProtocolStep step;
        if (words.Take("charge"))
        {
            step = AtCurrent(words, 1);
        }
        else if (words.Take("discharge"))
        {
            step = AtCurrent(words, -1);
        }
        else if (words.Take("pulse"))
        {
            double sign = words.Take("charge") ? 1 : words.Take("discharge") ? -1
                : throw words.Wrong("the direction of the pulse is missing", "'charge' or 'discharge'");
            step = AtCurrent(words, sign) with { IsPulse = true };
        }
        else if (words.Take("plate"))
        {
            step = Plating(words, 1);
        }
        else if (words.Take("strip"))
        {
            step = Plating(words, -1);
        }
        else if (words.Take("hold"))
        {
            words.Expect("at");
            step = new ProtocolStep { Mode = StepMode.Voltage, Amount = Amounts.Read(words, "the voltage to hold", AmountKind.Voltage) };
        }
        else if (words.Take("rest"))
        {
            step = new ProtocolStep { Mode = StepMode.Rest };
        }
        else if (words.Take("sweep"))
        {
            step = Sweep(words);
        }
        else if (words.Take("eis"))
        {
            step = Impedance(words);
        }
        else if (words.Take("follow"))
        {
            step = new ProtocolStep { Mode = StepMode.Profile, ProfileName = words.Next(), IsPulse = true };
            if (step.ProfileName.Length == 0)
            {
                throw words.Wrong("the name of the file with the profile is missing", "'Follow drive.csv'", -1);
            }
        }
        else if (words.Current is "repeat" or "{" or "}")
        {
            throw words.Wrong("a group is not a sentence", "in a list 'repeat: 5' with 'steps'; braces in one block of text ('protocol: |')");
        }
        else
        {
            throw words.Wrong("a step begins with a verb", Verbs);
        }

        step = Tail(words, step) with { Text = sentence.Trim() };
        if (step.Mode is not (StepMode.Impedance or StepMode.Sweep or StepMode.Profile) && step.Duration is null && step.Charge is null
            && step.Until.Count == 0)
        {
            throw words.Wrong("nothing ends this step", "'for 30 minutes', 'until 4.2 V' or both");
        }

        return step;
    }

    private static ProtocolStep AtCurrent(Words words, double sign)
    {
        words.Expect("at");
        var amount = Amounts.Read(
            words, "the current, power or load", AmountKind.CRate, AmountKind.Current, AmountKind.CurrentDensity, AmountKind.Power, AmountKind.PowerDensity,
            AmountKind.Resistance);
        Positive(words, amount, "the verb gives the direction", "a value above 0 ('Rest' is the step without a current)");
        var mode = amount.Kind switch
        {
            AmountKind.Power or AmountKind.PowerDensity => StepMode.Power,
            AmountKind.Resistance => StepMode.Resistance,
            _ => StepMode.Current,
        };
        if (mode == StepMode.Resistance && sign > 0)
        {
            throw words.Wrong("a load can only discharge", "'Discharge at 100 ohm'", -1);
        }

        return new ProtocolStep { Mode = mode, Amount = amount with { Value = mode == StepMode.Resistance ? amount.Value : sign * amount.Value } };
    }

    private static ProtocolStep Plating(Words words, double sign)
    {
        Amount? charge = null;
        if (!words.Take("at"))
        {
            charge = Positive(words, Amounts.Read(words, "the charge", AmountKind.ChargePerArea, AmountKind.Charge), "the verb gives the direction",
                "a charge above 0");
            words.Expect("at");
        }

        var current = Positive(
            words, Amounts.Read(words, "the current", AmountKind.CurrentDensity, AmountKind.Current, AmountKind.CRate), "the verb gives the direction",
            "a current above 0");
        return new ProtocolStep { Mode = StepMode.Plate, Amount = current with { Value = sign * current.Value }, Charge = charge };
    }

    private static ProtocolStep Sweep(Words words)
    {
        double? origin = words.Take("from") ? Amounts.Read(words, "the first voltage", AmountKind.Voltage).Value : null;
        words.Expect("to");
        var target = Amounts.Read(words, "the last voltage", AmountKind.Voltage).Value;
        words.Expect("at");
        var rate = Positive(words, Amounts.Read(words, "the sweep rate", AmountKind.SweepRate), "the ends give the direction", "a rate above 0");
        return new ProtocolStep { Mode = StepMode.Sweep, Origin = origin, Target = target, Amount = rate };
    }

    private static ProtocolStep Impedance(Words words)
    {
        words.Expect("from");
        var a = Amounts.Read(words, "the first frequency", AmountKind.Frequency).Value;
        words.Expect("to");
        var b = Amounts.Read(words, "the last frequency", AmountKind.Frequency).Value;
        if (!(a > 0 && b > 0 && a != b))
        {
            throw words.Wrong("the frequencies span nothing", "two different frequencies above 0", -1);
        }

        var points = 10;
        if (words.Take("with"))
        {
            points = (int)Amounts.Read(words, "the number of points", AmountKind.Number).Value;
            words.Expect("points");
            words.Expect("per");
            words.Expect("decade");
            if (points is < 1 or > 1000)
            {
                throw words.Wrong("the number of points is out of range", "1 to 1000", -4);
            }
        }

        return new ProtocolStep { Mode = StepMode.Impedance, HighFrequency = Math.Max(a, b), LowFrequency = Math.Min(a, b), PointsPerDecade = points };
    }

    private static ProtocolStep Tail(Words words, ProtocolStep step)
    {
        var until = new List<StopCondition>();
        while (!words.AtEnd)
        {
            if (words.Take("or"))
            {
                if (words.Current is not ("for" or "until"))
                {
                    (step, var condition) = Limit(words, step);
                    until.AddRange(condition);
                }
            }
            else if (words.Take("for"))
            {
                step = Extent(words, step, Amounts.Read(words, "the duration or charge", Extents));
            }
            else if (words.Take("until"))
            {
                (step, var condition) = Limit(words, step);
                until.AddRange(condition);
            }
            else if (words.Take("("))
            {
                step = Bracket(words, step);
            }
            else
            {
                throw words.Wrong("this word is not expected here", "'for', 'until', 'or' or '('");
            }
        }

        return step with { Until = until };
    }

    // What follows "until" or "or": a limit, or a duration or charge that a user may write there as well as behind "for".
    private static (ProtocolStep Step, StopCondition[] Condition) Limit(Words words, ProtocolStep step)
    {
        if (!words.AtNumber)
        {
            return (step, [StopConditions.Read(words)]);
        }

        var amount = Amounts.Read(words, StopConditions.What, [.. StopConditions.Kinds, .. Extents]);
        return Array.IndexOf(Extents, amount.Kind) >= 0 ? (Extent(words, step, amount), []) : (step, [StopConditions.Of(amount)]);
    }

    private static ProtocolStep Extent(Words words, ProtocolStep step, Amount amount) => amount.Kind == AmountKind.Time
        ? step with { Duration = Above0(words, amount.Value) }
        : step with { Charge = Positive(words, amount, "a step ends after a charge of either direction", "a charge above 0") };

    private static ProtocolStep Bracket(Words words, ProtocolStep step)
    {
        do
        {
            var amount = Amounts.Read(words, "the sampling period or the temperature", AmountKind.Time, AmountKind.Temperature);
            words.Take("period");
            step = amount.Kind == AmountKind.Time ? step with { Period = Above0(words, amount.Value) } : step with { Temperature = amount.Value };
        }
        while (words.AtNumber);
        words.Expect(")");
        return step;
    }

    private static Amount Positive(Words words, Amount amount, string what, string allowed) => amount.Value > 0 ? amount : throw words.Wrong(what, allowed, -2);

    private static double Above0(Words words, double value) => value > 0 ? value : throw words.Wrong("a time must be above 0", "'30 minutes'", -2);

    /// <summary>Reads the condition that ends a repeated group: "voltage &lt; 3.5 V".</summary>
    /// <param name="text">The condition.</param>
    /// <param name="where">Where it stands, for the error.</param>
    /// <exception cref="InputException">Points at the first word that is not understood.</exception>
    public static StopCondition ParseCondition(string text, string where = "protocol")
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new Words(text, where);
        var condition = StopConditions.Read(words);
        return words.AtEnd ? condition : throw words.Wrong("this word is not expected here", "the end of the condition");
    }
}
