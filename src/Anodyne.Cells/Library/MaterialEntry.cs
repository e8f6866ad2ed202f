using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Cells.Library;

/// <summary>One property of a material with its source.</summary>
/// <param name="Name">What it is, e.g. "transference number".</param>
/// <param name="Value">Value at the entry's rest state, range, evidence, source.</param>
/// <param name="Note">Its form if it is a function, or a remark; may be empty.</param>
public sealed record MaterialProperty(string Name, SourcedValue Value, string Note = "");

/// <summary>One material of the library.</summary>
/// <param name="Key">The name by which a file refers to it, e.g. "lifsi-dme-6m".</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Note">A remark; may be empty.</param>
/// <param name="Properties">Its properties in the order of the data file.</param>
public record MaterialEntry(string Key, MaterialKind Kind, string Name, string Note, IReadOnlyList<MaterialProperty> Properties)
{
    /// <summary>A property by name, or null.</summary>
    public MaterialProperty? Find(string property) => Properties.FirstOrDefault(entry => entry.Name == property);

    /// <summary>The SI value of a property.</summary>
    /// <exception cref="InputException">The entry has no such property.</exception>
    public double Value(string property) => Find(property)?.Value.Value ?? throw new InputException(
        $"{Key} has no {property} in the library", Key, property, string.Join(", ", Properties.Select(entry => entry.Name)));
}

/// <summary>An electrolyte of the library.</summary>
/// <param name="Key">The name by which a file refers to it.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Note">A remark.</param>
/// <param name="Properties">Values at rest with sources.</param>
/// <param name="Electrolyte">The electrolyte with its functions.</param>
/// <param name="Temperature">Temperature at which the values at rest hold, K.</param>
public sealed record ElectrolyteEntry(string Key, string Name, string Note, IReadOnlyList<MaterialProperty> Properties, Electrolyte Electrolyte,
    double Temperature)
    : MaterialEntry(Key, MaterialKind.Electrolyte, Name, Note, Properties)
{
    /// <summary>Name of the current fraction that follows from the four properties.</summary>
    public const string CurrentFraction = "current fraction 1/(1+Ne)";
}

/// <summary>An insertion material of the library.</summary>
/// <param name="Key">The name by which a file refers to it, e.g. "NMC622".</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Note">A remark.</param>
/// <param name="Properties">Its values with sources.</param>
/// <param name="Material">The material with its functions.</param>
public sealed record ActiveMaterialEntry(
    string Key, string Name, string Note, IReadOnlyList<MaterialProperty> Properties, ActiveMaterial Material)
    : MaterialEntry(Key, MaterialKind.Active, Name, Note, Properties)
{
    /// <summary>Name of the capacity that follows from sites, window and density.</summary>
    public const string SpecificCapacity = "specific capacity in the window";
}
