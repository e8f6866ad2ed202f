using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;

namespace Anodyne.Plating.Transport;

/// <summary>
/// The way of the ions between the far plane and the front: which unknown u is solved, its conductivity, and what a value of u means at the front. The
/// front and its processes know the transport through this alone.
/// </summary>
internal interface ITransport
{
    /// <summary>Form of the equations in words.</summary>
    string Form { get; }

    /// <summary>Warnings about the form.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>Distance from the mean front to the far plane, m.</summary>
    double Gap { get; }

    /// <summary>Height of the first flat interface above the mean front that is not the far plane, m; infinite if there is none.</summary>
    double FirstInterface { get; }

    /// <summary>Change of u per change of the potential P whose gradient is the current.</summary>
    double Scale { get; }

    /// <summary>How far u may fall below its value at the far plane before the salt is exhausted; infinite where salt cannot run out.</summary>
    double Reserve { get; }

    /// <summary>Salt concentration at the far plane, mol/m3.</summary>
    double PlateConcentration { get; }

    /// <summary>phi2 at the far plane, V.</summary>
    double PlatePotential { get; }

    /// <summary>Relative error of the salt inventory of the flat profile.</summary>
    double SaltError { get; }

    /// <summary>True if the salt is a fixed amount that the solved field closes, by the concentration at the far plane.</summary>
    bool ClosesOnField { get; }

    /// <summary>P at the far plane, A/m.</summary>
    double PlateValue { get; }

    /// <summary>True if a rough front may carry more than the flat one before the salt on it is used up: the field decides, not the flat profile.</summary>
    bool MayPassFlatLimit { get; }

    /// <summary>
    /// Begins a solve at a mean current density, A/m2: the state of the far plane is fixed, or, where the field closes the salt, guessed from the last one.
    /// </summary>
    /// <returns>False if the current exceeds the limiting current of a flat front.</returns>
    bool Update(double currentDensity);

    /// <summary>The far plane of a flat front, the salt being closed on its profile.</summary>
    /// <returns>False if the current exceeds the limiting current of a flat front.</returns>
    bool UpdateFlat(double currentDensity);

    /// <summary>Moves P at the far plane, u being kept, so far as the electrolyte is described.</summary>
    void SetPlate(double value);

    /// <summary>Salt concentration at a value of u, mol/m3, and its change with P.</summary>
    (double Concentration, double Slope) SaltOf(double u);

    /// <summary>Mean porosity between two heights over the mean front.</summary>
    double Porosity(double from, double to);

    /// <summary>State at a point of the solved unknown.</summary>
    ElectrolyteState StateOf(double u);

    /// <summary>True if no salt is left at a value of the unknown.</summary>
    bool IsExhausted(double u);

    /// <summary>u of the 1-D profile at a height over the mean front, for a mean current density.</summary>
    double FlatProfile(double height, double currentDensity);

    /// <summary>Conductivity of u by height; valid until the next call.</summary>
    /// <param name="meanFront">Height of the mean front in the same count, m.</param>
    LayeredMedium Medium(double meanFront);

    /// <summary>The layers above a plane; valid until the next call.</summary>
    /// <param name="meanFront">Height of the mean front, m.</param>
    /// <param name="plane">Height of the plane, m.</param>
    StripStack Above(double meanFront, double plane);

    /// <summary>Saves the state that a later <see cref="Update"/> starts from.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Loads what <see cref="Save"/> wrote.</summary>
    void Load(BinaryReader reader);
}
