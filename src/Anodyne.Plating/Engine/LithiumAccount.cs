namespace Anodyne.Plating.Engine;

/// <summary>Where the charge has gone since the start, C/m2: what was passed, by the current, and where it is, by the state of the front.</summary>
/// <param name="Plated">Passed while plating.</param>
/// <param name="Stripped">Passed while stripping.</param>
/// <param name="Sei">Taken by side reactions.</param>
/// <param name="Dead">Lithium without a way to the collector.</param>
/// <param name="Live">Lithium gained by what is connected; below 0 where the metal of the start was stripped.</param>
/// <param name="Revived">Dead lithium taken back so far.</param>
internal readonly record struct LithiumAccount(double Plated, double Stripped, double Sei, double Dead, double Live, double Revived)
{
    /// <summary>What changed since another moment.</summary>
    public LithiumAccount Since(LithiumAccount before) => new(
        Plated - before.Plated, Stripped - before.Stripped, Sei - before.Sei, Dead - before.Dead, Live - before.Live, Revived - before.Revived);
}
