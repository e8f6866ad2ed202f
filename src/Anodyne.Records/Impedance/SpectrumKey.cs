namespace Anodyne.Records.Impedance;

/// <summary>What distinguishes one spectrum of a series from the next: a cycle, a time, a temperature, a potential.</summary>
/// <param name="Name">"cycle", "time", "temperature", "potential", "loop", ...</param>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Unit">"1", "s", "K", "V", ...</param>
public readonly record struct SpectrumKey(string Name, double Value, string Unit)
{
    /// <summary>Key of a spectrum that stands alone.</summary>
    public static SpectrumKey Single { get; } = new("", 0, "1");
}
