using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Plots;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>hysteresis</c>: voltage hysteresis and energy efficiency of a cycle.</summary>
internal sealed class HysteresisMethod : AnalysisMethod<CycleHysteresis>
{
    private static readonly NumberOption s_cycle = new("cycle", 1, double.PositiveInfinity, "which one is reported") { IsWhole = true, Otherwise = 1 };
    private static readonly ResultTerm s_gap = new("hysteresis_mV", "mV", "difference of the time-weighted mean voltages of both directions");
    private static readonly ResultTerm s_energy = new("energy_efficiency", "1", "energy out over energy in");
    private static readonly ResultTerm s_voltage = new("voltage_efficiency", "1", "energy efficiency over Coulombic efficiency");
    private static readonly ResultTerm s_electrode = new("per_electrode_mV", "mV", "V+ - V- halved: one of two equal electrodes, both directions");

    public HysteresisMethod()
        : base("hysteresis", "Voltage hysteresis and energy efficiency per cycle", "time, current, voltage")
    {
        Options = [s_cycle, StandardOptions.Area];
        Results = [s_gap, s_energy, s_voltage, s_electrode];
        Formulas =
        [
            "hysteresis: difference of the time-weighted mean voltages of both directions of current, with its sign; symmetric cell V+ - V-",
            "energy efficiency E_out/E_in; voltage efficiency = energy over Coulombic efficiency", "symmetric cell: halved per electrode",
        ];
        References = ["definitions, with the current stated; docs/analyses.md, Conventions"];
    }

    protected override CycleHysteresis Compute(MethodInput input, CancellationToken cancellation) =>
        CycleHysteresis.Of(CyclingRecord.Of(input, needsVoltage: true), (int)input.Get(s_cycle));

    protected override void Present(CycleHysteresis found, Presentation show)
    {
        show.Window = $"cycle {found.Number}";
        show.Add(s_gap, 1000 * found.Gap);
        if (found.IsSymmetric)
        {
            show.Add(s_electrode, 500 * found.Gap);
        }
        else if (found.IsStoring)
        {
            show.Add(s_energy, found.Energy);
            show.Add(s_voltage, found.Energy / found.Coulombic);
        }

        show.Setting("symmetric", !found.IsSymmetric ? "no" : found.IsStated ? "yes" : "yes, from the signs of the voltage");
        show.Quality("cycles", found.Gaps.Length);
        double[] number = [.. found.Gaps.Select((_, k) => k + 1.0)], gap = [.. found.Gaps.Select(g => 1000 * g)];
        show.Rows(new ListTerm("cycles", new("cycle", "1", ""), s_gap, s_energy), number.Zip(gap, found.Energies), c => [c.First, c.Second, c.Third]);
        show.Curve("hysteresis", "per cycle", ("Cycle", "", number), ("Hysteresis", "mV", gap), ("Energy efficiency", "", found.Energies));
        show.Draw(() => Figure.Of(new Panel
        {
            X = new Axis("Cycle") { IsCounted = true, Padding = 0.03, IsTight = true },
            Y = new Axis("Hysteresis", "mV") { Min = Math.Min(0, 1.15 * gap.Min()), Max = Math.Max(1, 1.15 * gap.Max()) },
            Series = [new ShadedWindow(found.Number - 0.5, found.Number + 0.5),
            new LineSeries(number, gap) { Marker = Marker.Circle, MarkerSize = 3, Width = 0.5 }],
        }));
    }
}
