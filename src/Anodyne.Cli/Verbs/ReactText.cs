using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Design.Thermochemistry.Screening;
using Anodyne.Design.Thermochemistry.Tables;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary>How <c>anodyne react</c> shows its results to a person.</summary>
internal static class ReactText
{
    /// <summary>One reaction: a row a data set, then spread, mixtures, potential, volumes, verdict.</summary>
    public static void Show(ReactionFindings findings, VerbContext context)
    {
        var result = findings.Properties;
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{result.Reaction}   at {result.Temperature:G6} K"));
        string[] numbers = ["dG kJ/mol", "+-", "dH kJ/mol", "dS J/(mol K)", "E vs Li V"];
        var table = new TextTable(["data set", .. numbers, "lacks"]).Right(numbers);
        foreach (var set in result.Sets)
        {
            table.Add(
                set.Set.Name, Signed(set.Gibbs / 1000), set.Gibbs is null ? "" : Plain(set.GibbsError / 1000, "0.0#"), Signed(set.Enthalpy / 1000),
                Signed(set.Entropy), set.Potential is { } volt ? Plain(volt, "0.00") : "", string.Join(", ", set.Missing));
        }

        context.Show(table);
        context.Say("+- is the largest error of rounding and of G = H - T S away from 298.15 K; what a table measured wrong is not in it.");
        var taken = result.Reaction.Terms.Zip(result.Species)
            .Where(pair => pair.First.Term.Suffix.Length == 0 && pair.Second.Name != pair.First.Term.Formula.Text)
            .Select(pair => pair.Second.Name).Distinct().ToArray();
        if (taken.Length > 0)
        {
            context.Say($"Without a phase or form written, this is meant: {string.Join(", ", taken)}.");
        }

        foreach (var remark in result.Sets.SelectMany(set => result.Species.Select(species => (Set: set, Data: set.Set.Find(species))))
            .Where(entry => entry.Data is { Remark.Length: > 0 })
            .Select(entry => $"{entry.Set.Set.Name}, {entry.Data!.Species.Name}: {entry.Data.Remark}.").Distinct())
        {
            context.Say(remark);
        }

        if (result.Spread is { } spread)
        {
            context.Say($"Spread of the complete sets {Signed(spread.Low / 1000)} to {Signed(spread.High / 1000)} kJ/mol");
        }

        if (result.MixedRange is { } mixed)
        {
            context.Say($"When each species comes from the table that suits: {Signed(mixed.Low / 1000)} to {Signed(mixed.High / 1000)} kJ/mol");
        }

        if (result.Potential is { } potential)
        {
            var lithium = Plain(Math.Abs(result.LithiumConsumed), "0.###");
            context.Say($"Equilibrium potential against lithium {Plain(potential, "0.00")} V (mean of the complete sets), {lithium} Li per mole of reaction");
        }

        ShowVolume(result, context);
        context.Say($"Verdict: {result.Verdict.Text}.");
        foreach (var reported in findings.Reported)
        {
            context.Say(reported);
        }
    }

    /// <summary>A screen: a row a candidate.</summary>
    public static void Show(Screen screen, VerbContext context)
    {
        context.Say(string.Create(CultureInfo.InvariantCulture, $"Candidates against {screen.Film.Name} at {screen.Temperature:G6} K, best first"));
        string[] numbers = [$"dG kJ per mol {screen.Film.Name}", "solids", "reduced by Li at V"];
        var table = new TextTable(["candidate", "conversion", .. numbers, "verdict"]).Right(numbers);
        foreach (var candidate in screen.Candidates)
        {
            var reduction = candidate.Reduction;
            table.Add(
                candidate.Candidate.Name,
                candidate.Conversion?.Reaction.ToString() ?? "-",
                Signed(candidate.GibbsPerFilm / 1000),
                candidate.Conversion?.Volume?.Relative is { } relative ? Plain(100 * relative, "+0;-0") + " %" : "",
                reduction?.Potential is { } volt ? Plain(volt, "0.00") + Borderline(reduction) : "",
                candidate.Note.Length > 0 ? candidate.Note : Words(candidate.Conversion!.Verdict.Direction));
        }

        context.Show(table);
        context.Say("dG is the mean of the complete data sets; run one reaction alone to see every set.");
    }

    private static void ShowVolume(ReactionProperties result, VerbContext context)
    {
        if (result.Volume is { } volume)
        {
            var relative = volume.Relative is { } share ? $" ({Plain(100 * share, "+0.0;-0.0")} %)" : "";
            context.Say($"Volume of the solids {Plain(volume.Before * 1e6, "0.0")} -> {Plain(volume.After * 1e6, "0.0")} cm3 per mole of reaction{relative}");
            var densities = result.Species.Where(species => species.Phase == Phase.Solid).DistinctBy(species => species.Name)
                .Select(species => $"{species.Name} {Plain(species.Density!.Value / 1000, "0.###")}"
                    + (species.DensitySource == "CRC" ? "" : $" ({species.DensitySource})"));
            context.Say($"Densities, g/cm3 (CRC Handbook where nothing else is said): {string.Join(", ", densities)}");
        }
        else
        {
            var lacking = result.Species.Where(species => species is { Phase: Phase.Solid, Density: null }).Select(species => species.Name).Distinct();
            context.Say($"Volume of the solids: no density at hand for {string.Join(", ", lacking)}");
        }
    }

    private static string Borderline(ReactionProperties reduction) =>
        reduction.Verdict.Direction == ReactionDirection.Thermoneutral ? " (borderline)" : "";

    private static string Words(ReactionDirection direction) => direction switch
    {
        ReactionDirection.Spontaneous => "converts",
        ReactionDirection.Thermoneutral => "thermoneutral within the tables",
        ReactionDirection.NotSpontaneous => "does not convert",
        _ => "unknown",
    };

    private static string Signed(double? value) => value is { } number ? Plain(number, "+0.0;-0.0;0.0") : "";

    private static string Plain(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
