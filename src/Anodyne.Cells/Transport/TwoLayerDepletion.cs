using System.Numerics;
using Anodyne.Numerics.Roots;
using Anodyne.Numerics.Transforms;
using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Transport;

/// <summary>A uniform medium without fixed charge, constant properties.</summary>
/// <param name="Diffusivity">Effective salt diffusivity D eps/tau, m2/s, above 0.</param>
/// <param name="TransferenceNumber">t+, 0 to below 1.</param>
/// <param name="Porosity">Share eps of the volume that stores salt, above 0 and at most 1.</param>
public readonly record struct UniformMedium(double Diffusivity, double TransferenceNumber, double Porosity = 1)
{
    /// <summary>Anions that the current would carry away were they not held by diffusion, (1-t+) j/F, mol/(m2 s).</summary>
    /// <param name="currentDensity">j, A/m2.</param>
    public double Migration(double currentDensity) => (1 - TransferenceNumber) * currentDensity / PhysicalConstants.Faraday;
}

/// <summary>
/// Depletion at a plated electrode behind a coating of thickness d, in front of an unbounded separator, at constant current. Concentration and anion flux
/// are continuous between the two. Laplace: drop(s) = [a1 (1 + (Y2/Y1) th) + (a2 - a1)/ch]/(s (Y1 th + Y2)), a = (1-t+) j/F, Y = sqrt(s eps D), th and
/// ch of d sqrt(s eps1/D1). Derived from N- = -D grad c - (1-t+) i/F with N- = 0 on the metal; checked against finite volumes outside this program.
/// </summary>
/// <param name="Coating">Medium next to the metal.</param>
/// <param name="Thickness">d, m, above 0.</param>
/// <param name="Outer">Medium beyond.</param>
/// <param name="Concentration">c0, mol/m3, above 0.</param>
public sealed record TwoLayerDepletion(UniformMedium Coating, double Thickness, UniformMedium Outer, double Concentration)
{
    /// <summary>Fall of the concentration at the metal, mol/m3; may exceed c0, which means that the salt has run out before.</summary>
    /// <param name="currentDensity">j, A/m2, above 0.</param>
    /// <param name="time">t, s, above 0.</param>
    public double Drop(double currentDensity, double time)
    {
        Require.Positive(currentDensity, "current density", "A/m2");
        Require.Positive(time, "time", "s");
        double a1 = Coating.Migration(currentDensity), a2 = Outer.Migration(currentDensity);
        return LaplaceInversion.At(
            s =>
            {
                Complex y1 = Complex.Sqrt(s * Coating.Porosity * Coating.Diffusivity), y2 = Complex.Sqrt(s * Outer.Porosity * Outer.Diffusivity);

                // th and 1/ch by the decaying exponential: cosh itself overflows at short times.
                var decay = Complex.Exp(-Thickness * Complex.Sqrt(s * Coating.Porosity / Coating.Diffusivity));
                var square = decay * decay;
                var th = (1 - square) / (1 + square);
                return ((a1 * (1 + (y2 / y1 * th))) + ((a2 - a1) * 2 * decay / (1 + square))) / (s * ((y1 * th) + y2));
            },
            time);
    }

    /// <summary>Time at which the salt at the metal runs out, s.</summary>
    /// <param name="currentDensity">j, A/m2, above 0.</param>
    public double Time(double currentDensity)
    {
        var high = LateTime(currentDensity);
        while (Drop(currentDensity, high) < Concentration)
        {
            high *= 2;
        }

        return RootInBracket.Find(t => Drop(currentDensity, t) - Concentration, 1e-4 * high, high);
    }

    /// <summary>
    /// The same time long after diffusion has crossed the coating (t well above d^2 eps1/D1): tau = (pi eps2 D2/4) {[c0 - d (a1/D1 - a2 eps1/(eps2 D2))]/a2}^2.
    /// </summary>
    /// <param name="currentDensity">j, A/m2, above 0.</param>
    public double LateTime(double currentDensity)
    {
        Require.Positive(currentDensity, "current density", "A/m2");
        double a1 = Coating.Migration(currentDensity), a2 = Outer.Migration(currentDensity);
        var offset = Thickness * ((a1 / Coating.Diffusivity) - (a2 * Coating.Porosity / (Outer.Porosity * Outer.Diffusivity)));
        var ratio = (Concentration - offset) / a2;
        return 0.25 * Math.PI * Outer.Porosity * Outer.Diffusivity * ratio * ratio;
    }
}
