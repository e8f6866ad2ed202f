namespace Anodyne.Surfaces.Images;

/// <summary>A lattice spacing of a phase that is met on lithium.</summary>
/// <param name="Phase">Phase.</param>
/// <param name="Plane">Indices of the planes.</param>
/// <param name="Spacing">Distance of the planes, m.</param>
public readonly record struct LatticeSpacing(string Phase, string Plane, double Spacing);

/// <summary>
/// Spacings of the phases of an interphase, from their cells: 1/d^2 = (h^2 + k^2 + l^2)/a^2 (cubic), 4/3 (h^2 + hk + k^2)/a^2 + l^2/c^2 (hexagonal), and the
/// monoclinic
/// form for Li2CO3. Cells at room temperature: Wyckoff, Crystal Structures (1963); Effenberger et al., Z. Kristallogr. 156 (1981) 233 (calcite).
/// </summary>
public static class LatticeSpacings
{
    /// <summary>The strong planes of every phase.</summary>
    public static IReadOnlyList<LatticeSpacing> All { get; } =
    [
        .. Cubic("Li", 3.509, (1, 1, 0), (2, 0, 0)), .. Cubic("LiF", 4.026, (1, 1, 1), (2, 0, 0), (2, 2, 0)), .. Cubic("Li2O", 4.611, (1, 1, 1), (2, 2, 0)),
        .. Cubic("LiH", 4.084, (1, 1, 1), (2, 0, 0)), .. Cubic("LiCl", 5.130, (1, 1, 1), (2, 0, 0)), .. Cubic("CaF2", 5.463, (1, 1, 1), (2, 2, 0)),
        .. Cubic("Cu", 3.615, (1, 1, 1), (2, 0, 0)), .. Hexagonal("calcite", 4.990, 17.061, (0, 1, 2), (1, 0, 4), (1, 1, 0), (1, 1, 3)),
        .. Hexagonal("Li3N", 3.648, 3.875, (0, 0, 1), (1, 0, 0), (1, 1, 0)), .. Carbonate((1, 1, 0), (2, 0, -2), (0, 0, 2), (1, 1, -2)),
    ];

    /// <summary>The phases whose spacing lies within an interval, nearest first.</summary>
    /// <param name="spacing">Measured spacing, m.</param>
    /// <param name="half">Half of the interval, m.</param>
    public static IReadOnlyList<LatticeSpacing> Near(double spacing, double half) =>
        [.. All.Where(plane => Math.Abs(plane.Spacing - spacing) <= half).OrderBy(plane => Math.Abs(plane.Spacing - spacing))];

    private static IEnumerable<LatticeSpacing> Cubic(string phase, double a, params (int H, int K, int L)[] planes) =>
        planes.Select(p => Of(phase, p, ((p.H * p.H) + (p.K * p.K) + (p.L * p.L)) / (a * a)));

    private static IEnumerable<LatticeSpacing> Hexagonal(string phase, double a, double c, params (int H, int K, int L)[] planes) =>
        planes.Select(p => Of(phase, p, (4.0 / 3 * ((p.H * p.H) + (p.H * p.K) + (p.K * p.K)) / (a * a)) + (p.L * p.L / (c * c))));

    // Li2CO3, C2/c: 8.359, 4.973, 6.198 angstrom, beta 114.83 degrees.
    private static IEnumerable<LatticeSpacing> Carbonate(params (int H, int K, int L)[] planes)
    {
        const double A = 8.359, B = 4.973, C = 6.198;
        var (sin, cos) = Math.SinCos(114.83 * Math.PI / 180);
        return planes.Select(p => Of("Li2CO3", p, (((p.H * p.H / (A * A)) + (p.L * p.L / (C * C)) - (2 * p.H * p.L * cos / (A * C))) / (sin * sin))
            + (p.K * p.K / (B * B))));
    }

    private static LatticeSpacing Of(string phase, (int H, int K, int L) p, double inverseSquare) =>
        new(phase, string.Concat(new[] { p.H, p.K, p.L }.Select(static i => i < 0 ? FormattableString.Invariant($"-{-i}")
            : FormattableString.Invariant($"{i}"))), 1e-10 / Math.Sqrt(inverseSquare));
}
