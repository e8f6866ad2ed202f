using System.Security.Cryptography;
using System.Text;

namespace Anodyne.Store.Checkpoints;

/// <summary>What a saved state belongs to: only the very same computation may take it up.</summary>
/// <param name="Kind">What computes, e.g. <c>plating</c>.</param>
/// <param name="Version">Version of the numerics: another one computes other numbers, so its states are not taken up.</param>
/// <param name="Inputs">
/// Everything that can change a number, as text: the canonical text of the case, the content of every file that the case names included.
/// </param>
public sealed record CheckpointIdentity(string Kind, string Version, string Inputs)
{
    /// <summary>SHA-256 of the inputs, 64 lower-case hexadecimal digits.</summary>
    public string InputsHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Inputs)));
}
