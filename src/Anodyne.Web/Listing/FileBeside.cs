namespace Anodyne.Web.Listing;

/// <summary>A data file and the files beside it that change what it says.</summary>
public static class FileBeside
{
    /// <summary>All of them, whether they exist or not.</summary>
    /// <param name="full">Full path of the data file.</param>
    public static IEnumerable<string> Of(string full) => FileReading.Beside(full).Prepend(full);
}
