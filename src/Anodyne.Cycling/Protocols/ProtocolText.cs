using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Cycling;

/// <summary>Reads lines of sentences and braces into a <see cref="Protocol"/>.</summary>
internal static class ProtocolText
{
    public static Protocol Read(IEnumerable<string> lines)
    {
        var open = new Stack<(int Times, double? Share, List<ProtocolItem> Items, int Line)>();
        var items = new List<ProtocolItem>();
        int number = 0;
        foreach (string raw in lines)
        {
            number++;
            string line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.StartsWith("repeat", StringComparison.OrdinalIgnoreCase))
            {
                var (times, share) = Opening(line, number);
                open.Push((times, share, items, number));
                items = [];
                continue;
            }

            if (line == "}")
            {
                if (open.Count == 0)
                {
                    throw new InputException("a brace closes a group that was not opened", $"protocol line {number}", "'}'", "a sentence", "Open the group with 'repeat 5 {'.");
                }

                var (times, share, outer, opened) = open.Pop();
                if (items.Count == 0)
                {
                    throw new InputException("a repeated group is empty", $"protocol line {opened}", "no step", "at least one step between the braces");
                }

                outer.Add(new RepeatedGroup(times, items, share));
                items = outer;
                continue;
            }

            items.Add(new SingleStep(SentenceParser.Parse(line, $"protocol line {number}")));
        }

        if (open.Count > 0)
        {
            throw new InputException("a repeated group is not closed", $"protocol line {open.Peek().Line}", "no '}'", "a line '}' after its last step");
        }

        if (items.Count == 0)
        {
            throw new InputException("the protocol is empty", "protocol", "no step", "at least one sentence, e.g. 'Rest for 10 minutes'");
        }

        return new Protocol(items);
    }

    private static (int Times, double? Share) Opening(string line, int number)
    {
        var words = line.TrimEnd('{', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!line.EndsWith('{') || words.Length < 2 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int times) || times < 1)
        {
            throw new InputException("a group is not opened rightly", $"protocol line {number}", $"'{line}'", "'repeat 5 {' or 'repeat 500 until 80% capacity {'");
        }

        if (words.Length == 2 || (words.Length == 3 && words[2] == "times"))
        {
            return (times, null);
        }

        if (words.Length == 5 && words[2] == "until" && words[4] == "capacity" && words[3].EndsWith('%')
            && double.TryParse(words[3].AsSpan(0, words[3].Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double percent)
            && percent is > 0 and < 100)
        {
            return (times, percent / 100);
        }

        throw new InputException("a group's end condition is not understood", $"protocol line {number}", $"'{line}'", "'repeat 500 until 80% capacity {'");
    }
}
