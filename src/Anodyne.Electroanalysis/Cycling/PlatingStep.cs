using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>One plating step of a record and its overpotentials.</summary>
internal sealed record PlatingStep(
    CyclingRecord Record, int Number, double[] Time, double[] Voltage, double MeanCurrent, double Ohmic, PlatingOverpotential Read,
    IReadOnlyList<string> Reasons) : IJudged
{
    public Verdict Verdict => Read.Verdict;

    /// <summary>Takes a plating step (negative current) out of a record, up to the first rest that interrupts it.</summary>
    public static PlatingStep Of(CyclingRecord record, int number, double bulk)
    {
        var plating = record.Halves.Where(static h => h.Sign < 0).ToList();
        if (plating.Count == 0)
        {
            throw new MeaninglessDataException("the record holds no plating step", "record", "no negative current",
                "negative current while lithium plates at the working electrode");
        }

        if (number > plating.Count)
        {
            throw new InputException("no such plating step", "--step", $"{number}", $"1 to {plating.Count} (plating is negative current)");
        }

        var step = plating[number - 1];
        var (start, end) = step.Pieces[0];
        var (time, voltage) = (record.Cut.Time[start..end], record.Cut.Voltage[start..end]);
        var ohmic = bulk * step.MeanCurrent;
        var read = PlatingOverpotential.Of(time, voltage, ohmic);
        string[] interrupted = step.Pieces.Count == 1 ? [] : [$"the step is interrupted {step.Pieces.Count - 1} times; its first part is read"];
        return new PlatingStep(record, number, time, voltage, step.MeanCurrent, ohmic, read, [.. read.Reasons, .. interrupted]);
    }
}
