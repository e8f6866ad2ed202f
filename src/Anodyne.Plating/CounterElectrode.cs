using Anodyne.Quantities.Validation;

namespace Anodyne.Plating;

/// <summary>What a lithium counter electrode has of its own, beside its kinetics: a film in series, and a finite stock of lithium.</summary>
/// <param name="FilmResistance">Areal resistance of its film, ohm m2, 0 or more.</param>
/// <param name="Stock">Charge of the lithium that it can give, C/m2, above 0; null: no end.</param>
public sealed record CounterElectrode(double FilmResistance, double? Stock)
{
    /// <summary>Areal resistance of its film, ohm m2, 0 to 100.</summary>
    public double FilmResistance { get; init => field = Require.Between(value, 0, 100, "film of the counter electrode", "ohm m2"); } =
        Require.Between(FilmResistance, 0, 100, "film of the counter electrode", "ohm m2");

    /// <summary>Charge of the lithium that it can give, C/m2; null: no end.</summary>
    public double? Stock { get; init => field = Checked(value); } = Checked(Stock);

    private static double? Checked(double? value) => value is { } stock ? Require.Positive(stock, "stock of the counter electrode", "C/m2") : null;
}
