using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Cells.Transport;
using Anodyne.Plating;
using Anodyne.Quantities;

namespace Anodyne.Studies.Models.Plating;

/// <summary>
/// What the linear theory predicts for a case, without simulating it: every Fourier mode of the initial surface grows with its own rate omega(k) for
/// the time of the run, so Rq(T)^2/Rq(0)^2 = sum S(k) exp(2 omega T)/sum S(k) over the modes of the box. Holds for small slopes.
/// </summary>
/// <param name="Exponent">ln(Rq(T)/Rq(0)), the e-folds of roughness over the run; below 0 the surface levels.</param>
/// <param name="Wavelength">The wavelength that the terms are given for, m: 2 pi over the rms wavenumber of the surface.</param>
/// <param name="Rate">Growth rate at that wavelength, 1/s.</param>
/// <param name="Terms">The growth rate at that wavelength split into its terms, 1/s.</param>
/// <param name="Duration">Time of the run, s.</param>
/// <param name="Relation">The dispersion relation itself.</param>
internal sealed record LinearRoughening(
    double Exponent, double Wavelength, double Rate, GrowthRateTerms Terms, double Duration, DispersionRelation Relation)
{
    private const int MostModes = 4096;

    /// <summary>Evaluates a case.</summary>
    /// <returns>The prediction; null if the case is not galvanostatic tertiary plating, or its surface is flat.</returns>
    /// <exception cref="ComputationException">The current is above the limiting one.</exception>
    public static LinearRoughening? Of(PlatingCase problem)
    {
        if (problem.Control is not Galvanostatic { CurrentDensity: > 0 } control || problem.Mode != CurrentMode.Tertiary
            || Spectrum(problem) is not { } spectrum)
        {
            return null;
        }

        var relation = new DispersionRelation(problem.Cell, control.CurrentDensity);
        var duration = Math.Min(problem.Stop.Time ?? double.PositiveInfinity, (problem.Stop.ChargePerArea ?? double.PositiveInfinity) / control.CurrentDensity);
        double before = 0, after = 0, weighted = 0;
        foreach (var (wavenumber, power) in spectrum)
        {
            before += power;
            weighted += power * wavenumber * wavenumber;
            after += power * Math.Exp(2 * relation.GrowthRate(wavenumber) * duration);
        }

        var typical = Math.Sqrt(weighted / before);
        return new LinearRoughening(
            0.5 * Math.Log(after / before), 2 * Math.PI / typical, relation.GrowthRate(typical), relation.Terms(typical), duration, relation);
    }

    /// <summary>Evaluates a case; null also where the theory has no steady state, above the limiting current. The simulation says so itself.</summary>
    public static LinearRoughening? IfAny(PlatingCase problem)
    {
        try
        {
            return Of(problem);
        }
        catch (ComputationException)
        {
            return null;
        }
    }

    // The modes that fit into the box, with the power of the surface in each; null for a flat one.
    private static IEnumerable<(double Wavenumber, double Power)>? Spectrum(PlatingCase problem)
    {
        var width = problem.Domain.Width;
        switch (problem.Surface)
        {
            case SinusoidSurface { Amplitude: > 0 } wave:
                return [(2 * Math.PI / wave.Wavelength, 1)];
            case TrochoidSurface wave:
                return [(2 * Math.PI / wave.Wavelength, 1)];
            case RandomRoughnessSurface { RmsHeight: > 0, Spectrum: RoughnessSpectrum.Gaussian } rough:
                return Modes(width, problem.Numerics.CellsAcross, k => Math.Exp(-0.25 * k * k * rough.CorrelationLength * rough.CorrelationLength));
            case RandomRoughnessSurface { RmsHeight: > 0 } rough:
                return Modes(width, problem.Numerics.CellsAcross, k => 1 / (1 + (k * k * rough.CorrelationLength * rough.CorrelationLength)));
            case MeasuredSpectrumSurface measured:
                return Modes(width, problem.Numerics.CellsAcross, measured.At);
            case ProtrusionSurface bump:
                // Taken as a Gaussian bump of the same half width, exp(-x^2/w^2), whose power falls off as exp(-k^2 w^2/2).
                return Modes(width, problem.Numerics.CellsAcross, k => Math.Exp(-0.5 * Math.Pow(k * bump.HalfWidth, 2)));
            default:
                return null;
        }
    }

    private static IEnumerable<(double Wavenumber, double Power)> Modes(double width, int across, Func<double, double> power) =>
        Enumerable.Range(1, Math.Min(across / 4, MostModes))
            .Select(mode => 2 * Math.PI * mode / width)
            .Select(wavenumber => (wavenumber, power(wavenumber)))
            .Where(mode => mode.Item2 > 1e-12);
}
