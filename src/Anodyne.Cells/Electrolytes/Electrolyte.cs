using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Electrolytes;

/// <summary>
/// A binary 1:1 lithium electrolyte in the concentrated-solution description (Newman and Thomas-Alyea, Electrochemical Systems): free liquid,
/// before any porosity or tortuosity.
/// </summary>
/// <param name="Name">Name of the electrolyte.</param>
/// <param name="Salt">The salt, e.g. "LiFSI".</param>
/// <param name="Solvent">The solvent, e.g. "DME".</param>
/// <param name="Concentration">Salt concentration at rest, mol/m3, above 0.</param>
/// <param name="Conductivity">Ionic conductivity kappa(c, T), S/m.</param>
/// <param name="SaltDiffusivity">Diffusivity D(c, T) of the salt on the gradient of its concentration, m2/s.</param>
/// <param name="TransferenceNumber">Transference number t+(c, T) of the cation in the solvent's frame, above 0 and at most 1 at the rest concentration.</param>
/// <param name="ThermodynamicFactor">1 + d ln f/d ln c, dimensionless; 1 in a dilute solution.</param>
public sealed record Electrolyte(
    string Name,
    string Salt,
    string Solvent,
    double Concentration,
    ElectrolyteFunction Conductivity,
    ElectrolyteFunction SaltDiffusivity,
    ElectrolyteFunction TransferenceNumber,
    ElectrolyteFunction ThermodynamicFactor)
{
    private const double RoomTemperature = 298.15;

    /// <summary>Name of the electrolyte; not empty.</summary>
    public string Name { get; init => field = Require.Text(value, "electrolyte name"); } = Require.Text(Name, "electrolyte name");

    /// <summary>Salt concentration at rest, mol/m3, above 0.</summary>
    public double Concentration { get; init => field = Require.Positive(value, "concentration", "mol/m3"); } =
        Require.Positive(Concentration, "concentration", "mol/m3");

    /// <summary>Ionic conductivity, S/m; above 0 at the rest concentration and room temperature.</summary>
    public ElectrolyteFunction Conductivity { get; init => field = Checked(value, Concentration, "conductivity", "S/m"); } =
        Checked(Conductivity, Concentration, "conductivity", "S/m");

    /// <summary>Salt diffusivity, m2/s; above 0 at the rest concentration and room temperature.</summary>
    public ElectrolyteFunction SaltDiffusivity { get; init => field = Checked(value, Concentration, "salt diffusivity", "m2/s"); } =
        Checked(SaltDiffusivity, Concentration, "salt diffusivity", "m2/s");

    /// <summary>Transference number of the cation; above 0 and at most 1 at the rest concentration and room temperature.</summary>
    public ElectrolyteFunction TransferenceNumber { get; init => field = CheckedShare(value, Concentration); } =
        CheckedShare(TransferenceNumber, Concentration);

    /// <summary>Thermodynamic factor; above 0 at the rest concentration and room temperature.</summary>
    public ElectrolyteFunction ThermodynamicFactor { get; init => field = Checked(value, Concentration, "thermodynamic factor", "1"); } =
        Checked(ThermodynamicFactor, Concentration, "thermodynamic factor", "1");

    private static ElectrolyteFunction Checked(ElectrolyteFunction function, double concentration, string field, string unit)
    {
        ArgumentNullException.ThrowIfNull(function);
        Require.Positive(function.Value(concentration, RoomTemperature), field, unit);
        return function;
    }

    private static ElectrolyteFunction CheckedShare(ElectrolyteFunction function, double concentration)
    {
        ArgumentNullException.ThrowIfNull(function);
        Require.ShareAboveZero(function.Value(concentration, RoomTemperature), "transference number");
        return function;
    }
}
