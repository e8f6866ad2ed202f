using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;

namespace Anodyne.Design.Pouch;

/// <summary>One input of the calculator: what it is, its unit, its default with the default's source, the range that is accepted.</summary>
/// <param name="Name">Name in files, e.g. "areal_capacity".</param>
/// <param name="Dimension">Dimension of the value.</param>
/// <param name="Unit">Unit in which a person reads it.</param>
/// <param name="Low">Lowest accepted value, SI.</param>
/// <param name="High">Highest accepted value, SI.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Evidence">Where the default comes from: measured, computed or assumed.</param>
/// <param name="Source">Source of the default.</param>
/// <param name="Get">Reads it from a cell, SI.</param>
/// <param name="Set">A cell with it changed, SI.</param>
public sealed record PouchInput(
    string Name, Dimension Dimension, string Unit, double Low, double High, string Meaning, Evidence Evidence, string Source,
    Func<PouchCell, double> Get, Func<PouchCell, double, PouchCell> Set)
{
    /// <summary>The default, SI.</summary>
    public double Default => Get(new PouchCell());

    /// <summary>The value of a cell as text with its unit.</summary>
    public string Print(PouchCell cell) => UnitText.Print(Get(cell), Unit, 4);

    /// <summary>Throws if a value (SI) is outside the accepted range or not a number.</summary>
    public void Check(double value)
    {
        if (!(value >= Low && value <= High))
        {
            throw new InputException($"{Meaning} is out of range", Name, UnitText.Print(value, Unit),
                $"{UnitText.Print(Low, Unit)} to {UnitText.Print(High, Unit)}");
        }
    }
}
