using System.Reflection;

namespace Anodyne.Cli.Frame;

/// <summary>Version of the program, as in the package. Apart from everything else: asking for it loads nothing.</summary>
internal static class ProgramVersion
{
    /// <summary>With the commit it was built from.</summary>
    public static string Full =>
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>Without.</summary>
    public static string Short
    {
        get
        {
            var full = Full;
            var plus = full.IndexOf('+', StringComparison.Ordinal);
            return plus < 0 ? full : full[..plus];
        }
    }
}
