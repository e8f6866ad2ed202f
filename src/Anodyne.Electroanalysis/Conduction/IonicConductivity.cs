using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Conduction;

/// <summary>Conductivity from a resistance, and obstruction by a separator.</summary>
public static class IonicConductivity
{
    /// <summary>sigma = L/(R A), S/m.</summary>
    /// <param name="thickness">L, m.</param>
    /// <param name="resistance">Bulk resistance with lead resistance and inductance removed, ohm.</param>
    /// <param name="area">A, m2.</param>
    public static double Of(double thickness, double resistance, double area)
    {
        if (!(thickness > 0) || !(resistance > 0) || !(area > 0))
        {
            throw new InputException(
                "conductivity needs a positive thickness, resistance and area", "--thickness, --resistance, --area",
                FormattableString.Invariant($"{thickness} m, {resistance} ohm, {area} m2"), "> 0");
        }

        return thickness / (resistance * area);
    }

    /// <summary>MacMullin number N_M = sigma_0/sigma_eff = tortuosity factor/porosity, at least 1.</summary>
    /// <param name="free">Conductivity of the free electrolyte, S/m.</param>
    /// <param name="effective">Conductivity within the separator, S/m.</param>
    public static double MacMullin(double free, double effective) => free / effective;
}
