using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Electrodes;

/// <summary>
/// Loss of electronic contact of plated lithium. Two shares: a decay of the plated metal in time (O'Kane et al., PCCP 24 (2022) 7909, gamma scaled by
/// the growing film), and a share of every stripped amount that is left behind.
/// </summary>
public sealed record DeadLithium
{
    /// <summary>Rate gamma_0 at which plated metal (what exceeds the stock at the start) loses contact, 1/s, 0 or more.</summary>
    public double DecayRate { get; init => field = Require.NotNegative(value, "decay rate of plated lithium", "1/s"); }

    /// <summary>Share chi of the stripping current: chi mol of lithium lose contact for each mol that is stripped, 0 to 1.</summary>
    public double StrippingShare { get; init => field = Require.Between(value, 0, 1, "dead share of stripped lithium", "1"); }
}
