using Anodyne.Quantities;
using MathNet.Numerics.LinearAlgebra;

namespace Anodyne.Cells.Tests.Transport;

/// <summary>
/// The growth rate of two layers of constant t+, D, kappa before a reservoir, written independently of the product: in each layer c-hat and
/// psi-hat = phi-hat - a c-hat/c0 are combinations of cosh and sinh; eight coefficients and the current follow from nine conditions.
/// </summary>
internal static class TwoLayerExact
{
    public static double GrowthRate(InterfaceCell cell, double j, double k)
    {
        const double F = PhysicalConstants.Faraday;
        var thermal = PhysicalConstants.ThermalVoltage(cell.Temperature);
        var liquid = cell.Electrolyte;
        double[] t = [cell.Layers[0].TransferenceNumber!.Value, liquid.TransferenceNumber.Value(1000, 298.15)];
        double[] d = [cell.Layers[0].SaltDiffusivity!.Value, liquid.SaltDiffusivity.Value(1000, 298.15)];
        var kappa = liquid.Conductivity.Value(1000, 298.15);
        double[] thickness = [cell.Layers[0].Thickness, cell.Layers[1].Thickness];
        double[] slope = [(1 - t[0]) * j / (F * d[0]), (1 - t[1]) * j / (F * d[1])];
        double[] a = [2 * thermal * (1 - t[0]), 2 * thermal * (1 - t[1])];
        var middle = liquid.Concentration - (slope[1] * thickness[1]);
        var surface = middle - (slope[0] * thickness[0]);
        var drive = cell.Kinetics.DriveFor(j, surface, cell.Temperature);
        var rate = cell.Kinetics.Rate(drive, surface, cell.Temperature);

        // Columns: layer 1 c: 0 cosh, 1 sinh; psi: 2, 3; layer 2 c: 4, 5; psi: 6, 7 (arguments from each layer's inner face); 8 the current Q.
        var m = Matrix<double>.Build.Dense(9, 9);
        var b = Vector<double>.Build.Dense(9);
        double C1(int l) => Math.Cosh(k * thickness[l]);
        double S1(int l) => Math.Sinh(k * thickness[l]);

        // Reservoir: c = 0, psi = 0.
        m[0, 4] = C1(1);
        m[0, 5] = S1(1);
        m[1, 6] = C1(1);
        m[1, 7] = S1(1);
        // Interface: c, phi, i and N continuous. i = -kappa psi', F N = -F D c' - (1-t) i.
        m[2, 0] = C1(0);
        m[2, 1] = S1(0);
        m[2, 4] = -1;
        m[3, 2] = C1(0);
        m[3, 3] = S1(0);
        m[3, 0] = a[0] / middle * C1(0);
        m[3, 1] = a[0] / middle * S1(0);
        m[3, 6] = -1;
        m[3, 4] = -a[1] / middle;
        m[4, 2] = kappa * S1(0);
        m[4, 3] = kappa * C1(0);
        m[4, 7] = -kappa;
        m[5, 0] = -F * d[0] * S1(0);
        m[5, 1] = -F * d[0] * C1(0);
        m[5, 2] = (1 - t[0]) * kappa * S1(0);
        m[5, 3] = (1 - t[0]) * kappa * C1(0);
        m[5, 5] = F * d[1];
        m[5, 7] = -(1 - t[1]) * kappa;
        // Lithium: no anions, i = -Q (so kappa k psi' coefficient = Q), kinetics.
        m[6, 1] = -F * d[0];
        m[6, 3] = (1 - t[0]) * kappa;
        m[7, 3] = kappa * k;
        m[7, 8] = -1;
        m[8, 8] = 1 + (rate.DriveSlope * cell.ConformalFilmResistance);
        m[8, 2] = -rate.DriveSlope;
        m[8, 0] = -((rate.DriveSlope * a[0] / surface) + rate.ConcentrationSlope);
        var rise = (j / kappa) + (a[0] * slope[0] / surface);
        b[8] = (rate.DriveSlope * (rise - (cell.Lithium.SurfaceEnergy * cell.Lithium.MolarVolume * k * k / F))) + (rate.ConcentrationSlope * slope[0]);
        for (var r = 0; r < 9; r++)
        {
            var scale = m.Row(r).AbsoluteMaximum();
            m.SetRow(r, m.Row(r) / scale);
            b[r] /= scale;
        }

        return cell.Lithium.MolarVolume / F * m.Solve(b)[8];
    }
}
