using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Crystallography;

/// <summary>STAR text (CIF 1.1): items by name and loops by column, of the first data block.</summary>
internal sealed class StarText
{
    private readonly bool _isEnded;
    private readonly Dictionary<string, string> _items = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True if the text ends inside of a row of a loop, or without an end of line in one: that row was left out.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads a text.</summary>
    public StarText(FileContent file)
    {
        _isEnded = file.Bytes is [.., (byte)'\n' or (byte)'\r'];
        var words = Words(Encoding.UTF8.GetString(file.Bytes)).ToArray();
        for (var at = 0; at < words.Length;)
        {
            var (word, isText) = words[at];
            if (!isText && word.Equals("loop_", StringComparison.OrdinalIgnoreCase))
            {
                at = Loop(words, at + 1);
            }
            else if (!isText && word.StartsWith('_') && at + 1 < words.Length)
            {
                _items.TryAdd(word, words[at + 1].Word);
                at += 2;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>An item; null where it is not stated.</summary>
    public string? Item(params string[] names) =>
        names.Select(name => _items.GetValueOrDefault(name)).FirstOrDefault(static text => text is not (null or "?" or "."));

    /// <summary>A column of a loop; null where there is none.</summary>
    public IReadOnlyList<string>? Column(params string[] names) =>
        names.Select(name => _columns.GetValueOrDefault(name)).FirstOrDefault(static list => list is not null);

    /// <summary>All items, for settings.</summary>
    public IReadOnlyDictionary<string, string> Items => _items;

    private int Loop((string Word, bool IsText)[] words, int at)
    {
        var columns = new List<List<string>>();
        while (at < words.Length && !words[at].IsText && words[at].Word.StartsWith('_'))
        {
            var list = new List<string>();
            _columns.TryAdd(words[at].Word, list);
            columns.Add(list);
            at++;
        }

        var count = 0;
        for (; at < words.Length && columns.Count > 0 && (words[at].IsText || !IsReserved(words[at].Word)); at++, count++)
        {
            columns[count % columns.Count].Add(words[at].Word);
        }

        if (at == words.Length && columns.Count > 0 && count > 0 && (!_isEnded || count % columns.Count != 0))
        {
            IsCut = true;
            var whole = (count - 1) / columns.Count;
            columns.ForEach(column => column.RemoveRange(Math.Min(whole, column.Count), Math.Max(0, column.Count - whole)));
        }

        return columns.Count == 0 ? at + 1 : at;
    }

    private static bool IsReserved(string word) => word.StartsWith('_') || word.Equals("loop_", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("data_", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Word, bool IsText)> Words(string text)
    {
        var lines = text.Split('\n');
        for (var n = 0; n < lines.Length; n++)
        {
            var line = lines[n].TrimEnd('\r');
            if (line.StartsWith(';'))
            {
                var body = new StringBuilder(line[1..]);
                while (++n < lines.Length && !lines[n].StartsWith(';'))
                {
                    body.Append('\n').Append(lines[n].TrimEnd('\r'));
                }

                yield return (body.ToString().Trim(), true);
                continue;
            }

            for (var at = 0; at < line.Length;)
            {
                if (char.IsWhiteSpace(line[at]))
                {
                    at++;
                }
                else if (line[at] == '#')
                {
                    break;
                }
                else if (line[at] is '\'' or '"')
                {
                    var quote = line[at];
                    var end = at + 1;
                    while (end < line.Length && !(line[end] == quote && (end + 1 == line.Length || char.IsWhiteSpace(line[end + 1]))))
                    {
                        end++;
                    }

                    yield return (line[(at + 1)..end], true);
                    at = end + 1;
                }
                else
                {
                    var begin = at;
                    while (at < line.Length && !char.IsWhiteSpace(line[at]))
                    {
                        at++;
                    }

                    yield return (line[begin..at], false);
                }
            }
        }
    }
}
