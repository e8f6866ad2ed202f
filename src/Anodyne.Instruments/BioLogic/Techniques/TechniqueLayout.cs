namespace Anodyne.Instruments.BioLogic.Techniques;

/// <summary>The parameters of one technique in the order in which the settings module stores them.</summary>
/// <param name="Id">First byte of the settings module.</param>
/// <param name="Technique">Short name of the technique.</param>
/// <param name="Fields">The fields of one sequence.</param>
/// <param name="IsSeen">False if no file of this layout was held against a text of the same settings.</param>
internal sealed record TechniqueLayout(byte Id, string Technique, ParameterField[] Fields, bool IsSeen)
{
    /// <summary>Number of parameters, which the module states.</summary>
    public int Count { get; } = Fields.Sum(static field => field.Names.Length);

    /// <summary>Bytes of one sequence.</summary>
    public int Size { get; } = Fields.Sum(static field => field.Length);
}
