using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>dqdv</c>: differential capacity.</summary>
internal sealed class DqdvMethod : AnalysisMethod<HalfCycleCapacity>
{
    private static readonly NumberOption s_half =
        new("half-cycle", 1, double.PositiveInfinity, "which one; otherwise 2, the first discharge or strip") { IsWhole = true };

    private static readonly QuantityOption s_bin = new("bin", Dimension.Voltage, "\"5 mV\"", "voltage bin") { DefaultText = "5 mV" };
    private static readonly NumberOption s_smooth = new("smooth", 1, 999, "points of the Savitzky-Golay parabola, odd, 1 for none") { IsWhole = true,
        Otherwise = 5 };
    private static readonly ListTerm s_peaks = new("peaks", new("voltage_V", "V", "of the maximum, +- one bin"), new("height", "mAh/V", "dQ/dV there"));
    private static readonly ResultTerm s_closure = new("closure", "1", "|int dQ/dV dV - Q|/Q");
    private static readonly ResultTerm s_capacity = new("capacity", "mAh", "constant-current part");

    public DqdvMethod()
        : base("dqdv", "Differential capacity of a half cycle with area closure", "time, current, voltage")
    {
        Options = [s_half, s_bin, s_smooth, StandardOptions.Area, StandardOptions.Mass, StandardOptions.Per];
        Results = [s_peaks, s_closure, s_capacity];
        Formulas =
        [
            "charge binned by voltage share, no monotonic voltage assumed; area closes: int dQ/dV dV = Q within 0.5 % or void",
            "constant-current part only: rows within 2 % of the median current; rests within the half cycle are left out",
        ];
        References = ["Savitzky and Golay, Anal. Chem. 36 (1964) 1627"];
    }

    protected override HalfCycleCapacity Compute(MethodInput input, CancellationToken cancellation)
    {
        var record = CyclingRecord.Of(input, needsVoltage: true);
        var which = (int)(input.Find(s_half) ?? Math.Min(2, record.Halves.Count));
        if (which < 1 || which > record.Halves.Count)
        {
            throw new InputException("no such half cycle", "--half-cycle", $"{which}", $"1 to {record.Halves.Count} (an unfinished last one is none)");
        }

        return HalfCycleCapacity.Of(record, which, input.Get(s_bin), (int)input.Get(s_smooth));
    }

    protected override void Present(HalfCycleCapacity found, Presentation show)
    {
        var (curve, unit) = (found.Curve, found.Unit);
        show.Window = $"half cycle {found.Number}";
        show.Add(s_closure, curve.Closure);
        show.Add(s_capacity with { Unit = unit }, found.Capacity);
        show.Rows(
            new ListTerm("peaks", s_peaks.Columns[0], s_peaks.Columns[1] with { Unit = unit + "/V" }), curve.Peaks, p => [new(p.Voltage, found.Bin), p.Height]);
        show.Quality("rows", found.Rows);
        show.Setting("half-cycle", $"{found.Number}");
        show.Setting("bin", FormattableString.Invariant($"{1000 * found.Bin:G3} mV"));
        show.Curve("dqdv", "differential capacity", ("Voltage", "V", curve.Voltage), ("dQ/dV", unit + "/V", curve.Value));
        var top = curve.Value.Max();
        show.Draw(() => Figure.Of(new Panel
        {
            X = new Axis("Voltage", "V"),
            Y = new Axis("d*Q*/d*V*", unit + "/V") { Min = curve.Value.Min() < -0.05 * top ? null : 0, Max = 1.1 * top },
            Series =
            [
                new LineSeries(curve.Voltage, curve.Value),
                new ErrorBarSeries([.. curve.Peaks.Select(p => p.Voltage)], [.. curve.Peaks.Select(p => p.Height)])
                {
                    XError = [.. curve.Peaks.Select(_ => found.Bin)], MarkerSize = 3,
                },
            ],
        }));
    }
}
