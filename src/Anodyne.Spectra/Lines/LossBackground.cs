namespace Anodyne.Spectra.Lines;

/// <summary>How electrons lose energy on their way out.</summary>
public enum LossKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Shirley: as much at every larger binding energy.</summary>
    Shirley,

    /// <summary>Tougaard's universal cross-section.</summary>
    Tougaard,
}

/// <summary>
/// A background that the lines themselves make, inside the fit. Shirley: k times the integral of the lines below (Shirley, Phys. Rev. B 5 (1972) 4709; active:
/// Herrera-Gomez et al., Surf. Interface Anal. 46 (2014) 897). Tougaard U2: B T/(C + T^2)^2; U3: B T/((C - T^2)^2 + D T^2) for T above T0 (Surf. Interface
/// Anal. 25 (1997) 137); B is fitted in every case.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="C">C, eV^2.</param>
/// <param name="D">D, eV^2; 0 makes U2.</param>
/// <param name="Gap">T0, eV, at least 0.</param>
public sealed record LossBackground(LossKind Kind, double C = 1643, double D = 0, double Gap = 0)
{
    /// <summary>No such background.</summary>
    public static LossBackground None { get; } = new(LossKind.None);

    /// <summary>The active Shirley background.</summary>
    public static LossBackground Shirley { get; } = new(LossKind.Shirley);

    /// <summary>Tougaard's universal cross-section with two parameters, C = 1643 eV^2.</summary>
    public static LossBackground TougaardU2 { get; } = new(LossKind.Tougaard);

    /// <summary>The cross-section at a loss, for B = 1, eV^-3 and less.</summary>
    /// <param name="loss">T, eV.</param>
    public double At(double loss) => loss <= Gap ? 0 : D == 0 ? loss / ((C + (loss * loss)) * (C + (loss * loss)))
        : loss / (((C - (loss * loss)) * (C - (loss * loss))) + (D * loss * loss));

    // Row i: what a value at every smaller place adds at place i, by trapezoids; null where a running integral does.
    internal double[]? Kernel(double[] x)
    {
        if (Kind != LossKind.Tougaard)
        {
            return null;
        }

        var n = x.Length;
        var kernel = new double[n * n];
        for (var i = 1; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var step = 0.5 * ((j == 0 ? 0 : x[j] - x[j - 1]) + (x[j + 1] - x[j]));
                kernel[(i * n) + j] = step * At(x[i] - x[j]);
            }
        }

        return kernel;
    }
}
