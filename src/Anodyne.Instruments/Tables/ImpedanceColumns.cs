using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tables;

/// <summary>Completes impedance columns: Z = |Z| exp(i phi) where a file holds magnitude and phase only.</summary>
internal static class ImpedanceColumns
{
    public static void Complete(ColumnSet columns)
    {
        if (columns.Has(Bdf.RealImpedance) || columns.Has(Bdf.ImaginaryImpedance) || columns.Find(Bdf.AbsoluteImpedance)?.ToDoubles() is not { } magnitude
            || columns.Find(Bdf.Phase)?.ToDoubles() is not { } phase)
        {
            return;
        }

        var real = new double[magnitude.Length];
        var imaginary = new double[magnitude.Length];
        for (var row = 0; row < real.Length; row++)
        {
            (var sin, var cos) = Math.SinCos(phase[row] * (Math.PI / 180));
            real[row] = magnitude[row] * cos;
            imaginary[row] = magnitude[row] * sin;
        }

        columns.Add("Re(Z) from |Z| and phase", real, Bdf.RealImpedance);
        columns.Add("Im(Z) from |Z| and phase", imaginary, Bdf.ImaginaryImpedance);
    }
}
