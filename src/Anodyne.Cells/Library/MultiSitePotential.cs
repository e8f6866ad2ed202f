using Anodyne.Quantities;

namespace Anodyne.Cells.Library;

/// <summary>
/// Open-circuit potential from the multi-species multi-reaction form theta(U) = sum_k X_k/(1 + exp[F (U - U_k)/(R T w_k)]) (Verbrugge et al. 2017),
/// inverted by bisection; theta falls strictly with U. Nearer than 1e-3 to the ends of (0, 1) the inverse is continued along its tangent.
/// </summary>
public sealed class MultiSitePotential
{
    private const double Edge = 1e-3;
    private readonly double _perVolt;
    private readonly (double Potential, double Share, double Width)[] _sites;
    private readonly double _total;

    /// <summary>Creates the potential.</summary>
    /// <param name="temperature">K.</param>
    /// <param name="sites">U_k (V), X_k, w_k of each kind of site.</param>
    public MultiSitePotential(double temperature, (double Potential, double Share, double Width)[] sites)
    {
        _perVolt = 1 / PhysicalConstants.ThermalVoltage(temperature);
        _sites = sites;
        _total = sites.Sum(s => s.Share);
    }

    /// <summary>Stoichiometry at a potential.</summary>
    public double Stoichiometry(double potential)
    {
        double theta = 0;
        foreach (var (center, share, width) in _sites)
        {
            theta += share / (1 + Math.Exp(_perVolt * (potential - center) / width));
        }

        return theta / _total;
    }

    /// <summary>Potential at a stoichiometry, V.</summary>
    public double Potential(double theta)
    {
        if (theta < Edge || theta > 1 - Edge)
        {
            var at = Math.Clamp(theta, Edge, 1 - Edge);
            var inside = theta < Edge ? Edge * 1.01 : 1 - (Edge * 1.01);
            return Invert(at) + ((theta - at) * (Invert(inside) - Invert(at)) / (inside - at));
        }

        return Invert(theta);
    }

    private double Invert(double theta)
    {
        double low = 0, high = 8;
        for (var i = 0; i < 100 && high - low > 1e-15 * high; i++)
        {
            var middle = 0.5 * (low + high);
            if (Stoichiometry(middle) > theta)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return 0.5 * (low + high);
    }
}
