namespace Anodyne.Records.Techniques;

/// <summary>What the instrument was told to do: a technique and its parameters, as far as the file states them.</summary>
public sealed record TechniqueSettings
{
    /// <summary>Name of the technique as the file states it ("GCPL", "Galvanostatic Cycling with Potential Limitation").</summary>
    public required string Name { get; init; }

    /// <summary>The parameters in the order of the file; each has <see cref="Sequences"/> values.</summary>
    public IReadOnlyList<TechniqueParameter> Parameters { get; init; } = [];

    /// <summary>What a person should know: what was not read and where it stands, what was never compared with an export; empty if there is nothing.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Number of sequences; 0 where no parameter is known.</summary>
    public int Sequences => Parameters.Count == 0 ? 0 : Parameters[0].Values.Count;

    /// <summary>The parameter of a name; null if there is none.</summary>
    public TechniqueParameter? Find(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name);
}
