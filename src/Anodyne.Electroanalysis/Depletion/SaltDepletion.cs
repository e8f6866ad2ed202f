using Anodyne.Analysis;
using Anodyne.Cells.Transport;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Depletion;

/// <summary>Electrolyte and separator in which salt runs out, all SI.</summary>
/// <param name="Diffusivity">Salt (ambipolar) diffusivity of the free electrolyte, m2/s.</param>
/// <param name="Transference">Cation transference number, below 1.</param>
/// <param name="Concentration">Salt concentration, mol/m3.</param>
/// <param name="Porosity">Share of the volume that holds electrolyte.</param>
/// <param name="Tortuosity">Factor, D_eff = D eps/tortuosity.</param>
public sealed record DepletedElectrolyte(double Diffusivity, double Transference, double Concentration, double Porosity = 1, double Tortuosity = 1)
{
    /// <summary>Diffusivity on the gradient of the concentration, per area of the separator, m2/s.</summary>
    public double Effective => Diffusivity * Porosity / Tortuosity;

    /// <summary>Sand's time at a current density in A/m2, s.</summary>
    public double SandTimeAt(double current) =>
        SandTime.Of(diffusivity: Effective, transferenceNumber: Transference, concentration: Concentration, currentDensity: current, porosity: Porosity);

    /// <summary>Largest steady current density between two parallel electrodes, A/m2.</summary>
    public double LimitingCurrent(double separation) =>
        Cells.Transport.LimitingCurrent.Symmetric(diffusivity: Effective, transferenceNumber: Transference, concentration: Concentration, gap: separation);
}

/// <summary>Does the salt run out at this current, and when? Sand's time exists only above the limiting current.</summary>
/// <param name="Electrolyte">The electrolyte.</param>
/// <param name="Current">Current density, A/m2.</param>
/// <param name="Separation">Distance of the electrodes, m; null if it was not stated.</param>
/// <param name="Time">Sand's time, s.</param>
/// <param name="Limit">Limiting current density, A/m2, at the distance stated or at <see cref="AssumedSeparation"/>.</param>
public sealed record SaltDepletion(DepletedElectrolyte Electrolyte, double Current, double? Separation, double Time, double Limit) : IJudged
{
    /// <summary>Distance that stands where none is stated, m.</summary>
    public const double AssumedSeparation = 25e-6;

    private readonly Judgement _judgement = new();

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Computes and judges.</summary>
    /// <param name="electrolyte">The electrolyte.</param>
    /// <param name="current">Current density, A/m2; not 0.</param>
    /// <param name="separation">Distance of the electrodes, m; null if not stated.</param>
    /// <exception cref="MeaninglessDataException">There is no current.</exception>
    public static SaltDepletion Of(DepletedElectrolyte electrolyte, double current, double? separation)
    {
        var j = Math.Abs(current);
        if (!(j > 0))
        {
            throw new MeaninglessDataException("without current nothing is depleted", "--current", FormattableString.Invariant($"{current} A/m2"), "not 0");
        }

        var length = separation ?? AssumedSeparation;
        var found = new SaltDepletion(electrolyte, j, separation, electrolyte.SandTimeAt(j), electrolyte.LimitingCurrent(length));
        var judgement = found._judgement;
        if (separation is null)
        {
            judgement.Note(FormattableString.Invariant(
                $"Sand's time exists only where the electrodes are more than {1e6 * found.Limit * length / j:G3} um apart (2 F c D/((1 - t+) J)): ")
                + "below that the salt never runs out; state --separation. The limiting current given is for 25 um");
        }
        else if (j <= found.Limit)
        {
            judgement.Void(FormattableString.Invariant($"{j / 10:G3} mA/cm2 is below the limiting current {found.Limit / 10:G3} mA/cm2: ")
                + "the salt never runs out, Sand's time does not exist");
        }
        else if (2 * Math.Sqrt(electrolyte.Diffusivity * found.Time) > length)
        {
            judgement.Caution("the diffusion layer reaches the other electrode before depletion: Sand's time is a lower bound");
        }

        return found;
    }
}
