using System.Security.Cryptography;
using System.Text;

namespace Anodyne.Web.Safety;

/// <summary>The secret that opens the page: 256 random bits as text without signs that an address would have to escape.</summary>
/// <param name="Text">The text.</param>
public sealed record AccessToken(string Text)
{
    private const int Bytes = 32;

    /// <summary>A new one.</summary>
    public static AccessToken New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>True if a text is this token; takes the same time for every text of its length.</summary>
    public bool Is(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Text));

    /// <summary>Never the secret: a record would otherwise print it into a log.</summary>
    public override string ToString() => "access token";
}
