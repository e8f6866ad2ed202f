using Anodyne.Quantities;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Surfaces;

/// <summary>The intensity of one ion against sputter time.</summary>
/// <param name="Name">Ion as the file writes it: "LiF2-", "C2HO-".</param>
/// <param name="Counts">Counts a point; NaN where there is none.</param>
public sealed record IonProfile(string Name, double[] Counts);

/// <summary>A depth profile: intensities of ions while the surface is sputtered away.</summary>
public sealed class DepthProfile : Measurement
{
    /// <summary>Creates a profile.</summary>
    /// <param name="positions">Sputter time, s, or depth, m, ascending.</param>
    /// <param name="ions">The ions, each with a count a position.</param>
    /// <exception cref="InputException">The lengths do not fit.</exception>
    public DepthProfile(double[] positions, IReadOnlyList<IonProfile> ions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(ions);
        if (ions.FirstOrDefault(ion => ion.Counts.Length != positions.Length) is { } wrong)
        {
            throw new InputException("A depth profile needs one count a position", wrong.Name, $"{wrong.Counts.Length} counts", $"{positions.Length}");
        }

        if (positions.Length == 0 || ions.Count == 0)
        {
            throw new InputException("A depth profile needs a position and an ion", "DepthProfile", $"{positions.Length} positions, {ions.Count} ions",
                "one or more");
        }

        (Positions, Ions) = (positions, ions);
    }

    /// <summary>Sputter time, s, or depth, m.</summary>
    public double[] Positions { get; }

    /// <summary>True if the positions are depths in m; false for sputter times in s.</summary>
    public bool IsDepth { get; init; }

    /// <summary>The ions in the order of the file.</summary>
    public IReadOnlyList<IonProfile> Ions { get; }

    /// <inheritdoc/>
    public override string Kind => "depth profile";

    /// <inheritdoc/>
    public override IReadOnlyList<MeasuredAxis> Axes => [new(PlaceName, PlaceUnit, Positions.Length, Positions[0], Positions[^1])];

    /// <inheritdoc/>
    public override (string Name, string Unit) Value => (string.Join(", ", Ions.Select(static ion => ion.Name)), "1");

    private string PlaceName => IsDepth ? "Depth" : "Sputter time";

    private string PlaceUnit => IsDepth ? "m" : "s";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns() =>
        [new DoubleColumn(PlaceName, PlaceUnit, Positions), .. Ions.Select(static ion => new DoubleColumn(ion.Name, "1", ion.Counts))];
}
