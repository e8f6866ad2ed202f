using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Studies.Models.Cells;

/// <summary>Several spectra as one table with a leading key, as the analyses of series read it.</summary>
internal static class SpectrumSeries
{
    /// <summary>The key is the temperature in degC.</summary>
    public static Record ByTemperature(IReadOnlyList<KeptSpectrum> spectra, CellDescription cell)
    {
        return new Record(
        [
            new DoubleColumn(
                "key", "degC", [.. spectra.SelectMany(spectrum => spectrum.Frequency.Select(_ => spectrum.Temperature - PhysicalConstants.ZeroCelsius))]),
            Bdf.Frequency.Column([.. spectra.SelectMany(spectrum => spectrum.Frequency)]),
            Bdf.RealImpedance.Column([.. spectra.SelectMany(spectrum => spectrum.Real)]),
            Bdf.ImaginaryImpedance.Column([.. spectra.SelectMany(spectrum => spectrum.Imaginary)]),
        ]) { Cell = cell };
    }
}
