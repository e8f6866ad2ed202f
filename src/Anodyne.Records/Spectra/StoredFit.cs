namespace Anodyne.Records.Spectra;

/// <summary>What another program fitted to a photoelectron spectrum and stored in its file.</summary>
/// <param name="Program">The program.</param>
/// <param name="Regions">Its regions, each with a background.</param>
/// <param name="Components">Its components, in the order of the file.</param>
public sealed record StoredFit(string Program, IReadOnlyList<StoredRegion> Regions, IReadOnlyList<StoredComponent> Components);

/// <summary>A region: where it lies, and the background below it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Low">Lower end, binding energy, eV.</param>
/// <param name="High">Upper end, binding energy, eV.</param>
/// <param name="Background">The background as written ("Shirley", "U 3 Tougaard").</param>
/// <param name="Parameters">Parameters of the background as written.</param>
/// <param name="SensitivityFactor">Relative sensitivity factor; 0 where none is stated.</param>
public sealed record StoredRegion(
    string Name, double Low, double High, string Background, IReadOnlyList<double> Parameters, double SensitivityFactor)
{
    /// <summary>Number of points averaged at each end; 1 where none is stated.</summary>
    public int Averaged { get; init; } = 1;
}

/// <summary>A component.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Line shape as written ("GL(30)").</param>
/// <param name="Position">Binding energy of the maximum, eV.</param>
/// <param name="Width">Full width at half maximum, eV, at least 0.</param>
/// <param name="Area">Area, counts eV or counts/s eV as the program counts.</param>
/// <param name="SensitivityFactor">Relative sensitivity factor; 0 where none is stated.</param>
public sealed record StoredComponent(string Name, string Shape, double Position, double Width, double Area, double SensitivityFactor)
{
    /// <summary>Lower and upper bound of the position, eV; null where none is stated.</summary>
    public (double Low, double High)? PositionBounds { get; init; }

    /// <summary>Lower and upper bound of the width, eV; null where none is stated.</summary>
    public (double Low, double High)? WidthBounds { get; init; }

    /// <summary>Lower and upper bound of the area; null where none is stated.</summary>
    public (double Low, double High)? AreaBounds { get; init; }

    /// <summary>Number of the component, from 0, to which the position is tied; null where it is free.</summary>
    public int? TiedTo { get; init; }

    /// <summary>True if the component stands at one of its bounds.</summary>
    public bool IsAtBound => At(Position, PositionBounds) || At(Width, WidthBounds) || At(Area, AreaBounds);

    private static bool At(double value, (double Low, double High)? bounds)
        => bounds is var (low, high) && high > low && (value <= low + (1e-6 * Math.Abs(low)) || value >= high - (1e-6 * Math.Abs(high)));
}
