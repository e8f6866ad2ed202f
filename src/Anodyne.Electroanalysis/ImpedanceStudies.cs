namespace Anodyne.Electroanalysis;

/// <summary>The long studies of impedance, each run once though several checks read it.</summary>
internal static class ImpedanceStudies
{
    public static Func<CancellationToken, IReadOnlyList<(string Name, double Share, double Void)>> Overlapping { get; } =
        Once(token => IntervalCoverage.Overlapping(2000, cancellation: token));

    public static Func<CancellationToken, (double Found, double Wrong)> Selection { get; } = Once(token => CircuitSelection.Worst(40, token));

    public static Func<CancellationToken, DriftDetection> Drift { get; } = Once(token => DriftDetection.Of(2000, cancellation: token));

    private static Func<CancellationToken, T> Once<T>(Func<CancellationToken, T> study)
    {
        var gate = new Lock();
        (bool IsKnown, T Value) kept = default;
        return token =>
        {
            lock (gate)
            {
                kept = kept.IsKnown ? kept : (true, study(token));
                return kept.Value;
            }
        };
    }
}
