namespace Anodyne.Studies.Models;

/// <summary>Where a quantity of a simulation is shown; the comparison and the key <c>reported</c> know those that are compared.</summary>
[Flags]
public enum QuantityPlaces
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>Under its name in the JSON object of a run, and with its spread over the seeds in that of a study.</summary>
    Document = 1,

    /// <summary>Measured and published values may be held against it, and a headline may name it.</summary>
    Compared = 2,

    /// <summary>In the table of results, of a report and of a terminal.</summary>
    Table = 4,
}

/// <summary>A number that a simulation gives: the one place that says its name, its unit, how it is read, how it is compared and where it is shown.</summary>
/// <param name="Name">Name in study files and in the JSON; its ending is the unit.</param>
/// <param name="Title">Name for people, with markup.</param>
/// <param name="Unit">Unit of the value; "1" for a plain number.</param>
/// <param name="Places">Where it is shown.</param>
/// <param name="Of">The value of a result in that unit; not a number where it has no meaning.</param>
public sealed record Quantity(string Name, string Title, string Unit, QuantityPlaces Places, Func<object, double> Of)
{
    /// <summary>Head of its column in a table of variants, with unit and markup; <see cref="Title"/> where the table has its unit elsewhere.</summary>
    public string Head { get; init; } = Title;

    /// <summary>The column holds the value times this: 100 for percent of a fraction.</summary>
    public double HeadScale { get; init; } = 1;

    /// <summary>Place among the columns or rows of a table; equal ranks keep the order of the model's list.</summary>
    public int Rank { get; init; } = int.MaxValue;

    /// <summary>True if it is shown there.</summary>
    /// <param name="place">One place.</param>
    public bool IsIn(QuantityPlaces place) => (Places & place) != 0;

    /// <summary>A quantity of results of one type.</summary>
    /// <typeparam name="TResult">What the model gives.</typeparam>
    /// <param name="name">Name in study files and in the JSON.</param>
    /// <param name="title">Name for people.</param>
    /// <param name="unit">Unit of the value.</param>
    /// <param name="places">Where it is shown.</param>
    /// <param name="of">The value in that unit.</param>
    public static Quantity For<TResult>(string name, string title, string unit, QuantityPlaces places, Func<TResult, double> of) =>
        new(name, title, unit, places, result => of((TResult)result));
}
