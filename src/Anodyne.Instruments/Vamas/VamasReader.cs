using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records;

namespace Anodyne.Instruments.Vamas;

/// <summary>
/// VAMAS (ISO 14976): one item a line, blocks of regular or irregular scans, with the regions and components that CasaXPS stores in the comments. Kinetic
/// energies become binding energies by the energy of the photons alone, as CasaXPS does; the stated work function is kept and not subtracted.
/// </summary>
internal sealed class VamasReader() : FormatReader("VAMAS", FormatMark.Signature, ".vms")
{
    private const string Signature = "VAMAS Surface Chemical Analysis Standard Data Transfer Format";

    public override string CheckedAgainst => "xylib; CasaXPS";

    public override string NotSupported => "blocks that leave out what the first one stated (inclusion lists)";

    public override bool Recognizes(FileContent file) => file.Head.AsSpan().TrimStart().StartsWith(Signature);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var lines = new VamasLines(file.Text ?? file.As(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(file.Bytes))), Signature);
        var header = VamasHeader.Read(lines);
        List<string> warnings = [];
        List<(Measurement, Provenance)> found = [];
        for (var number = 0; number < header.Blocks; number++)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (lines.IsAtEnd)
            {
                warnings.Add(FormattableString.Invariant($"The file announces {header.Blocks} blocks and ends after {number}."));
                break;
            }

            found.Add(VamasBlock.Read(lines, header, number == 0));
        }

        return found.Count > 0 ? SpectrumFile.Of(file, Format, "1988", found, warnings) : throw Refusal.Broken(file, 0, "The file holds no block");
    }
}
