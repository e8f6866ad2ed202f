using System.Security.Cryptography;
using System.Text;

namespace Anodyne.Web.Workspaces;

/// <summary>Names of what the page keeps in its own folder.</summary>
public static class OwnPlaces
{
    private const int Digits = 20;

    /// <summary>A short name for a text that may hold anything: no file system refuses it, and no two texts share it.</summary>
    public static string NameOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
}
