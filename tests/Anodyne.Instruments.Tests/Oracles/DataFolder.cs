namespace Anodyne.Instruments.Tests;

/// <summary>The folder of real instrument files, which lies beside the repository or where ANODYNE_DATA points.</summary>
internal static class DataFolder
{
    public static string? Root { get; } = Find();

    public static string Path(string relative) => System.IO.Path.Combine(Root!, relative);

    private static string? Find()
    {
        var given = Environment.GetEnvironmentVariable("ANODYNE_DATA");
        if (!string.IsNullOrEmpty(given))
        {
            return Directory.Exists(given) ? given : null;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Anodyne.slnx")))
            {
                var data = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, "..", "shared", "data"));
                return Directory.Exists(System.IO.Path.Combine(data, "expected")) ? data : null;
            }
        }

        return null;
    }
}

/// <summary>A test that needs the real files; it is reported as skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute()
    {
        if (DataFolder.Root is null)
        {
            Skip = "SKIPPED: the real instrument files are absent. Put them at ../shared/data beside the repository or set ANODYNE_DATA.";
        }
    }
}

/// <summary>A test over several real files; it is reported as skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DataTheoryAttribute : TheoryAttribute
{
    public DataTheoryAttribute()
    {
        if (DataFolder.Root is null)
        {
            Skip = "SKIPPED: the real instrument files are absent. Put them at ../shared/data beside the repository or set ANODYNE_DATA.";
        }
    }
}
