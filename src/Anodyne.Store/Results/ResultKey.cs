using System.Security.Cryptography;
using System.Text;
using Anodyne.Store.Canonical;

namespace Anodyne.Store.Results;

/// <summary>SHA-256 of the kind of computation, the version of its code and the canonical text of its inputs, 64 hexadecimal digits.</summary>
public readonly record struct ResultKey
{
    /// <summary>Takes up a key as it is written.</summary>
    /// <param name="text">64 lower-case hexadecimal digits.</param>
    public ResultKey(string text)
    {
        if (text.Length != 64 || !text.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException($"'{text}' is not a SHA-256 in lower-case hexadecimal digits.", nameof(text));
        }

        Text = text;
    }

    /// <summary>The 64 digits.</summary>
    public string Text { get; }

    /// <summary>Forms the key of a computation.</summary>
    /// <param name="kind">What computes, e.g. <c>plating</c>.</param>
    /// <param name="codeVersion">Version of the code, see <see cref="CodeVersion"/>.</param>
    /// <param name="inputs">Canonical text of all inputs, see <see cref="CanonicalText"/>.</param>
    public static ResultKey Of(string kind, string codeVersion, string inputs) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{codeVersion}\n{inputs}"))));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
