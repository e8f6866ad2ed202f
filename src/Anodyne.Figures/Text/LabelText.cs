using System.Text;

namespace Anodyne.Figures.Text;

/// <summary>Where a piece of a label stands.</summary>
public enum ScriptLevel
{
    /// <summary>On the line.</summary>
    Base,

    /// <summary>Raised, smaller.</summary>
    Raised,

    /// <summary>Lowered, smaller.</summary>
    Lowered,
}

/// <summary>A piece of a label with one style.</summary>
/// <param name="Text">The text.</param>
/// <param name="Level">Where it stands.</param>
/// <param name="IsItalic">True for italic text.</param>
/// <param name="IsStruck">True for text with a line through it: a number that must not be used.</param>
public readonly record struct TextRun(string Text, ScriptLevel Level, bool IsItalic, bool IsStruck = false);

/// <summary>
/// The small markup of labels: <c>^{..}</c> raised, <c>_{..}</c> lowered, <c>*..*</c> italic, <c>~~..~~</c> struck through, a backslash before <c>* ^ _ ~ \</c>
/// to print the sign itself.
/// </summary>
public static class LabelText
{
    /// <summary>Size of raised and lowered text relative to its base.</summary>
    public const double ScriptSize = 0.72;

    /// <summary>Splits a label into runs; unbalanced marks are printed as they stand.</summary>
    public static IReadOnlyList<TextRun> Parse(string label)
    {
        List<TextRun> runs = [];
        var text = new StringBuilder();
        var italic = false;
        var struck = false;
        for (var i = 0; i < label.Length; i++)
        {
            var c = label[i];
            if (c == '\\' && i + 1 < label.Length && label[i + 1] is '*' or '^' or '_' or '~' or '\\')
            {
                text.Append(label[++i]);
            }
            else if (c is '^' or '_' && i + 1 < label.Length && label[i + 1] == '{' && label.IndexOf('}', i) is var end and > 0)
            {
                Flush();
                runs.Add(new TextRun(label[(i + 2)..end], c == '^' ? ScriptLevel.Raised : ScriptLevel.Lowered, italic, struck));
                i = end;
            }
            else if (c == '~' && i + 1 < label.Length && label[i + 1] == '~' && (struck || label.IndexOf("~~", i + 2, StringComparison.Ordinal) > i + 2))
            {
                Flush();
                struck = !struck;
                i++;
            }
            else if (c == '*' && (italic || Opens(label, i)))
            {
                Flush();
                italic = !italic;
            }
            else
            {
                text.Append(c);
            }
        }

        Flush();
        return runs;

        void Flush()
        {
            if (text.Length > 0)
            {
                runs.Add(new TextRun(text.ToString(), ScriptLevel.Base, italic, struck));
                text.Clear();
            }
        }
    }

    /// <summary>The label as plain text, for titles and descriptions.</summary>
    public static string Plain(string label) => string.Concat(Parse(label).Select(r => r.Text));

    private static bool Opens(string label, int at) =>
        at + 2 < label.Length && !char.IsWhiteSpace(label[at + 1]) && label.IndexOf('*', at + 2) is var end and > 0 && !char.IsWhiteSpace(label[end - 1]);
}
