using System.Globalization;
using Anodyne.Cycling;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>
/// Reads a protocol: a list of sentences and groups ({repeat: 5, until capacity: 80 %, steps: [...]}), or one block of text with braces. An error in a
/// sentence points at its word in the file.
/// </summary>
internal static class ProtocolReader
{
    public static Protocol Read(InputNode node, double? period, string folder)
    {
        if (node is InputScalar block)
        {
            return block.Build(() => Protocol.Parse(block.Text.Split('\n'))) with { Period = period };
        }

        var list = node.AsSequence("a list of sentences such as \"Charge at C/3 until 4.3 V\"");
        if (list.Count == 0)
        {
            throw list.Fail("the protocol is empty", "at least one sentence, e.g. \"Rest for 10 minutes\"");
        }

        return new Protocol(Items(list, folder), period);
    }

    private static List<ProtocolItem> Items(InputSequence list, string folder)
    {
        var items = new List<ProtocolItem>();
        foreach (var node in list)
        {
            if (node is InputMapping group)
            {
                group.AllowOnly("repeat", "until capacity", "steps");
                var share = group.OptionalQuantity("until capacity", Dimension.None);
                items.Add(group.Build(() => new RepeatedGroup(group.Integer("repeat", 1, 1_000_000), Items(group.Sequence("steps"), folder), share)));
            }
            else
            {
                items.Add(new SingleStep(Sentence(node.AsScalar("a sentence, or a group with repeat and steps"), folder)));
            }
        }

        return items;
    }

    private static ProtocolStep Sentence(InputScalar scalar, string folder)
    {
        ProtocolStep step;
        try
        {
            step = SentenceParser.Parse(scalar.Text, "sentence");
        }
        catch (InputException failure)
        {
            const string Mark = "column ";
            var at = failure.Problem.Where.LastIndexOf(Mark, StringComparison.Ordinal);
            var offset = at >= 0 && int.TryParse(failure.Problem.Where.AsSpan(at + Mark.Length), CultureInfo.InvariantCulture, out var column) ? column - 1 : 0;
            var place = string.Create(CultureInfo.InvariantCulture, $"{scalar.File}:{scalar.Line}:{scalar.Column + offset + (scalar.IsQuoted ? 1 : 0)} ({scalar.Path})");
            throw new InputException(failure.Problem with { Where = place }, failure);
        }

        return step.Mode == StepMode.Profile ? WithProfile(scalar, step, folder) : step;
    }

    // Two columns: time in s and current in A, positive on charge; a header line is allowed.
    private static ProtocolStep WithProfile(InputScalar scalar, ProtocolStep step, string folder)
    {
        var path = Path.Combine(folder, step.ProfileName);
        if (!File.Exists(path))
        {
            throw scalar.Fail("the file of the profile does not exist", path);
        }

        var times = new List<double>();
        var values = new List<double>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var parts = line.Split([',', ';', '\t'], StringSplitOptions.TrimEntries);
            if (parts.Length < 2
                || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var time)
                || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                if (number == 1 || line.Trim().Length == 0)
                {
                    continue;
                }

                throw new InputException("a line of the profile is not two numbers", string.Create(CultureInfo.InvariantCulture, $"{path}:{number}"), $"\"{line}\"", "time in s, current in A (positive on charge)");
            }

            if (times.Count > 0 && time <= times[^1])
            {
                throw new InputException("the times of the profile do not rise", string.Create(CultureInfo.InvariantCulture, $"{path}:{number}"), parts[0], string.Create(CultureInfo.InvariantCulture, $"above {times[^1]}"));
            }

            times.Add(time);
            values.Add(value);
        }

        return times.Count >= 2
            ? step with { ProfileTimes = [.. times.Select(t => t - times[0])], ProfileValues = values }
            : throw scalar.Fail("the profile is too short", "at least two lines of time and current");
    }
}
