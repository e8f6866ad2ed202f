using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>What ended a symmetric cell.</summary>
public enum ShortKind
{
    /// <summary>No short in the record.</summary>
    None,

    /// <summary>A leaking electronic path beside the ionic one: the voltage falls in a step and loses its arches.</summary>
    Soft,

    /// <summary>The voltage lies below the ohmic drop of the electrolyte and stays there.</summary>
    Hard,
}

/// <summary>
/// Short circuits in a symmetric cell from the voltage of its half cycles. Two signs are needed for a soft short: the mean |V| falls by more than 20 % below
/// the median of the ten half cycles before within five half cycles, and the arches disappear (arching below 40 % of its median before), or notches
/// appear. Electrode activation lowers the voltage too, but gradually and with its arches; dry-out raises it. After Menkin et al., Faraday Discuss. 248 (2024)
/// 277 and Counihan et al., Joule 8 (2024) 64.
/// </summary>
/// <param name="Kind">None, soft or hard.</param>
/// <param name="Onset">Index of the half cycle where it began; -1 without a short.</param>
/// <param name="OnsetTime">Its start, s; NaN without a short.</param>
/// <param name="Evidence">The signs found, in words.</param>
/// <param name="Shapes">Shape of every half cycle.</param>
/// <param name="IsDry">True if the voltage more than doubles with its arches kept or grown: loss of electrolyte, a failure of the other kind.</param>
/// <param name="DryTime">Time at which it had doubled, s; NaN otherwise.</param>
/// <param name="Verdict">Caution where the shape of the healthy cell does not allow a second sign.</param>
public sealed record ShortDetection(
    ShortKind Kind, int Onset, double OnsetTime, IReadOnlyList<string> Evidence, IReadOnlyList<HalfCycleShape> Shapes, bool IsDry, double DryTime,
    Verdict Verdict)
{
    private const int Memory = 10;

    /// <summary>Looks through a record.</summary>
    /// <param name="halves">Half cycles.</param>
    /// <param name="voltage">Voltages of the record, V.</param>
    /// <param name="bulk">
    /// Areal (or plain) bulk resistance in the unit V per unit of the record's current; 0 if not known: then a tenth of the healthy voltage stands for I R_b.
    /// </param>
    /// <exception cref="MeaninglessDataException">Fewer than four half cycles.</exception>
    public static ShortDetection Of(IReadOnlyList<HalfCycle> halves, ReadOnlySpan<double> voltage, double bulk = 0)
    {
        if (halves.Count < 4)
        {
            throw new MeaninglessDataException("a symmetric cell needs at least four half cycles", "record", $"{halves.Count}", "4 or more",
                "for one long plating step use the impedance series");
        }

        var work = new double[halves.Max(h => h.Rows)];
        var shapes = new HalfCycleShape[halves.Count];
        for (var k = 0; k < shapes.Length; k++)
        {
            shapes[k] = HalfCycleShape.Of(halves[k].Of(voltage), work);
        }

        var early = Median.Of(shapes[1..Math.Min(shapes.Length, 1 + Memory)].Select(static s => s.Mean));
        var dry = Array.FindIndex(shapes, s => s.Mean > 2 * early && s.Arching > 0.2);
        var found = Search(halves, shapes, 0, bulk);
        return found.Kind == ShortKind.None ? found with { IsDry = dry >= 0, DryTime = dry >= 0 ? halves[dry].StartTime : double.NaN } : found;
    }

    /// <summary>The next short from a half cycle on, which nothing before it is compared with.</summary>
    /// <param name="halves">Half cycles.</param>
    /// <param name="from">The first one looked at.</param>
    /// <param name="bulk">As in <see cref="Of"/>.</param>
    internal ShortDetection From(IReadOnlyList<HalfCycle> halves, int from, double bulk) => Search(halves, [.. Shapes], from, bulk);

    /// <summary>The half cycle from which on three in a row have more than 80 % of the voltage per current before the short; -1 if none.</summary>
    /// <param name="halves">Half cycles.</param>
    internal int RecoveryAfter(IReadOnlyList<HalfCycle> halves)
    {
        double[] level = [.. Shapes.Select((s, k) => s.Mean / Math.Max(1e-300, halves[k].MeanCurrent))];
        var least = 0.8 * Median.Of(level.AsSpan(Math.Max(0, Onset - Memory)..Onset));
        for (var k = Onset + 1; k + 2 < level.Length; k++)
        {
            if (level[k] > least && level[k + 1] > least && level[k + 2] > least)
            {
                return k;
            }
        }

        return -1;
    }

    private static ShortDetection Search(IReadOnlyList<HalfCycle> halves, HalfCycleShape[] shapes, int start, double bulk)
    {
        for (var k = start + 2; k < shapes.Length; k++)
        {
            var from = Math.Max(start, k - Memory);
            var before = Median.Of(shapes[from..k].Select(static s => s.Mean)) * halves[k].MeanCurrent / Math.Max(1e-300, Mean(halves, from, k));
            var arching = Median.Of(shapes[from..k].Select(static s => s.Arching));
            var (kind, evidence) = Judge(halves, shapes, k, before, arching, bulk);
            if (kind != ShortKind.None)
            {
                var verdict = arching < 0.1 && kind == ShortKind.Soft ? Verdict.Caution : Verdict.Ok;
                return new ShortDetection(kind, k, halves[k].StartTime, evidence, shapes, false, double.NaN, verdict);
            }
        }

        return new ShortDetection(ShortKind.None, -1, double.NaN, [], shapes, false, double.NaN, Verdict.Ok);
    }

    private static (ShortKind Kind, List<string> Evidence) Judge(IReadOnlyList<HalfCycle> halves, HalfCycleShape[] shapes, int k, double before,
        double arching, double bulk)
    {
        var evidence = new List<string>();
        var floor = bulk > 0 ? bulk * halves[k].MeanCurrent : 0.1 * before;
        var last = Math.Min(shapes.Length, k + 3);
        if (shapes[k].Mean < floor && Below(shapes, k, last, s => s.Mean < floor) == last - k)
        {
            var name = bulk > 0 ? "I R_b" : "a tenth of the voltage before";
            evidence.Add(FormattableString.Invariant($"|V| = {1000 * shapes[k].Mean:G3} mV lies below {name} = {1000 * floor:G3} mV and stays there"));
            return (ShortKind.Hard, evidence);
        }

        // The first sign in this half cycle, the second within five.
        var flat = arching >= 0.1 && shapes[k].Arching < 0.4 * arching;
        var fallen = shapes[k].Mean < 0.8 * before;
        if (!flat && !fallen)
        {
            return (ShortKind.None, evidence);
        }

        var end = Math.Min(shapes.Length, k + 5);
        var falls = Below(shapes, k, end, s => s.Mean < 0.8 * before);
        var flats = arching >= 0.1 ? Below(shapes, k, end, s => s.Arching < 0.4 * arching) : 0;
        var notches = Below(shapes, k, end, s => s.Notch < 0.6);
        var most = 1 - (shapes[k..end].Min(s => s.Mean) / before);
        if (falls > 0 && flats >= Math.Min(3, end - k))
        {
            evidence.Add(FormattableString.Invariant($"mean |V| falls by {100 * most:F0} % within {end - k} half cycles"));
            evidence.Add(FormattableString.Invariant($"the arches disappear: arching {shapes[k].Arching:F2} after {arching:F2}"));
            if (notches > 0)
            {
                evidence.Add("notches within half cycles");
            }

            return (ShortKind.Soft, evidence);
        }

        if (arching < 0.1 && fallen && most > 0.3 && falls >= Math.Min(3, end - k) && shapes[k].Mean < 0.85 * shapes[k - 1].Mean)
        {
            evidence.Add(FormattableString.Invariant(
                $"mean |V| falls by {100 * most:F0} % in a step and stays; the healthy trace has no arches, so this is the only sign"));
            return (ShortKind.Soft, evidence);
        }

        return (ShortKind.None, evidence);
    }

    private static int Below(HalfCycleShape[] shapes, int from, int to, Func<HalfCycleShape, bool> sign) => shapes[from..to].Count(sign);

    private static double Mean(IReadOnlyList<HalfCycle> halves, int from, int to)
    {
        var sum = 0.0;
        for (var k = from; k < to; k++)
        {
            sum += halves[k].MeanCurrent;
        }

        return sum / (to - from);
    }
}
