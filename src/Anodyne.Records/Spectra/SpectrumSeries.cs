using Anodyne.Quantities;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Spectra;

/// <summary>Several spectra over one axis: a series against time, depth or concentration, a line, or a map.</summary>
public sealed class SpectrumSeries : Measurement
{
    /// <summary>Creates the series over arrays that are kept, not copied.</summary>
    /// <param name="kind">What the spectra are of.</param>
    /// <param name="axis">Their axis.</param>
    /// <param name="values">One array a spectrum, each with one value a place.</param>
    /// <param name="places">What tells them apart: one axis for a series, two for a map; each has one value a spectrum.</param>
    /// <exception cref="InputException">No spectrum, or lengths that differ.</exception>
    public SpectrumSeries(SpectrumKind kind, SpectrumAxis axis, IReadOnlyList<double[]> values, IReadOnlyList<SpectrumAxis> places)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(places);
        if (values.Count == 0 || places.Count == 0 || values.Any(own => own.Length != axis.Values.Length)
            || places.Any(own => own.Values.Length != values.Count))
        {
            throw new InputException(
                "A series needs one axis, and one place a spectrum", axis.Name, $"{values.Count} spectra",
                $"spectra of {axis.Values.Length} points, and a place for each");
        }

        (Sort, Axis, Values, Places) = (kind, axis, values, places);
    }

    /// <summary>What the spectra are of.</summary>
    public SpectrumKind Sort { get; }

    /// <summary>Their axis.</summary>
    public SpectrumAxis Axis { get; }

    /// <summary>One array a spectrum, in the order of the file.</summary>
    public IReadOnlyList<double[]> Values { get; }

    /// <summary>What tells them apart: one axis for a series, two or three for a map; each has one value a spectrum.</summary>
    public IReadOnlyList<SpectrumAxis> Places { get; }

    /// <summary>Columns and rows of a map whose spectra run along its rows; null for a series and for scattered places.</summary>
    public (int Columns, int Rows)? Grid { get; init; }

    /// <summary>Name of what was measured.</summary>
    public string ValueName { get; init; } = "Intensity";

    /// <summary>Its unit; empty where it is arbitrary.</summary>
    public string ValueUnit { get; init; } = "";

    /// <summary>What each spectrum is called; empty where a place says it all.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <inheritdoc/>
    public override string Kind => Grid is null ? $"series of {Values.Count} {Plural}" : $"map of {Grid.Value.Columns} x {Grid.Value.Rows} {Plural}";

    /// <inheritdoc/>
    public override IReadOnlyList<MeasuredAxis> Axes => [Axis.Shown, .. Places.Select(static place => place.Shown)];

    /// <inheritdoc/>
    public override (string Name, string Unit) Value => (ValueName, ValueUnit);

    /// <summary>A spectrum alone.</summary>
    /// <param name="number">Its number from 0.</param>
    public Spectrum this[int number] => new(Sort, Axis, Values[number]) { ValueName = ValueName, ValueUnit = ValueUnit, Title = TitleOf(number) };

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns()
    {
        HashSet<string> names = [Axis.Name];
        return
        [
            new DoubleColumn(Axis.Name, Axis.Unit, Axis.Values),
            .. Values.Select((values, k) => new DoubleColumn(
                names.Add(TitleOf(k)) ? TitleOf(k) : FormattableString.Invariant($"{TitleOf(k)} ({k + 1})"), ValueUnit, values)),
        ];
    }

    /// <summary>The name of a spectrum: its title, else its places.</summary>
    /// <param name="number">Its number from 0.</param>
    public string TitleOf(int number) => number < Titles.Count && Titles[number].Trim().Length > 0 ? Titles[number]
        : string.Join(", ", Places.Select(place => FormattableString.Invariant($"{place.Name} {place.Values[number]:G6} {place.Unit}").TrimEnd()));

    private string Plural => Sort switch
    {
        SpectrumKind.Diffraction => "diffraction patterns",
        _ => SpectrumWords.Of(Sort)[..^"spectrum".Length] + "spectra",
    };
}
