using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.PerkinElmer;

/// <summary>Perkin-Elmer .asp: number of points, last and first wavenumber, three codes, then one value a line from the largest wavenumber down.</summary>
internal sealed class AspReader() : FormatReader("PerkinElmer asp", FormatMark.Shape, ".asp")
{
    private const int Header = 6;

    public override string CheckedAgainst => "datalab";

    public override bool Recognizes(FileContent file)
    {
        if (file.Text is not { } text || text.Opening.Count < Header + 4)
        {
            return false;
        }

        var lines = text.Opening.Take(Header + 4).Select(static line => line.Line.Trim()).ToArray();
        return NumberWord.Whole(lines[0], 4) is not null && NumberWord.Of(lines[1]) is { } high && NumberWord.Of(lines[2]) is { } low && high > low && low > 0
            && lines[3..Header].All(static line => NumberWord.Whole(line) is not null) && lines[Header..].All(static line => NumberWord.Of(line) is not null);
    }

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var numbers = NumberWord.All(System.Text.Encoding.UTF8.GetString(file.Text!.Bytes)) ?? throw Refusal.Broken(file, 0, "A line is no number");
        var stated = (int)numbers[0];
        double[] values = [.. numbers.Skip(Header).Take(stated)];
        List<string> warnings = [];
        if (values.Length < stated)
        {
            warnings.Add(FormattableString.Invariant($"The file announces {stated} points and ends after {values.Length}; its last number may be cut."));
        }

        if (numbers.Length > Header + stated)
        {
            warnings.Add(FormattableString.Invariant($"{numbers.Length - Header - stated} numbers behind the announced points were not read."));
        }

        var step = stated > 1 ? (numbers[2] - numbers[1]) / (stated - 1) : 0;
        var axis = new SpectrumAxis("Wavenumber", "1/cm", [.. Enumerable.Range(0, values.Length).Select(k => numbers[1] + (step * k))]);
        return SpectrumFile.Of(file, Format, "", [new Spectrum(SpectrumKind.Infrared, axis, values)], warnings);
    }
}
