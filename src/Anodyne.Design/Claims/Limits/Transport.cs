using Anodyne.Quantities;

namespace Anodyne.Design.Claims.Limits;

/// <summary>Limits of transport in a binary salt between two lithium electrodes, from what a paper states.</summary>
/// <param name="Diffusivity">Effective salt diffusivity, m2/s.</param>
/// <param name="Concentration">Salt concentration, mol/m3.</param>
/// <param name="Transference">Transference number of lithium.</param>
/// <param name="Separation">Distance of the electrodes, m; null if not stated.</param>
public sealed record Transport(Interval Diffusivity, Interval Concentration, Interval Transference, Interval? Separation)
{
    /// <summary>1 - t+, as an interval.</summary>
    public Interval AnionShare => new(1 - Transference.High, 1 - Transference.Low);

    /// <summary>Limiting current 2 F D c/((1 - t+) L), A/m2 (Newman, Thomas-Alyea, Electrochemical Systems); null without a separation.</summary>
    public Interval? LimitingCurrent => Separation is { } gap
        ? (Diffusivity * Concentration).Times(2 * PhysicalConstants.Faraday) / (AnionShare * gap)
        : null;

    /// <summary>Sand's time pi D [F c/(2 j (1 - t+))]^2, s (Sand 1901; for a binary salt Brissot et al. 1999).</summary>
    /// <param name="current">Current density, A/m2.</param>
    public Interval SandTime(Interval current)
    {
        var ratio = Concentration.Times(PhysicalConstants.Faraday / 2) / (current * AnionShare);
        return (Diffusivity * ratio * ratio).Times(Math.PI);
    }

    /// <summary>What a paper states of the transport in one cell, or null if diffusivity, concentration or transference number is missing.</summary>
    public static Transport? Of(Claim cell, ClaimTable table)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(table);
        Interval? Find(string quantity, string unit) => table.Claims
            .Where(claim => claim.Quantity == quantity && claim.Paper == cell.Paper && (claim.Variant == cell.Variant || claim.Variant is "" or "all"))
            .Select(claim => claim.In(unit)).FirstOrDefault(range => range is not null);
        var concentration = Find("salt_concentration", "mol/m3") ?? ConcentrationIn(cell.Electrolyte);
        return Find("diffusivity", "m2/s") is { } diffusivity && Find("transference_number", "-") is { } transference && concentration is { } salt
            ? new Transport(diffusivity, salt, transference, Find("electrode_separation", "m"))
            : null;
    }

    /// <summary>"1 M LiPF6 ..." holds 1000 mol/m3.</summary>
    private static Interval? ConcentrationIn(string electrolyte)
    {
        var words = electrolyte.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words[1] == "M" && PrintedNumber.TryParse(words[0]) is { } number ? number.Around.Times(1000) : null;
    }
}
