using Anodyne.Quantities;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Answers;

/// <summary>Options of a method that name a file: it must lie in the workspace like every other.</summary>
internal static class OptionFiles
{
    public static void MustStayInside(Workspace workspace, string option, string value)
    {
        var looksLikePath = value.StartsWith('/') || value.StartsWith('\\') || value.StartsWith("~/", StringComparison.Ordinal)
            || value.Contains("..", StringComparison.Ordinal)
            || (value.Length > 2 && char.IsAsciiLetter(value[0]) && value[1] == ':') || File.Exists(value);
        if (looksLikePath && !workspace.Holds(Path.Combine(workspace.Root, value)))
        {
            throw new InputException("this names a file outside the workspace", "--" + option, value, "a value, or a file of the workspace");
        }
    }
}
