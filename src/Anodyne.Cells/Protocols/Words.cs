using Anodyne.Quantities;

namespace Anodyne.Cells.Protocols;

/// <summary>A sentence cut into words with their columns, and the error that points at one of them.</summary>
internal sealed class Words
{
    private readonly List<(string Text, int Column)> _words = [];
    private readonly string _sentence;
    private readonly string _where;

    public Words(string sentence, string where)
    {
        _sentence = sentence;
        _where = where;
        var i = 0;
        while (i < sentence.Length)
        {
            if (char.IsWhiteSpace(sentence[i]) || sentence[i] == ',')
            {
                i++;
                continue;
            }

            var start = i;
            if (sentence[i] is '(' or ')' or '<' or '>' or '=' or '{' or '}')
            {
                i++;
            }
            else
            {
                while (i < sentence.Length && !char.IsWhiteSpace(sentence[i]) && sentence[i] is not ('(' or ')' or ',' or '<' or '>' or '=' or '{' or '}'))
                {
                    i++;
                }
            }

            _words.Add((sentence[start..i], start + 1));
        }
    }

    public int Position { get; private set; }

    public bool AtEnd => Position >= _words.Count;

    public string Current => AtEnd ? "" : _words[Position].Text;

    /// <summary>True if the present word begins like a number.</summary>
    public bool AtNumber => Current.Length > 0
        && (char.IsAsciiDigit(Current[0]) || Current[0] is '-' or '+' or '.' || Current.StartsWith("C/", StringComparison.Ordinal));

    /// <summary>The word so many places behind the present one; empty behind the end.</summary>
    public string Ahead(int places) => Position + places < _words.Count ? _words[Position + places].Text : "";

    public void Skip(int words) => Position += words;

    public string Next()
    {
        var word = Current;
        Position++;
        return word;
    }

    public bool Take(params ReadOnlySpan<string> options)
    {
        foreach (var option in options)
        {
            if (string.Equals(Current, option, StringComparison.OrdinalIgnoreCase))
            {
                Position++;
                return true;
            }
        }

        return false;
    }

    public void Expect(string word)
    {
        if (!Take(word))
        {
            throw Wrong($"'{word}' is missing here", $"'{word}'");
        }
    }

    /// <summary>The error at the present word.</summary>
    public InputException Wrong(string what, string allowed, int offset = 0)
    {
        var at = Position + offset;
        var end = at >= _words.Count;
        var column = end ? _sentence.Length + 1 : _words[at].Column;
        var word = end ? "" : _words[at].Text;
        var marked = end ? $"{_sentence} >><<" : $"{_sentence[..(column - 1)]}>>{word}<<{_sentence[(column - 1 + word.Length)..]}";
        return new InputException(what, $"{_where}, column {column}", end ? "the end of the sentence" : $"'{word}'", allowed, $"Here: {marked}");
    }
}
