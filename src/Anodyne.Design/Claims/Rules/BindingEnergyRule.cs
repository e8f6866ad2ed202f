using System.Globalization;
using Anodyne.Design.Tables;

namespace Anodyne.Design.Claims.Rules;

/// <summary>A photoelectron line must lie where its core level lies.</summary>
public sealed class BindingEnergyRule() : ClaimRule(
    "binding-energy",
    "a photoelectron line lies within 4 eV (charging, band bending) of the lines of its core level")
{
    /// <summary>
    /// How far charging and band bending move lines of a film on lithium metal against C 1s, eV (Oswald 2015, 2018; Wood and Teeter 2018: several eV).
    /// </summary>
    private const double Shift = 4;

    private static readonly (string Level, string Species, double Low, double High)[] Lines =
    [
        .. EmbeddedTable.Read("Claims/core-levels.tsv").Rows.Select(row => (row["level"], row["species"], row.Number("low_eV"), row.Number("high_eV"))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "binding_energy" && claim.System == "XPS"))
        {
            var level = Lines.Where(line => claim.Variant.StartsWith(line.Level + " ", StringComparison.Ordinal)).ToArray();
            if (level.Length == 0 || claim.Value is null || claim.In("eV") is null)
            {
                continue;
            }

            yield return Judged(claim);

            // "About" is meant in tenths of an electronvolt here, not in tenths of the value.
            var stated = claim.Value.Around;
            var (low, high) = (level.Min(line => line.Low), level.Max(line => line.High));
            if (stated.High >= low - Shift && stated.Low <= high + Shift)
            {
                continue;
            }

            var named = level.FirstOrDefault(line => claim.Variant.EndsWith(" " + line.Species, StringComparison.Ordinal));
            var (from, to, what) = named.Level is null ? (low, high, level[0].Level) : (named.Low, named.High, $"{named.Level} of {named.Species}");
            var away = stated.Middle < from ? from - stated.Middle : stated.Middle - to;
            yield return Flag(claim, string.Create(
                CultureInfo.InvariantCulture,
                $"{claim.Print()}, but {what} lies at {from} to {to} eV, {away:F0} eV away; charging and band bending move a line by several eV at "
                    + $"most{Transposed(claim.Value.Text, from - 0.5, to + 0.5)}"));
        }
    }

    /// <summary>If exchanging two digits brings the number to its place, says so.</summary>
    private static string Transposed(string text, double low, double high)
    {
        for (var first = 0; first < text.Length; first++)
        {
            for (var second = first + 1; second < text.Length; second++)
            {
                var digits = text.ToCharArray();
                (digits[first], digits[second]) = (digits[second], digits[first]);
                if (text[first] != text[second] && PrintedNumber.TryParse(new string(digits)) is { } other && other.Value >= low && other.Value <= high)
                {
                    return $" ({other.Text} eV, with two digits exchanged, would fit)";
                }
            }
        }

        return "";
    }
}
