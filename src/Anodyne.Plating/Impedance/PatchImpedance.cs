using System.Numerics;
using Anodyne.Quantities.Validation;

namespace Anodyne.Plating.Impedance;

/// <summary>
/// Impedance of a front as patches side by side: every facet is a film R_f with its capacitance in series with the reaction R_ct and the double layer, and
/// all stand in parallel behind the resistance of the electrolyte. The current is taken to spread without loss between them: right where R/(Theta l) is
/// large.
/// </summary>
/// <remarks>
/// Patches of unequal R beside one another, each with the same capacitance per area, give a perfect semicircle of <c>&lt;1/R&gt;^-1</c>: a spectrum
/// cannot see how a film varies along the surface.
/// </remarks>
public static class PatchImpedance
{
    /// <summary>Impedance per projected area at a frequency, ohm m2.</summary>
    /// <param name="frequency">f, Hz, above 0.</param>
    /// <param name="areas">Area of every patch over the projected area of all.</param>
    /// <param name="films">R_f of every patch, ohm m2, 0 or more.</param>
    /// <param name="reaction">R_ct of every patch, ohm m2, 0 or more; together with the film above 0.</param>
    /// <param name="filmCapacitance">Per area of film, F/m2, 0 or more.</param>
    /// <param name="doubleLayer">Per area of front, F/m2, 0 or more.</param>
    /// <param name="electrolyte">Resistance in series, ohm m2, 0 or more.</param>
    public static Complex At(
        double frequency, ReadOnlySpan<double> areas, ReadOnlySpan<double> films, ReadOnlySpan<double> reaction, double filmCapacitance, double doubleLayer,
        double electrolyte = 0)
    {
        var omega = 2 * Math.PI * Require.Positive(frequency, "frequency", "Hz");
        var admittance = Complex.Zero;
        for (var patch = 0; patch < areas.Length; patch++)
        {
            var film = films[patch] / (1 + new Complex(0, omega * films[patch] * filmCapacitance));
            var transfer = reaction[patch] / (1 + new Complex(0, omega * reaction[patch] * doubleLayer));
            admittance += areas[patch] / (film + transfer);
        }

        return electrolyte + (1 / admittance);
    }
}
