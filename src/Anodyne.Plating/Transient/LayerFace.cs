namespace Anodyne.Plating.Transient;

/// <summary>
/// The face between two layers: c and phi2 on it are such that current and anions leave one layer as they enter the other (c and phi2 are continuous, which is
/// Donnan's condition where a layer holds charge). Two unknowns a column, found by Newton's method from the last ones and eliminated with their slopes.
/// </summary>
/// <param name="columns">Columns.</param>
internal sealed class LayerFace(int columns)
{
    private readonly double[] _c = new double[columns];
    private readonly double[] _phi = new double[columns];

    /// <summary>Forgets the last values: the next search begins from the cells.</summary>
    public void Begin() => Array.Clear(_c);

    /// <summary>Fluxes from the lower cell a to the upper cell b.</summary>
    public FaceFlux Between(
        int column, LayerTable lower, LayerTable upper, double ga, double gb, in LayerState a, in LayerState b, double ca, double phiA, double cb, double phiB)
    {
        var c = _c[column] > 0 ? _c[column] : 0.5 * (ca + cb);
        var phi = _c[column] > 0 ? _phi[column] : 0.5 * (phiA + phiB);
        FaceFlux below = default, above = default;
        double m00 = 1, m01 = 0, m10 = 0, m11 = 1;
        for (var iteration = 0; iteration < 60; iteration++)
        {
            lower.At(c, out var inner);
            upper.At(c, out var outer);
            below = FaceFluxes.Within(ga, a, inner, phiA, phi);
            above = FaceFluxes.Within(gb, outer, b, phi, phiB);

            // What is left on the face: current and anions; their slopes in (c, phi2) there.
            double current = below.Current - above.Current, anions = below.Anions - above.Anions;
            m00 = below.CurrentB - above.CurrentA;
            m01 = -below.CurrentPhi - above.CurrentPhi;
            m10 = below.AnionsB - above.AnionsA;
            m11 = below.AnionsPhi + above.AnionsPhi;
            var determinant = m00 * m11 - m01 * m10;
            var dc = -(m11 * current - m01 * anions) / determinant;
            var dphi = -(m00 * anions - m10 * current) / determinant;
            var next = Math.Max(c + dc, 0.1 * c);
            phi += dphi;
            var done = Math.Abs(next - c) <= 1e-12 * c && Math.Abs(dphi) <= 1e-13;
            c = next;
            if (done)
            {
                break;
            }
        }

        (_c[column], _phi[column]) = (c, phi);

        // dx = -M^-1 dG: slopes of the face's state in the four values beside it, then the flux from below.
        var scale = 1 / (m00 * m11 - m01 * m10);
        (double C, double Phi) Face(double current, double anions) =>
            (-(m11 * current - m01 * anions) * scale, -(m00 * anions - m10 * current) * scale);
        var byA = Face(below.CurrentA, below.AnionsA);
        var byB = Face(-above.CurrentB, -above.AnionsB);
        var byPhi = Face(below.CurrentPhi, -below.AnionsPhi);
        return new FaceFlux(
            below.Current,
            below.Anions,
            below.CurrentA + below.CurrentB * byA.C - below.CurrentPhi * byA.Phi,
            below.CurrentB * byB.C - below.CurrentPhi * byB.Phi,
            below.CurrentPhi + below.CurrentB * byPhi.C - below.CurrentPhi * byPhi.Phi,
            below.AnionsA + below.AnionsB * byA.C + below.AnionsPhi * byA.Phi,
            below.AnionsB * byB.C + below.AnionsPhi * byB.Phi,
            -(-below.AnionsPhi + below.AnionsB * byPhi.C + below.AnionsPhi * byPhi.Phi));
    }
}
