using Anodyne.Electroanalysis.Cycling;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;

namespace Anodyne.Studies.Analyses;

/// <summary>The method that fits what a file holds, where none was named.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Because">The reason, a clause that follows "because".</param>
/// <param name="Records">The records of the file that it reads.</param>
internal sealed record MethodChoice(string Method, string Because, IReadOnlyList<(string Name, Record Record)> Records)
{
    // Fewer cycles say nothing of a fade.
    private const int LeastOfFade = 3;

    /// <summary>Chooses by the first record that says what it is of; records of another kind are left out, which is said.</summary>
    /// <param name="records">The records of one file, at least one.</param>
    /// <param name="note">Told what is left out.</param>
    /// <exception cref="InputException">No method fits by itself.</exception>
    public static MethodChoice Of(IReadOnlyList<(string Name, Record Record)> records, Action<string> note)
    {
        var sorted = records.Select(given => (given.Name, given.Record, Sort: RecordSort.Of(given.Record, static _ => { }))).ToArray();
        foreach (var (name, record, sort) in sorted)
        {
            if (MethodOf(record, sort) is not { } method)
            {
                continue;
            }

            var own = sorted.Where(other =>
                other.Sort.Nature == sort.Nature && (sort.Nature != RecordNature.Measured || MethodOf(other.Record, other.Sort) == method))
                .Select(static other => (other.Name, other.Record)).ToArray();
            if (own.Length < sorted.Length)
            {
                note($"{name}: {sorted.Length - own.Length} of {sorted.Length} records of the file are of another kind and are left out; name a method to "
                    + $"read them");
            }

            return new(method, sort.Because, own);
        }

        throw new InputException(
            "no method fits this file by itself", records[0].Name, sorted[0].Sort.Because, "spectra, a swept potential, or current in both directions",
            "Name the method: `anodyne analyze METHOD FILE`. `anodyne analyze --list` says what each one reads; `anodyne plot` draws the file.");
    }

    private static string? MethodOf(Record record, RecordSort sort)
    {
        if (record.Measured is { } measured)
        {
            return MethodWings.Catalog.All.FirstOrDefault(method => method.Suits(measured))?.Name;
        }

        var (type, hasVoltage) = (sort.Cycling?.Type, sort.Cycling?.Cut.Voltage.Length > 0);
        return sort.Nature switch
        {
            RecordNature.Impedance => "eis",
            RecordNature.Voltammetry => "cv",
            RecordNature.Symmetric when hasVoltage => "symmetric",
            RecordNature.Cycling when type is CellType.FullCell or CellType.HalfCell && Cycles(sort.Cycling!) >= LeastOfFade => "retention",
            RecordNature.Cycling when type == CellType.HalfCell && hasVoltage => "dqdv",
            RecordNature.Cycling when Cycles(sort.Cycling!) > 0 => "ce",
            RecordNature.OneWay when type == CellType.LiCu && hasVoltage && sort.Cycling!.Cut.All[0].Sign < 0 => "overpotential",
            RecordNature.OneWay when type is CellType.FullCell or CellType.HalfCell && hasVoltage => "dqdv",
            _ => null,
        };
    }

    private static int Cycles(CyclingRecord cycling) => ChargeCycle.Pair(cycling.Halves, cycling.Type).Count;
}
