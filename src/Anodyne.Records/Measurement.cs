using Anodyne.Records.Columns;

namespace Anodyne.Records;

/// <summary>
/// A measurement that is more than a table against time: a spectrum, a series or map of spectra, an image, a depth profile, a volume. It knows its axes and
/// what was measured along them, and can show itself as a table: a <see cref="Record"/> that holds it under <see cref="Record.Measured"/> is read, analysed,
/// drawn and converted like every other. It never changes; its arrays are shared, not copied, and must not be written to.
/// </summary>
public abstract class Measurement
{
    /// <summary>What it is, in a word or two: "Raman spectrum", "height map".</summary>
    public abstract string Kind { get; }

    /// <summary>Its axes, from the one whose values lie side by side to the slowest.</summary>
    public abstract IReadOnlyList<MeasuredAxis> Axes { get; }

    /// <summary>What was measured, with its unit; the unit is empty where it is arbitrary.</summary>
    public abstract (string Name, string Unit) Value { get; }

    /// <summary>Why a method or a figure is chosen for it: a clause that follows "because".</summary>
    public virtual string Said => $"it holds {("aeiou".Contains(char.ToLowerInvariant(Kind[0])) ? "an" : "a")} {Kind}";

    /// <summary>What it shows of itself as a table: columns of one length, at least one.</summary>
    public abstract IReadOnlyList<Column> Columns();

    /// <summary>The record that holds it.</summary>
    /// <param name="about">Where it comes from.</param>
    public Record ToRecord(Provenance? about = null) => new(Columns()) { Measured = this, Provenance = about ?? Provenance.None };
}

/// <summary>An axis of a measurement.</summary>
/// <param name="Name">Name of the quantity ("Binding energy").</param>
/// <param name="Unit">Its unit; empty where there is none.</param>
/// <param name="Count">Number of places along it, at least 1.</param>
/// <param name="First">The first place, in the unit.</param>
/// <param name="Last">The last place, in the unit.</param>
public sealed record MeasuredAxis(string Name, string Unit, int Count, double First, double Last);
