using System.Numerics;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Records.Impedance;
using Anodyne.Store.Jobs;
using Anodyne.Studies.Fits;
using Anodyne.Studies.Models.Cells;

namespace Anodyne.Studies.Verification;

/// <summary>
/// How often the 95 % intervals of a fit hold the truth, over virtual records of a cell whose parameters are known: voltage of a pulse with 1 mV of noise and a
/// spectrum with 1 %.
/// </summary>
public static class FitChecks
{
    private const double VoltageError = 1e-3;
    private const double SpectrumError = 0.01;
    private const int LongDraws = 2000;

    private const string Plan = """
        fit: coverage
        cell:
          area: 1 cm2
          temperature: 25 degC
          electrolyte: {use: lipf6-ec-emc-nyman}
          layers: [{name: separator, thickness: 25 um, porosity: 0.4, macmullin number: 8}]
          negative:
            lithium: 250 um
            kinetics: {exchange current density: 2 mA/cm2}
            interphase: {placement: conformal, areal resistance: 30 ohm cm2}
            interphase capacitance: 1 uF/cm2
            double layer: 20 uF/cm2
          positive: {lithium: 250 um, kinetics: {exchange current density: 2 mA/cm2}}
          mesh: {layer: 8}
          protocol:
            - Plate at 1 mA/cm2 for 2 minutes
            - EIS from 100 kHz to 1 Hz with 3 points per decade
        parameters:
          exchange: {set: negative.kinetics.exchange current density, from: 0.5 mA/cm2, to: 8 mA/cm2, scale: log}
          film: {set: negative.interphase.areal resistance, from: 10 ohm cm2, to: 90 ohm cm2, scale: log}
        measured:
          - {quantity: capacity_Ah, value: 1, uncertainty: 1}
          - {quantity: capacity_Ah, value: 1, uncertainty: 1}
          - {quantity: capacity_Ah, value: 1, uncertainty: 1}
        starts: 1
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<VerificationCheck> All { get; } =
    [
        new("studies/fit-coverage", "fit", "1", 0.95, 0.02, ErrorMeasure.Absolute,
            "definition of a 95 % interval; 2,000 virtual records, seed fixed beforehand",
            cancel => Coverage(LongDraws, 15, Math.Max(1, Environment.ProcessorCount), cancel), IsLong: true),
    ];

    /// <summary>Share of intervals that hold the truth.</summary>
    /// <param name="draws">Virtual records.</param>
    /// <param name="seed">Seed of the noise.</param>
    /// <param name="jobs">Fits at the same time.</param>
    /// <param name="cancel">Stops.</param>
    internal static double Coverage(int draws, int seed, int jobs, CancellationToken cancel)
    {
        var plan = FitPlan.Read(YamlReader.Read(Plan, "coverage.yaml").AsMapping(), ".", [new CellModel()], _ => []);
        double[] truth = [Math.Log(2 / 0.5) / Math.Log(8 / 0.5), Math.Log(30 / 10.0) / Math.Log(90 / 10.0)];
        var measured = plan.Run(truth, cancel).Measured!;
        var (time, voltage) = (measured.Record!.Time.ToArray(), measured.Record.Voltage.ToArray());
        var spectrum = ImpedanceSeries.Of(measured.Spectra[0])[0];

        // Rows at rest or at the edge of a step say nothing of the parameters; every tenth second of the pulse does.
        int[] rows = [.. Enumerable.Range(0, time.Length).Where(i => time[i] > 1 && time[i] < 118)];
        double[] values = [2, 30];
        var hits = JobPool.Run(
            draws,
            jobs,
            (draw, stop) =>
            {
                var noise = new NormalNoise(unchecked((seed * 100_003) + draw));
                var pulse = new VoltageTarget(
                    "pulse", [.. rows.Select(i => time[i] - time[0])], [.. rows.Select(i => voltage[i] + (VoltageError * noise.Next()))], VoltageError);
                var noisy = spectrum.Impedance.Select(z => z + (SpectrumError * z.Magnitude * new Complex(noise.Next(), noise.Next()))).ToArray();
                var found = ParameterFit.Run(
                    plan with { Targets = [pulse, new SpectrumTarget("spectrum", spectrum.With(spectrum.Frequency, noisy), 0, SpectrumError)] }, 1, null, stop);
                return found.Parameters.Zip(values).Count(pair => pair.First.Low <= pair.Second && pair.Second <= pair.First.High);
            },
            cancel);
        return hits.Sum() / (2.0 * draws);
    }
}
