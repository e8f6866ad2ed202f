namespace Anodyne.Cycling.Runs;

/// <summary>What one cycle delivered and what it left behind. Amounts of lithium are those of the metal electrode under study at the end of the
/// cycle.</summary>
/// <param name="Cycle">Number, from 1.</param>
/// <param name="Charged">Charge into the cell, C, 0 or more.</param>
/// <param name="Discharged">Charge out of the cell, C, 0 or more.</param>
/// <param name="EnergyIn">Energy into the cell, J.</param>
/// <param name="EnergyOut">Energy out of the cell, J.</param>
/// <param name="ActiveLithium">Active metal, mol/m2; infinite for an unlimited stock.</param>
/// <param name="DeadLithium">Dead metal, mol/m2.</param>
/// <param name="SeiLithium">Lithium in film grown since the start, mol/m2.</param>
/// <param name="FilmThickness">Thickness of the grown film, m.</param>
public sealed record CycleSummary(
    int Cycle,
    double Charged,
    double Discharged,
    double EnergyIn,
    double EnergyOut,
    double ActiveLithium,
    double DeadLithium,
    double SeiLithium,
    double FilmThickness);
