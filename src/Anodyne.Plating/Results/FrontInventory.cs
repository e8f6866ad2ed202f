namespace Anodyne.Plating.Results;

/// <summary>Where something that a process has put on the front is at the end of a run, all per depth of the plane.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Unit">Unit of the amounts.</param>
/// <param name="Made">At the start and since, 0 or more.</param>
/// <param name="OnFront">On the front and its islands now.</param>
/// <param name="Buried">Between fronts that have merged, and on the walls of pockets.</param>
/// <param name="Shed">Dissolved or shed into the electrolyte.</param>
public sealed record FrontInventory(string Name, string Unit, double Made, double OnFront, double Buried, double Shed)
{
    /// <summary>What is not accounted for, relative to what was made.</summary>
    public double Error => Made == 0 ? Math.Abs(OnFront + Buried + Shed) : Math.Abs(Made - OnFront - Buried - Shed) / Made;
}
