using Anodyne.Quantities;
using Anodyne.Records.Spectra;

namespace Anodyne.Records.Tests.Spectra;

/// <summary>A spectrum is a measurement that shows itself as a table; a record keeps it when its description changes.</summary>
public sealed class SpectrumTests
{
    private static readonly SpectrumAxis Axis = new("Raman shift", "1/cm", [100, 101, 102]);

    [Fact]
    public void A_spectrum_shows_axis_values_errors_and_imaginary_part()
    {
        var spectrum = new Spectrum(SpectrumKind.Raman, Axis, [1, 2, 3]) { Errors = [0.1, 0.2, 0.3], Imaginary = [0, 0, 1] };
        var record = spectrum.ToRecord();
        Assert.Equal(["Raman shift / 1/cm", "Intensity", "Intensity, imaginary", "Standard deviation"], record.Columns.Select(static column => column.Label));
        Assert.Same(spectrum, record.Measured);
        Assert.Same(spectrum, record.WithProvenance(new Provenance { File = "a" }).WithCell(record.Cell).Measured);
        Assert.Null(record.Slice(0, 2).Measured);
        Assert.Equal("it holds a Raman spectrum", spectrum.Said);
        Assert.Equal("it holds an infrared spectrum", new Spectrum(SpectrumKind.Infrared, Axis, [1, 2, 3]).Said);
    }

    [Fact]
    public void A_series_names_its_members_by_their_places_and_never_twice_alike()
    {
        var series = new SpectrumSeries(SpectrumKind.Raman, Axis, [[1, 2, 3], [4, 5, 6]], [new SpectrumAxis("Time", "s", [0, 30])]);
        Assert.Equal(["Raman shift", "Time 0 s", "Time 30 s"], series.Columns().Select(static column => column.Name));
        Assert.Equal([4.0, 5, 6], series[1].Values);
        var same = new SpectrumSeries(SpectrumKind.Raman, Axis, [[1, 2, 3], [4, 5, 6]], [new SpectrumAxis("Time", "s", [7, 7])]);
        Assert.Equal(3, same.ToRecord().Columns.Count);
        Assert.Equal("map of 2 x 1 Raman spectra", new SpectrumSeries(SpectrumKind.Raman, Axis, series.Values, series.Places) { Grid = (2, 1) }.Kind);
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Throws<InputException>(() => new Spectrum(SpectrumKind.Raman, Axis, [1, 2]));
        Assert.Throws<InputException>(() => new SpectrumAxis("x", "", []));
        Assert.Throws<InputException>(() => new SpectrumAxis("x", "", [1, double.NaN]));
        Assert.Throws<InputException>(() => new SpectrumSeries(SpectrumKind.Raman, Axis, [[1, 2]], [new SpectrumAxis("Time", "s", [0])]));
        Assert.Throws<InputException>(() => new SpectrumSeries(SpectrumKind.Raman, Axis, [[1, 2, 3]], []));
    }

    [Fact]
    public void A_component_stands_at_its_bound_or_not()
    {
        var free = new StoredComponent("Fe 2p", "GL(30)", 709, 3.9, 100, 1) { WidthBounds = (0, 8) };
        Assert.False(free.IsAtBound);
        Assert.True((free with { Width = 8 }).IsAtBound);
    }
}
