using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Cells.Protocols;

/// <summary>Reads lines of sentences and braces into a <see cref="Protocol"/>.</summary>
internal static class ProtocolText
{
    public static Protocol Read(IEnumerable<string> lines)
    {
        var open = new Stack<(int Times, double? Share, StopCondition? Until, List<ProtocolItem> Items, int Line)>();
        var items = new List<ProtocolItem>();
        var number = 0;
        foreach (var raw in lines)
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.StartsWith("repeat", StringComparison.OrdinalIgnoreCase))
            {
                var (times, share, until) = Opening(line, number);
                open.Push((times, share, until, items, number));
                items = [];
                continue;
            }

            if (line == "}")
            {
                if (open.Count == 0)
                {
                    throw new InputException("a brace closes a group that was not opened", $"protocol line {number}", "'}'", "a sentence",
                        "Open the group with 'repeat 5 {'.");
                }

                var (times, share, until, outer, opened) = open.Pop();
                if (items.Count == 0)
                {
                    throw new InputException("a repeated group is empty", $"protocol line {opened}", "no step", "at least one step between the braces");
                }

                outer.Add(new RepeatedGroup(times, items, share, until));
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

    // repeat 5 [times] [until 80% capacity | until voltage < 3.5 V] {
    private static (int Times, double? Share, StopCondition? Until) Opening(string line, int number)
    {
        var words = new Words(line, $"protocol line {number}");
        words.Next();
        if (!int.TryParse(words.Current, NumberStyles.None, CultureInfo.InvariantCulture, out var times) || times < 1)
        {
            throw words.Wrong("the number of repetitions is missing", "'repeat 5 {' or 'repeat 500 until 80% capacity {'");
        }

        words.Next();
        words.Take("times");
        double? share = null;
        StopCondition? until = null;
        if (words.Take("until"))
        {
            if (words.AtNumber && line.Contains("capacity", StringComparison.OrdinalIgnoreCase))
            {
                share = Amounts.Read(words, "the share of the first capacity", AmountKind.Share).Value;
                if (share is not (> 0 and < 1))
                {
                    throw words.Wrong("the share of the first capacity is out of range", "above 0% and below 100%", -1);
                }

                words.Expect("capacity");
            }
            else
            {
                until = StopConditions.Read(words);
            }
        }

        words.Expect("{");
        return words.AtEnd ? (times, share, until) : throw words.Wrong("this word is not expected here", "a line that ends with '{'");
    }
}
