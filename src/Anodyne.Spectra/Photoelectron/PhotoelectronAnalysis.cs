using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Spectra.Lines;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Photoelectron;

/// <summary>What the scale is held to.</summary>
/// <param name="Level">The level: "C 1s"; empty for none.</param>
/// <param name="Component">The component of the set whose energy is known; the first of the level where it is empty.</param>
/// <param name="Energy">Its energy, eV.</param>
internal sealed record ChargeReference(string Level, string Component, double Energy);

/// <summary>How photoelectron spectra are fitted.</summary>
/// <param name="Levels">The levels with their components.</param>
/// <param name="Shape">Shape of every line.</param>
/// <param name="Loss">The background that the lines make.</param>
/// <param name="Degree">Degree of the polynomial below.</param>
/// <param name="Reference">What the scale is held to.</param>
internal sealed record PhotoelectronOptions(
    IReadOnlyList<CoreLevel> Levels, LineShape Shape, LossBackground Loss, int Degree, ChargeReference Reference);

/// <summary>All levels of one surface: one etching time, one sample.</summary>
/// <param name="Key">Etching time, s, or number of the surface.</param>
/// <param name="Levels">The fitted levels.</param>
/// <param name="Shift">How far the scale lies above the reference, eV; null where the reference is absent.</param>
/// <param name="ShiftHalf">Half of its 95 % interval.</param>
internal sealed record Surface(double Key, IReadOnlyList<LevelFit> Levels, double? Shift, double? ShiftHalf)
{
    /// <summary>
    /// Share of a component, or of a whole level, in all atoms, per cent, with half of its 95 % interval: s = p/T, p = area/factor, T the sum over levels;
    /// the levels are independent, the lines of one level are not.
    /// </summary>
    /// <param name="level">Number of the level.</param>
    /// <param name="component">Number of the component; null for the whole level.</param>
    public (double Share, double? Half) ShareOf(int level, int? component)
    {
        var total = Levels.Where(static fit => !double.IsNaN(fit.Factor)).Sum(static fit => fit.Whole().Area / fit.Factor);
        var own = Levels[level];
        var part = (component is { } c ? own.AreaOf(c).Area : own.Whole().Area) / own.Factor;
        var share = part / total;
        var variance = 0.0;
        var known = true;
        for (var k = 0; k < Levels.Count; k++)
        {
            var fit = Levels[k];
            if (double.IsNaN(fit.Factor))
            {
                continue;
            }

            var weights = new double[fit.Fit.Lines.Count];
            for (var line = 0; line < weights.Length; line++)
            {
                var isOwn = k == level && (component is not { } number
                    || (line >= own.Main[number] && (number + 1 >= own.Main.Count || line < own.Main[number + 1])));
                weights[line] = ((isOwn ? 1 : 0) - share) / (fit.Factor * total);
            }

            // A component at zero has no error of its own; its neighbours' stand.
            var half = fit.Fit.AreaHalf(weights);
            known &= half is not null || weights.All(static w => w == 0);
            variance += (half ?? 0) * (half ?? 0);
        }

        return (100 * share, known ? 100 * Math.Sqrt(variance) : null);
    }
}

/// <summary>Components of photoelectron spectra with their intervals, and the composition of every surface.</summary>
internal sealed class PhotoelectronAnalysis : IJudged
{
    private readonly Judgement _judgement = new();

    private PhotoelectronAnalysis(IReadOnlyList<Surface> surfaces, PhotoelectronOptions options) => (Surfaces, Options) = (surfaces, options);

    /// <summary>The surfaces, by key.</summary>
    public IReadOnlyList<Surface> Surfaces { get; }

    /// <summary>How they were fitted.</summary>
    public PhotoelectronOptions Options { get; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Fits every spectrum whose level is known; spectra of one key belong to one surface.</summary>
    public static PhotoelectronAnalysis Of(IReadOnlyList<SpectrumInput> inputs, PhotoelectronOptions options, CancellationToken cancellation)
    {
        var known = new List<(SpectrumInput Input, CoreLevel Level)>();
        var unknown = new List<string>();
        foreach (var input in inputs)
        {
            var words = input.Spectrum.Photoelectron?.Level is { Length: > 0 } stated ? stated : input.Spectrum.Title;
            if (input.X.Length > 10 && CoreLevel.Find(options.Levels, words, 0.5 * (input.X[0] + input.X[^1]), input.X[^1] - input.X[0]) is { } level)
            {
                known.Add((input, level));
            }
            else
            {
                unknown.Add(input.Name);
            }
        }

        if (known.Count == 0)
        {
            throw new MeaninglessDataException(
                "no level of the set lies in the spectrum", inputs[0].Name,
                FormattableString.Invariant($"{inputs[0].X[0]:G6} to {inputs[0].X[^1]:G6} {inputs[0].Spectrum.Axis.Unit}"),
                string.Join(", ", options.Levels.Select(static level => level.Name)), "Give the components of its level by --set.");
        }

        // Without etching times, levels that stand once each are of one surface; else nothing tells which of them belong together.
        var alone = known.Where(static item => item.Input.Key is null).Select(static item => item.Level.Name).ToArray();
        var isOne = alone.Distinct().Count() == alone.Length;
        var (surfaces, twice) = (new List<Surface>(), new List<string>());
        foreach (var group in known.Select((item, k) => (item.Input, item.Level, Key: item.Input.Key ?? (isOne ? 0 : k)))
            .GroupBy(static item => item.Key).OrderBy(static group => group.Key))
        {
            cancellation.ThrowIfCancellationRequested();
            var levels = group.DistinctBy(static item => item.Level.Name).ToArray();
            twice.AddRange(group.Except(levels).Select(static item => item.Input.Name));
            var reference = levels.FirstOrDefault(item => item.Level.Name == options.Reference.Level);
            double? shift = null, half = null;
            if (reference.Level is not null)
            {
                var at = reference.Level.Components.ToList().FindIndex(
                    c => c.Name.Contains(options.Reference.Component, StringComparison.OrdinalIgnoreCase));
                if (at < 0)
                {
                    throw new InputException("the charge reference names no component of its level", "--reference", options.Reference.Component,
                        string.Join(", ", reference.Level.Components.Select(static c => c.Name)));
                }

                var wide = reference.Level with { Components = [.. reference.Level.Components.Select(static c => c with { Window = c.Window + 0.2 })] };
                var guess = Guess(reference.Input, reference.Level.Components[at].Energy);
                var line = LevelFit.Of(reference.Input, wide, options.Shape, options.Loss, options.Degree, guess) is var fit ? fit.Fit.Lines[fit.Main[at]]
                    : null!;
                (shift, half) = (line.Position - options.Reference.Energy, line.PositionHalf);
            }

            surfaces.Add(new Surface(
                group.Key, [.. levels.Select(item => LevelFit.Of(item.Input, item.Level, options.Shape, options.Loss, options.Degree, shift ?? 0))], shift,
                half));
        }

        var found = new PhotoelectronAnalysis(surfaces, options);
        if (twice.Count > 0)
        {
            found._judgement.Caution($"{twice.Count} spectra repeat a level of their surface and were left out: {string.Join(", ", twice)}");
        }

        if (alone.Distinct().Count() > 1)
        {
            found._judgement.Add(isOne ? Verdict.Ok : Verdict.Caution, isOne ? "spectra without an etching time were taken as levels of one surface"
                : "no etching time tells which levels belong together: every spectrum is a surface of its own, so its shares are of one level");
        }

        if (surfaces.Count > 1 && known.Any(static item => item.Input.Key is not null))
        {
            found._judgement.Note("argon ions decompose carbonates and salts: a profile by etching shows what the beam makes, too");
        }

        found.Judge(unknown);
        return found;
    }

    // The shift that puts the largest value of the level near a component: whole spectra lie up to several eV beside their place.
    private static double Guess(SpectrumInput input, double energy)
    {
        var top = input.X[Array.IndexOf(input.Y, input.Y.Max())];
        return Math.Abs(top - energy) is > 0.6 and < 6 ? top - energy : 0;
    }

    private void Judge(List<string> unknown)
    {
        if (unknown.Count > 0)
        {
            _judgement.Note($"{unknown.Count} spectra belong to no level of the set and were left out: {string.Join(", ", unknown.Take(4))}");
        }

        if (Options.Reference.Level.Length == 0)
        {
            _judgement.Note("no charge reference: energies are those of the file, only their differences mean something");
        }
        else if (Surfaces.Any(static surface => surface.Shift is null))
        {
            _judgement.Caution($"the level of the charge reference, {Options.Reference.Level}, was not measured: energies are those of the file");
        }

        if (Surfaces.Any(static surface => surface.Shift is > 1 or < -1))
        {
            _judgement.Caution("the scale lies more than 1 eV beside the reference; over metallic lithium the species of a film are moved by different "
                + "amounts");
        }

        foreach (var surface in Surfaces)
        {
            foreach (var fit in surface.Levels)
            {
                var place = Surfaces.Count > 1 ? FormattableString.Invariant($"{surface.Key:G6}, {fit.Level.Name}") : fit.Level.Name;
                if (double.IsNaN(fit.Factor))
                {
                    _judgement.Caution($"{place}: no sensitivity factor is known; atomic shares leave it out");
                }

                foreach (var line in fit.Fit.Lines.Where(static line => line.AtBound.Length > 0 && !line.Name.EndsWith("partner", StringComparison.Ordinal)))
                {
                    _judgement.Add(line.AtBound == "area" ? Verdict.Ok : Verdict.Caution, line.AtBound == "area" ? $"{place}: {line.Name} is not found"
                        : $"{place}: {line.Name}: {line.AtBound} at the end of the range");
                }

                if (fit.Fit.IsContradicted)
                {
                    _judgement.Caution($"{place}: the fit leaves more than counting scatters (chi2 {fit.Fit.ChiSquared:F0} of {fit.Fit.Degrees}): lines, "
                        + $"shape or background are not right");
                }
            }
        }

        if (Surfaces.SelectMany(static surface => surface.Levels)
            .Any(static fit => fit.Level.Components.Any(static c => c.Name.StartsWith("LiF, CaF2", StringComparison.Ordinal))))
        {
            _judgement.Note("LiF and CaF2 lie 0.2 eV apart in F 1s and are one component: Ca 2p tells them apart");
        }
    }
}
