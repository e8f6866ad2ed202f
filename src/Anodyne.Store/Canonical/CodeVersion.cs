using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Anodyne.Store.Canonical;

/// <summary>
/// The version of the code that computes a result. Builds are deterministic, so the module version identifier that the compiler writes changes exactly
/// when the compiled code changes: a result is never reused across a change of the solver, and a change of the report alone reuses every result.
/// </summary>
public static class CodeVersion
{
    /// <summary>The version of a computation that runs in the given assemblies.</summary>
    /// <param name="assemblies">Every assembly whose code determines the result, in any order.</param>
    /// <returns>16 hexadecimal digits.</returns>
    public static string Of(params Assembly[] assemblies)
    {
        var identities = assemblies
            .Select(assembly => $"{assembly.GetName().Name}={assembly.ManifestModule.ModuleVersionId:N}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', identities))))[..16];
    }

    /// <summary>An assembly together with all of Anodyne's assemblies that it was compiled against, directly or not.</summary>
    /// <param name="root">The assembly that computes.</param>
    public static Assembly[] WithFloorsBelow(Assembly root)
    {
        var found = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        Visit(root);
        return [.. found.Values];

        void Visit(Assembly assembly)
        {
            if (!found.TryAdd(assembly.GetName().Name!, assembly))
            {
                return;
            }

            foreach (var reference in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Anodyne.", StringComparison.Ordinal)))
            {
                Visit(Assembly.Load(reference));
            }
        }
    }
}
