using Anodyne.Instruments.Reading;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Impedance;

/// <summary>Completes impedance columns: Z = |Z| exp(i phi) where a file holds magnitude and phase only.</summary>
internal static class ImpedanceColumns
{
    public static void Complete(ColumnSet columns)
    {
        if (columns.Has(Bdf.RealImpedance) || columns.Has(Bdf.ImaginaryImpedance) || !columns.Has(Bdf.AbsoluteImpedance) || !columns.Has(Bdf.Phase))
        {
            return;
        }

        var magnitude = Values(columns, Bdf.AbsoluteImpedance);
        var phase = Values(columns, Bdf.Phase);
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

    private static double[] Values(ColumnSet columns, BdfTerm term) => columns.Columns.First(column => column.Label == term.Label).ToDoubles();
}
