using System.Globalization;
using Anodyne.Cells.Protocols;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>
/// Reads a protocol: a list of sentences, groups ({repeat: 5, until capacity: 80 %, until: voltage &lt; 3.5 V, steps: [...]}) and ready protocols ({ready:
/// aurbach, ...}), one ready protocol, or one block of text with braces. An error in a sentence points at its word in the file.
/// </summary>
internal static class ProtocolReader
{
    public static Protocol Read(InputNode node, double? period, string folder)
    {
        if (node is InputScalar block)
        {
            return new Protocol(Block(block, folder), period);
        }

        if (node is InputMapping ready && ready.Has("ready"))
        {
            return new Protocol(ReadyProtocolReader.Read(ready), period);
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
            if (node is InputMapping ready && ready.Has("ready"))
            {
                items.AddRange(ReadyProtocolReader.Read(ready));
            }
            else if (node is InputMapping group)
            {
                group.AllowOnly("repeat", "until capacity", "until", "steps");
                var share = group.OptionalQuantity("until capacity", Dimension.None);
                var until = group.Has("until")
                    ? Pointed(group.Require("until").AsScalar("a condition such as \"voltage < 3.5 V\""), text =>
                    SentenceParser.ParseCondition(text, "sentence")) : null;
                items.Add(group.Build(() => new RepeatedGroup(group.Integer("repeat", 1, 1_000_000), Items(group.Sequence("steps"), folder), share, until)));
            }
            else
            {
                items.Add(new SingleStep(Sentence(node.AsScalar("a sentence, a group with repeat and steps, or a ready protocol"), folder)));
            }
        }

        return items;
    }

    private static ProtocolStep Sentence(InputScalar scalar, string folder) =>
        WithProfile(scalar, Pointed(scalar, text => SentenceParser.Parse(text, "sentence")), folder);

    // A block of several lines begins on the line below its key; its indentation is not known, so the column is that of the sentence.
    private static List<ProtocolItem> Block(InputScalar block, string folder)
    {
        const string Mark = "protocol line ";
        try
        {
            return [.. Protocol.Parse(block.Text.Split('\n')).Items.Select(item => Loaded(item, block, folder))];
        }
        catch (InputException failure) when (failure.Problem.Where.StartsWith(Mark, StringComparison.Ordinal))
        {
            var rest = failure.Problem.Where[Mark.Length..];
            var digits = rest.TakeWhile(char.IsAsciiDigit).Count();
            var line = block.Line + int.Parse(rest.AsSpan(0, digits),
                CultureInfo.InvariantCulture) - (block.Text.Contains('\n', StringComparison.Ordinal) ? 0 : 1);
            throw new InputException(
                failure.Problem with { Where =
                    string.Create(CultureInfo.InvariantCulture,
                    $"{block.File}:{line} ({block.Path}){(rest.Length > digits ? $"{rest[digits..]} of the sentence" : "")}") }, failure);
        }
        catch (InputException failure) when (failure.Problem.Where == "protocol")
        {
            throw block.Fail(failure.Problem.What, failure.Problem.Allowed);
        }
    }

    private static ProtocolItem Loaded(ProtocolItem item, InputScalar block, string folder) => item switch
    {
        RepeatedGroup group => group with { Items = [.. group.Items.Select(inner => Loaded(inner, block, folder))] },
        SingleStep single => new SingleStep(WithProfile(block, single.Step, folder)),
        _ => item,
    };

    private static T Pointed<T>(InputScalar scalar, Func<string, T> read)
    {
        try
        {
            return read(scalar.Text);
        }
        catch (InputException failure)
        {
            const string Mark = "column ";
            var at = failure.Problem.Where.LastIndexOf(Mark, StringComparison.Ordinal);
            var offset = at >= 0 && int.TryParse(failure.Problem.Where.AsSpan(at + Mark.Length), CultureInfo.InvariantCulture, out var column) ? column - 1 : 0;
            var place = string.Create(CultureInfo.InvariantCulture,
                $"{scalar.File}:{scalar.Line}:{scalar.Column + offset + (scalar.IsQuoted ? 1 : 0)} ({scalar.Path})");
            throw new InputException(failure.Problem with { Where = place }, failure);
        }
    }

    private static ProtocolStep WithProfile(InputScalar scalar, ProtocolStep step, string folder)
    {
        if (step.Mode != StepMode.Profile)
        {
            return step;
        }

        var path = Path.Combine(folder, step.ProfileName);
        return File.Exists(path) ? DriveProfile.Read(step, File.ReadLines(path), path)
            : throw scalar.Fail($"the file {step.ProfileName} of the profile does not exist", path);
    }
}
