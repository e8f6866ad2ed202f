using System.Globalization;
using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Design.Thermochemistry.Tables;
using Anodyne.Quantities;

namespace Anodyne.Design.Claims.Rules;

/// <summary>What a solid turns into has the volume of its own density.</summary>
public sealed class PhaseVolumeRule() : ClaimRule(
    "phase-volume",
    "the volume change of one phase into another (variant \"Li2CO3 -> CaCO3\") is sum V(after)/sum V(before) - 1 with V = M/density, whichever crystal "
        + "form suits")
{
    /// <summary>Tabulated densities differ by so little that a change moves by about this many per cent.</summary>
    private const double Slack = 1;

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "volume_change"))
        {
            if (claim.In("%") is not { } stated || Possible(claim.Variant) is not { } possible)
            {
                continue;
            }

            yield return Judged(claim);
            if (possible.Any(one => stated.Meets(new Interval(one.Percent - Slack, one.Percent + Slack))))
            {
                continue;
            }

            var forms = string.Join(", ", possible.Select(one => string.Create(
                CultureInfo.InvariantCulture, $"{one.After:F2}/{one.Before:F2} cm3/mol = {one.Percent:+0.0;-0.0} % ({one.Name})")));
            var inverse = possible.FirstOrDefault(one => stated.Meets(new Interval(Inverse(one.Percent) - Slack, Inverse(one.Percent) + Slack)));
            var turned = inverse is null ? "" : string.Create(
                CultureInfo.InvariantCulture, $"; the inverse change of {inverse.Name} is {Inverse(inverse.Percent):+0.0;-0.0} %");
            yield return Flag(claim, $"{claim.Print()} for {claim.Variant}, but the densities give {forms}{turned}");
        }
    }

    private static double Inverse(double percent) => 100 * ((1 / (1 + (percent / 100))) - 1);

    // One entry for each combination of crystal forms; null where a side is no sum of tabulated solids.
    private static List<Change>? Possible(string variant)
    {
        var sides = variant.Split("->");
        if (sides.Length != 2 || Volumes(sides[0]) is not { } before || Volumes(sides[1]) is not { } after)
        {
            return null;
        }

        return [.. before.SelectMany(_ => after, (a, b) => new Change(b.Name, a.Volume, b.Volume, 100 * ((b.Volume / a.Volume) - 1)))];
    }

    private static List<(string Name, double Volume)>? Volumes(string side)
    {
        List<(string Name, double Volume)> sums = [("", 0)];
        foreach (var part in side.Split(" + "))
        {
            if (Forms(part.Trim()) is not { Count: > 0 } forms)
            {
                return null;
            }

            sums = [.. sums.SelectMany(_ => forms, (sum, form) => (sum.Name.Length == 0 ? form.Name : $"{sum.Name} + {form.Name}", sum.Volume + form.Volume))];
        }

        return sums;
    }

    private static List<(string Name, double Volume)>? Forms(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        var hasNumber = blank > 0 && double.TryParse(text[..blank], NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var number = hasNumber ? double.Parse(text[..blank], CultureInfo.InvariantCulture) : 1;
        try
        {
            var term = TermReader.ReadSpecies(hasNumber ? text[blank..].Trim() : text);
            return [.. SpeciesList.All
                .Where(species => species.Formula.Key == term.Formula.Key && species.Phase == Phase.Solid && species.MolarVolume is not null
                    && (term.Suffix.Length == 0 || species.Answers(term.Suffix)))
                .Select(species => (species.Name, number * species.MolarVolume!.Value * 1e6))];
        }
        catch (InputException)
        {
            // Words ("both solids") name no phase.
            return null;
        }
    }

    private sealed record Change(string Name, double Before, double After, double Percent);
}
