using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Records.Rows;
using Anodyne.Records.Terms;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>retention</c>: capacity retention.</summary>
internal sealed class RetentionMethod : AnalysisMethod<CapacityFade>
{
    private static readonly NumberOption s_reference = new("reference-cycle", 0, double.PositiveInfinity,
        "a cycle after formation; the first one with a caution where none is stated");
    private static readonly ResultTerm s_retention = new("retention", "1", "Q_n/Q_ref");
    private static readonly ResultTerm s_linear = new("decay_linear_pct", "%/cycle", "(1 - R)/(n - n_ref)");
    private static readonly ResultTerm s_geometric = new("decay_geometric_pct", "%/cycle", "1 - R^(1/(n - n_ref))");
    private static readonly ResultTerm s_regression = new("decay_regression_pct", "%/cycle", "-slope of a line over Q_ref");
    private static readonly ResultTerm s_life = new("life_80", "cycle", "80 % crossed, first of three consecutive ones below; none if not reached");
    private static readonly ResultTerm s_knee = new("knee", "cycle", "where the fade steepens; none if it does not");
    private static readonly ResultTerm s_energy = new("energy_retention", "1", "discharge energy, last over reference");

    public RetentionMethod()
        : base("retention", "Capacity retention and decay per cycle in every convention", "a record of cycles, or a table cycle, q_mAh")
    {
        Options = [s_reference, StandardOptions.Area, StandardOptions.Mass, StandardOptions.Per];
        Results = [s_retention, s_linear, s_geometric, s_regression, s_life, s_knee, s_energy];
        Formulas =
        [
            "R = Q_n/Q_ref",
            "linear (1 - R)/(n - n_ref); geometric 1 - R^(1/(n - n_ref)) (default: what each cycle loses of what it had); regression -slope/Q_ref",
            "life at 80 %: interpolated, first of three consecutive below",
            "knee: two lines that meet, the second steeper by half or more, the change of slope above 5 standard deviations and the misfit below a parabola's; "
            + "95 % interval by the likelihood ratio",
            "an unfinished last half cycle is named and counts for nothing",
        ];
        References = ["definitions; the conventions are compared in docs/analyses.md, Conventions",
            "Hinkley, J. Am. Stat. Assoc. 66 (1971) 736: two lines that meet"];
    }

    protected override CapacityFade Compute(MethodInput input, CancellationToken cancellation)
    {
        var (n, q, unit, cycles) = Capacities(input);
        var stated = input.Find(s_reference);
        var reference = stated ?? (n.Length > 0 ? n[0] : 1);
        var fade = CapacityRetention.Of(n, q, reference);
        var judgement = new Judgement();
        judgement.Add(fade);
        if (stated is null)
        {
            judgement.Caution(FormattableString.Invariant(
                $"reference cycle {reference} was taken because none was stated (--reference-cycle, after formation)"));
        }

        return new CapacityFade(n, q, unit, cycles, reference, fade, judgement);
    }

    protected override void Present(CapacityFade found, Presentation show)
    {
        var (n, q, fade) = (found.Cycle, found.Capacity, found.Fade);
        show.Window = FormattableString.Invariant($"cycles {found.Reference} to {n[^1]}");
        show.Add(s_retention, fade.Retention);
        show.Add(s_linear, 100 * fade.Linear);
        show.Add(s_geometric, 100 * fade.Geometric);
        show.Add(s_regression, 100 * fade.Regression, 100 * fade.RegressionHalfWidth);
        show.Add(s_life, fade.Life80);
        show.Add(s_knee, fade.Knee, 0.5 * (fade.KneeHigh - fade.KneeLow), ("low", fade.KneeLow), ("high", fade.KneeHigh));
        if (found.Cycles.FirstOrDefault(c => c.Number == found.Reference) is { EnergyOut: > 0 } reference && double.IsFinite(reference.EnergyOut))
        {
            show.Add(s_energy, found.Cycles[^1].EnergyOut / reference.EnergyOut);
        }

        show.Setting("reference-cycle", $"{found.Reference}");
        show.Quality("cycles", n.Length);
        show.Curve("retention", "capacity against cycle", ("Cycle", "", n), ("Capacity", found.Unit, q));
        show.Draw(() => Figure.Of(Draw(found)));
    }

    private static (double[] Cycle, double[] Capacity, string Unit, IReadOnlyList<ChargeCycle> Cycles) Capacities(MethodInput input)
    {
        var record = input.First;
        var column = record.Columns.FirstOrDefault(c => c.Name is "q" or "capacity" or "q_dis" or "Capacity"
            || c.Unit is "mAh" or "Ah" or "mAh/g" or "mAh/cm2");
        if (record.Find(Bdf.CycleCount) is { } cycle && column is not null && record.Find(Bdf.Current) is null)
        {
            var clean = DirtyRows.LeaveOut(record, [cycle, column]);
            foreach (var left in clean.LeftOut.Skip(record.LeftOut.Count))
            {
                input.Note(left.ToString());
            }

            return (clean.Doubles(Bdf.CycleCount).ToArray(), clean.Columns[record.Columns.ToList().IndexOf(column)].ToDoubles(), column.Unit, []);
        }

        var cut = CyclingRecord.Of(input);
        var cycles = ChargeCycle.Pair(cut.Halves, cut.Type);
        return ([.. cycles.Select(c => (double)c.Number)], [.. cycles.Select(c => cut.ChargeScale * c.Out)], cut.ChargeUnit, cycles);
    }

    // Capacity filled on the left, Coulombic efficiency open on the right where the record holds whole cycles; the reference and the fitted window shaded.
    private static Panel Draw(CapacityFade found)
    {
        var (n, q, fade) = (found.Cycle, found.Capacity, found.Fade);
        var limit = 0.8 * q[Array.IndexOf(n, found.Reference)];
        double[] efficiency = found.Cycles.Count == n.Length ? [.. found.Cycles.Select(c => 100 * c.Efficiency)] : [];
        Series[] right = efficiency.Length == 0 ? [] :
        [
            new LineSeries(n, efficiency) { Marker = Marker.Circle, HasOpenMarkers = true, Width = 0, MarkerSize = 2.4, IsOnRight = true, Label = "efficiency",
            Color = Palette.At(1) },
        ];
        Series[] knee = double.IsFinite(fade.Knee) ? [new ReferenceLine(fade.Knee) { IsUpright = true, Text = "knee" }] : [];
        return new Panel
        {
            X = new Axis("Cycle") { IsCounted = true, Padding = 0.03, IsTight = true },
            Y = new Axis("Capacity", found.Unit) { Min = 0, Max = 1.15 * q.Max() },
            Right = right.Length == 0 ? null
                : new Axis("Coulombic efficiency", "%") { Min = Math.Min(90, efficiency.Min() - 0.5), Max = Math.Max(101, efficiency.Max() + 0.5) },
            Series =
            [
                new ShadedWindow(found.Reference - 0.5, n[^1] + 0.5), new ReferenceLine(limit),
                new Annotation(n[0], limit, "80 % of the reference") { Anchor = TextAnchor.Start, ShiftX = 2, ShiftY = -6, Color = Rgb.Gray(0x60) },
                new LineSeries(n, q) { Marker = Marker.Circle, Width = 0, MarkerSize = 2.8, Label = "capacity", Color = Palette.At(0) }, .. right, .. knee,
            ],
        };
    }
}
