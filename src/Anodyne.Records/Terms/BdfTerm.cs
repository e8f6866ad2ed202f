namespace Anodyne.Records.Terms;

/// <summary>One column of the Battery Data Format (ontology 1.3.0).</summary>
/// <param name="Name">Quantity ("Voltage").</param>
/// <param name="Unit">Unit that the format fixes ("V"); "1" for counts; empty for words.</param>
/// <param name="MachineName">Header in the machine dialect ("voltage_volt").</param>
/// <param name="IsRequired">True for test time, voltage and current.</param>
public sealed record BdfTerm(string Name, string Unit, string MachineName, bool IsRequired = false)
{
    /// <summary>Header in the human dialect ("Voltage / V"); the bare name where the format fixes no unit.</summary>
    public string Label => Unit.Length == 0 ? Name : $"{Name} / {Unit}";
}
