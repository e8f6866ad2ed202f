using System.Security.Cryptography;
using System.Text;

namespace Anodyne.Store.Output;

/// <summary>
/// The list of files that Anodyne wrote into one folder, each with the SHA-256 of its content, kept beside them. A line is appended before the
/// file takes its name, so a process killed between the two never leaves a file of its own that it would not recognise.
/// </summary>
internal sealed class FileManifest
{
    /// <summary>Name of the list inside the folder it describes.</summary>
    public const string FileName = ".anodyne-files";

    private readonly string _path;
    private readonly Dictionary<string, HashSet<string>> _hashes = new(StringComparer.Ordinal);

    public FileManifest(string folder)
    {
        _path = Path.Combine(folder, FileName);
        if (!File.Exists(_path))
        {
            return;
        }

        foreach (var line in File.ReadAllLines(_path))
        {
            // A line cut short by a kill has no name after the hash and is ignored.
            if (line.Length > 66 && line[64] == ' ' && line[65] == ' ')
            {
                Remember(line[66..], line[..64]);
            }
        }
    }

    public static string Hash(Stream content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>True if the file under this relative name is one that Anodyne wrote and nobody changed since.</summary>
    public bool Made(string relative, string hash) => _hashes.TryGetValue(relative, out var known) && known.Contains(hash);

    public void Add(string relative, string hash)
    {
        if (Made(relative, hash))
        {
            return;
        }

        Remember(relative, hash);
        File.AppendAllText(_path, $"{hash}  {relative}\n", Encoding.UTF8);
    }

    private void Remember(string relative, string hash)
    {
        if (!_hashes.TryGetValue(relative, out var known))
        {
            _hashes[relative] = known = new HashSet<string>(StringComparer.Ordinal);
        }

        known.Add(hash);
    }
}
