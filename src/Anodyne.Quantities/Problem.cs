using System.Globalization;

namespace Anodyne.Quantities;

/// <summary>One thing that is wrong with what a user gave: the five parts that every error of Anodyne carries.</summary>
/// <param name="What">What is wrong, a sentence without the place.</param>
/// <param name="Where">File, line, column, field or byte offset; empty if none applies.</param>
/// <param name="Found">The value found, as it was written; empty if none.</param>
/// <param name="Allowed">What would have been allowed; empty if nothing can be said.</param>
/// <param name="Mend">How to mend it; empty if obvious from <paramref name="Allowed"/>.</param>
public sealed record Problem(string What, string Where = "", string Found = "", string Allowed = "", string Mend = "")
{
    /// <summary>The problem as one paragraph: place, what, found, allowed, mend.</summary>
    public override string ToString()
    {
        var text = new System.Text.StringBuilder();
        if (Where.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Where}: ");
        }

        text.Append(What);
        if (Found.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"; found {Found}");
        }

        if (Allowed.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"; allowed: {Allowed}");
        }

        text.Append(text.Length > 0 && text[^1] == '.' ? "" : ".");
        if (Mend.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" {Mend}");
        }

        return text.ToString();
    }
}
