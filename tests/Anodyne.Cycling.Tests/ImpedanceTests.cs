using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Checks;
using Anodyne.Cycling.Impedance;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;

namespace Anodyne.Cycling.Tests;

/// <summary>The impedance against the peer's time domain, since its impedance file disagrees with its own voltages (docs/cell-model.md).</summary>
public class ImpedanceTests
{
    [SkippableReferenceFact]
    public void Resistance_without_diffusion_agrees_with_the_peers_first_voltage()
    {
        // Without capacitances, far above every diffusion: the slope of the voltage just after a current step, 2.1 mV at C/10 for the peer.
        var design = ReferenceCells.Xu2019 with
        {
            Negative = (MetalElectrode)ReferenceCells.Xu2019.Negative with { DoubleLayerCapacitance = 0 },
            Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { DoubleLayerCapacitance = 0 },
        };
        var system = new CellSystem(design, MeshOptions.Fine, doubleLayers: false);
        var y = InitialState.Rested(system);
        var own = new CellImpedance(system).Evaluate(y, [1e7])[0].Real;
        var peer = (system.Voltage(y) - ReferenceData.Read("pybamm/xu2019_half_0.1C_fine60_idaklu.csv").Columns[3][0]) / 2.4e-4;
        Assert.InRange(own / peer, 1 - 5e-3, 1 + 5e-3);
    }

    [Fact]
    public void Spectrum_agrees_with_the_answer_to_a_small_sine()
    {
        // Six periods of a small current at 1 Hz in steps of 1/200 period, by the one-step integrator, against the linearization.
        const double Frequency = 1, Amplitude = 1e-5;
        const int Points = 200, Periods = 6;
        var mesh = new MeshOptions { Layer = 8, Electrode = 8, Particle = 12 };
        var design = ReferenceCells.Xu2019 with { Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { InitialStoichiometry = 0.5 } };
        var times = Enumerable.Range(0, (Points * Periods) + 1).Select(i => i / (Points * Frequency)).ToArray();
        double Sine(double t) => Amplitude * Math.Sin(2 * Math.PI * Frequency * t);
        var values = times.Select(t => Sine(t + (0.5 / (Points * Frequency)))).ToArray();
        var step = new ProtocolStep { Mode = StepMode.Profile, IsPulse = true, ProfileTimes = times, ProfileValues = values, Period = 1 / (Points * Frequency) };
        var run = new CellSimulation(design, new Protocol([new SingleStep(step)]), new SimulationOptions { Mesh = mesh, Tolerance = 1e-7 }).Run();
        var record = run.Record!;
        double inPhase = 0, quadrature = 0;
        var n = 0;
        var seen = new HashSet<double>();
        for (var i = 0; i < record.Rows; i++)
        {
            var t = record.Time[i];
            if (t >= (Periods - 2) / Frequency && t < (Periods / Frequency) - 1e-9 && seen.Add(Math.Round(t, 9)))
            {
                inPhase += record.Voltage[i] * Math.Sin(2 * Math.PI * Frequency * t);
                quadrature += record.Voltage[i] * Math.Cos(2 * Math.PI * Frequency * t);
                n++;
            }
        }

        var measured = new System.Numerics.Complex(2 * inPhase / n, 2 * quadrature / n) / Amplitude;
        var system = new CellSystem(design, mesh, doubleLayers: true);
        var linear = new CellImpedance(system).Evaluate(InitialState.Rested(system), [Frequency])[0];
        Assert.True((measured - linear).Magnitude < 0.02 * linear.Magnitude, $"{measured} against {linear}");
        Assert.InRange(n, (2 * Points) - 1, (2 * Points) + 1);
    }
}
