namespace Anodyne.Analysis;

/// <summary>What a method makes of several records.</summary>
public enum SeveralRecords
{
    /// <summary>It reads the first; the result says that the others were not read.</summary>
    FirstOnly,

    /// <summary>Each is a member of a series; the named results are those of the first.</summary>
    Series,

    /// <summary>They belong together: one answer of all of them.</summary>
    Together,
}
