using System.Numerics;
using Anodyne.Records.Impedance;

namespace Anodyne.Cycling.Runs;

/// <summary>Spectra in a checkpoint.</summary>
internal static class SpectrumStore
{
    public static void Save(BinaryWriter writer, List<ImpedanceSpectrum> spectra)
    {
        writer.Write(spectra.Count);
        foreach (var s in spectra)
        {
            writer.Write(s.Count);
            for (var i = 0; i < s.Count; i++)
            {
                writer.Write(s.Frequency[i]);
                writer.Write(s.Impedance[i].Real);
                writer.Write(s.Impedance[i].Imaginary);
            }

            foreach (var value in new[] { s.Area, s.Temperature, s.Potential, s.Current, s.Time }.Select(v => v ?? double.NaN))
            {
                writer.Write(value);
            }
        }
    }

    public static void Load(BinaryReader reader, List<ImpedanceSpectrum> spectra)
    {
        double? D() => reader.ReadDouble() is var value && double.IsNaN(value) ? null : value;
        var count = reader.ReadInt32();
        for (var k = 0; k < count; k++)
        {
            var n = reader.ReadInt32();
            var f = new double[n];
            var z = new Complex[n];
            for (var i = 0; i < n; i++)
            {
                f[i] = reader.ReadDouble();
                z[i] = new Complex(reader.ReadDouble(), reader.ReadDouble());
            }

            spectra.Add(new ImpedanceSpectrum(f, z) { Area = D(), Temperature = D(), Potential = D(), Current = D(), Time = D() });
        }
    }
}
