using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Anodyne.Quantities.Documents;

/// <summary>
/// Reads a YAML document into nodes that know their line and column. Strict: one document, no duplicate keys, no tags, only scalar keys.
/// Anchors and aliases are allowed; merge keys are not.
/// </summary>
public static class YamlReader
{
    private const long LargestFile = 16 << 20;
    private const int DeepestNesting = 64;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path; it is shown in messages as given.</param>
    /// <exception cref="InputException">The file cannot be read or is no such document.</exception>
    public static InputNode ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var size = new FileInfo(path).Length;
            return size == 0 ? Read("", path)
                : size <= LargestFile
                ? Read(File.ReadAllText(path), path)
                : throw new InputException("the file is too large for an input file", path, string.Create(CultureInfo.InvariantCulture, $"{size} bytes"),
                    "16 MB or less");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException(new Problem("the file cannot be read", path, failure.Message), failure);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="name">The name shown in messages.</param>
    /// <exception cref="InputException">It is no such document.</exception>
    public static InputNode Read(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        var parser = new Parser(new StringReader(text));
        try
        {
            return new Composition(parser, name).Document();
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The scanner of YamlDotNet fails so on some flow lists that are not closed; its last event is the nearest known place.
            throw new InputException(new Problem("this is not valid YAML", Place(name, parser.Current?.Start ?? Mark.Empty), "text that cannot be scanned", "",
                "Look for a bracket or brace that is not closed after this place."), failure);
        }
        catch (YamlException failure)
        {
            var message = failure.InnerException?.Message ?? failure.Message;
            throw new InputException(new Problem("this is not valid YAML", Place(name, failure.Start), message, "",
                "A value that holds \": \" or \" #\" or begins with one of [ ] { } , & * ! | > ' \" % @ ` must stand in quotes."), failure);
        }
    }

    private static string Place(string name, Mark mark) => string.Create(CultureInfo.InvariantCulture, $"{name}:{mark.Line}:{mark.Column}");

    private sealed class Composition(Parser parser, string name)
    {
        private readonly Dictionary<string, InputNode> _anchors = [];

        public InputNode Document()
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                throw new InputException("the document is empty", name, "nothing", "a YAML mapping");
            }

            parser.Consume<DocumentStart>();
            var root = Node("", 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                throw new InputException("there is a second document in this file", Place(name, second.Start), "\"---\"", "one document a file");
            }

            return root;
        }

        private InputNode Node(string path, int depth)
        {
            if (depth > DeepestNesting)
            {
                throw new InputException("the document is nested too deeply", Place(name, parser.Current!.Start), "",
                    string.Create(CultureInfo.InvariantCulture, $"{DeepestNesting} levels"));
            }

            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                return _anchors.TryGetValue(alias.Value.Value, out var target)
                    ? target
                    : throw new InputException("this alias has no anchor before it", Place(name, alias.Start), $"\"*{alias.Value}\"",
                        string.Join(", ", _anchors.Keys.Select(key => "*" + key)));
            }

            if (parser.Current is not NodeEvent start)
            {
                throw new InputException("a value is missing", parser.Current is { } here
                    ? Place(name, here.Start) : name, "", "a value, a list or a mapping", "Look for a colon too many.");
            }

            if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
            {
                throw new InputException("tags are not read", Place(name, start.Start), $"\"{start.Tag}\"", "plain YAML");
            }

            InputNode node = start switch
            {
                MappingStart => Mapping(path, depth),
                SequenceStart => Sequence(path, depth),
                _ => Scalar(path),
            };
            if (!start.Anchor.IsEmpty)
            {
                _anchors[start.Anchor.Value] = node;
            }

            return node;
        }

        private InputScalar Scalar(string path)
        {
            var scalar = parser.Consume<Scalar>();
            return new InputScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, name, (int)scalar.Start.Line, (int)scalar.Start.Column, path);
        }

        private InputSequence Sequence(string path, int depth)
        {
            var start = parser.Consume<SequenceStart>();
            var items = new List<InputNode>();
            while (!parser.Accept<SequenceEnd>(out _))
            {
                items.Add(Node(string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]"), depth + 1));
            }

            parser.Consume<SequenceEnd>();
            return new InputSequence(items, name, (int)start.Start.Line, (int)start.Start.Column, path);
        }

        private InputMapping Mapping(string path, int depth)
        {
            var start = parser.Consume<MappingStart>();
            var entries = new List<(InputScalar Key, InputNode Value)>();
            var seen = new Dictionary<string, InputScalar>(StringComparer.Ordinal);
            while (!parser.Accept<MappingEnd>(out _))
            {
                if (!parser.Accept<Scalar>(out _))
                {
                    throw new InputException("a key must be a single word or phrase", Place(name, parser.Current!.Start));
                }

                var key = Scalar(path);
                if (!seen.TryAdd(key.Text, key))
                {
                    throw new InputException(new Problem("this key stands here twice", key.Where, key.Description, "",
                        string.Create(CultureInfo.InvariantCulture, $"The first one is on line {seen[key.Text].Line}.")));
                }

                entries.Add((key, Node(path.Length == 0 ? key.Text : path + "." + key.Text, depth + 1)));
            }

            parser.Consume<MappingEnd>();
            return new InputMapping(entries, name, (int)start.Start.Line, (int)start.Start.Column, path);
        }
    }
}
