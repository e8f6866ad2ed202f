using Anodyne.Cycling.Model;

namespace Anodyne.Cycling.Runs;

/// <summary>
/// Charge and energy into and out of the cell, each counted by itself: the one account of record, steps and cycles. It is taken at every step of the
/// integrator, at every sample and where the current changes its sign.
/// </summary>
internal sealed class Throughput(CellSystem system)
{
    private double _charge, _energy;

    /// <summary>Charge into the cell, C; out of it, C; energy into it, J; out of it, J. Each 0 or more.</summary>
    public (double Charged, double Discharged, double EnergyIn, double EnergyOut) Total { get; private set; }

    /// <summary>Counts up to a state.</summary>
    public void Count(ReadOnlySpan<double> y)
    {
        double charge = -y[system.ChargeIndex] * system.Design.Area, energy = -y[system.EnergyIndex] * system.Design.Area;
        double dq = charge - _charge, de = energy - _energy;
        (_charge, _energy) = (charge, energy);
        Total = (
            Total.Charged + Math.Max(0, dq), Total.Discharged + Math.Max(0, -dq), Total.EnergyIn + Math.Max(0, de), Total.EnergyOut + Math.Max(0, -de));
    }

    public void Save(BinaryWriter writer)
    {
        foreach (var value in new[] { Total.Charged, Total.Discharged, Total.EnergyIn, Total.EnergyOut, _charge, _energy })
        {
            writer.Write(value);
        }
    }

    public void Load(BinaryReader reader)
    {
        double D() => reader.ReadDouble();
        Total = (D(), D(), D(), D());
        (_charge, _energy) = (D(), D());
    }
}
