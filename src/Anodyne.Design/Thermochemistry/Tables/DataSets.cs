namespace Anodyne.Design.Thermochemistry.Tables;

/// <summary>The data sets that come with the product.</summary>
public static class DataSets
{
    /// <summary>Every built-in set, the two complete ones first.</summary>
    public static IReadOnlyList<DataSet> BuiltIn { get; } =
        [.. new[] { "crc", "cea", "nbs82", "janaf", "barin", "supcrt", "unverified" }.Select(DataSet.ReadEmbedded)];

    /// <summary>The built-in set of a name ("CRC", "CEA", "NBS 1982"...).</summary>
    /// <exception cref="KeyNotFoundException">If there is none.</exception>
    public static DataSet Named(string name) => BuiltIn.FirstOrDefault(set => set.Name == name) ?? throw new KeyNotFoundException($"no data set \"{name}\"");
}
