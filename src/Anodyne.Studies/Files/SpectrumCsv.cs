using Anodyne.Records.Impedance;

namespace Anodyne.Studies.Files;

/// <summary>A spectrum as text that every analysis reads.</summary>
public static class SpectrumCsv
{
    /// <summary>A line a frequency: <c>frequency_hz,z_re_ohm,z_im_ohm</c>.</summary>
    /// <param name="spectrum">Frequencies in Hz, impedances in ohm.</param>
    public static string Print(ImpedanceSpectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        return SeriesCsv.Print(
            new CsvColumn("frequency_hz", spectrum.Frequency),
            new CsvColumn("z_re_ohm", [.. spectrum.Impedance.Select(z => z.Real)]),
            new CsvColumn("z_im_ohm", [.. spectrum.Impedance.Select(z => z.Imaginary)]));
    }
}
