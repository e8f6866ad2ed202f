using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>What <c>symmetric</c> finds: replicate cells by their half cycles, or one cell by spectra taken along the test.</summary>
internal sealed record SymmetricTest(IReadOnlyList<SymmetricCell> Cells, SurvivalCurve Survival, SpectraAlongTest? Spectra, Judgement Judgement) : IJudged
{
    public Verdict Verdict => Judgement.Verdict;

    public IReadOnlyList<string> Reasons => Judgement.Reasons;

    /// <summary>True if there are replicates.</summary>
    public bool IsSeveral => Cells.Count > 1;

    /// <summary>Judges replicate cells together.</summary>
    public static SymmetricTest Of(IReadOnlyList<SymmetricCell> cells)
    {
        var judgement = new Judgement();
        foreach (var cell in cells)
        {
            var prefix = cells.Count > 1 ? cell.Name + ": " : "";
            if (cell.Record.Type is not (CellType.LiLi or CellType.Unknown))
            {
                judgement.Void($"{prefix}the file says that the cell is no symmetric one ({cell.Record.Type}): its voltage is not that of two equal "
                    + $"electrodes");
            }

            judgement.Add(cell.Shorts.Verdict, cell.Shorts.Evidence.Select(sign => prefix + sign));
            foreach (var end in cell.Events.Where(static e => e.IsFailure))
            {
                var signs = end.Kind.EndsWith("short", StringComparison.Ordinal) ? "" : ": " + end.Evidence;
                judgement.Caution(FormattableString.Invariant($"{prefix}{end.Kind} at {end.Time / 3600:G4} h{signs}"));
            }

            if (!cell.Life.Failed)
            {
                judgement.Note(prefix + "no short and no limit reached: the lifetime is a lower bound (censored)");
            }
        }

        if (cells.Count is > 1 and < 3)
        {
            judgement.Caution($"{cells.Count} cells; three or more are asked for");
        }

        return new SymmetricTest(cells, SurvivalCurve.Of([.. cells.Select(static c => c.Life)]), null, judgement);
    }

    /// <summary>Judges spectra taken along a test.</summary>
    public static SymmetricTest Of(IReadOnlyList<ImpedanceSpectrum> spectra)
    {
        var along = SpectraAlongTest.Of(spectra);
        var judgement = new Judgement();
        judgement.Add(along.Collapse.Onset >= 0 ? Verdict.Caution : Verdict.Ok, along.Collapse.Evidence);
        if (along.Collapse.Onset >= 0 && !along.Collapse.StillLow)
        {
            judgement.Caution("the impedance recovered afterward: intermittent");
        }

        return new SymmetricTest([], SurvivalCurve.Of([]), along, judgement);
    }
}

/// <summary>Low-frequency resistance and height of the arc along a test.</summary>
internal sealed record SpectraAlongTest(double[] Hours, double[] Low, double[] Arc, ImpedanceCollapse Collapse)
{
    /// <summary>Reads the spectra.</summary>
    public static SpectraAlongTest Of(IReadOnlyList<ImpedanceSpectrum> spectra)
    {
        double[] low = [.. spectra.Select(static s => s.Impedance[Array.IndexOf(s.Frequency, s.Frequency.Min())].Real)];
        double[] arc = [.. spectra.Select(static s => s.Impedance.Max(static z => -z.Imaginary))];
        return new SpectraAlongTest([.. spectra.Select(static (s, k) => s.Time is { } t ? t / 3600 : k)], low, arc, ImpedanceCollapse.Of(low, arc));
    }
}
