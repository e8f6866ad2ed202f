using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>dead-lithium</c>: the balance of lost lithium.</summary>
internal sealed class DeadLithiumMethod : AnalysisMethod<DeadLithium>
{
    private static readonly QuantityOption s_lost = new("lost", Dimension.Charge, "\"1.2 mAh\"", "charge lost, instead of a record");
    private static readonly QuantityOption s_hydrogen = new("h2", Dimension.Amount, "\"12 umol\"", "amount of hydrogen from the titration");
    private static readonly NumberOption s_hydrogenError = new("h2-error", 0, 1, "relative error of the hydrogen") { Assumed = 0.02 };
    private static readonly NumberOption s_chargeError = new("charge-error", 0, 1, "relative error of a charge") { Assumed = 0.001 };
    private static readonly ResultTerm s_lostTerm = new("Q_lost_mAh", "mAh", "plated less stripped");
    private static readonly ResultTerm s_metal = new("Q_Li0_mAh", "mAh", "metallic, 2 n_H2 F (hydride counts as metal)");
    private static readonly ResultTerm s_film = new("Q_SEI_mAh", "mAh", "by difference");
    private static readonly ResultTerm s_share = new("share_Li0", "1", "Q_Li0/Q_loss");

    public DeadLithiumMethod()
        : base("dead-lithium", "Lost lithium split into metallic and interphase by titration", "a record in amperes (its loss is summed), or --lost")
    {
        Options = [s_lost, s_hydrogen, s_hydrogenError, s_chargeError];
        Results = [s_lostTerm, s_metal, s_film, s_share];
        Formulas = ["Q_loss = sum(Q_plate - Q_strip) = Q_Li0 + Q_SEI; Q_Li0 = 2 n_H2 F; interphase by difference with its error"];
        References = ["Fang et al., Nature 572 (2019) 511"];
    }

    protected override DeadLithium Compute(MethodInput input, CancellationToken cancellation)
    {
        var error = input.Get(s_chargeError);
        var (lost, deviation) = input.Find(s_lost) is { } given ? (given, error * given) : Summed(input, error);
        var hydrogen = input.Get(s_hydrogen);
        return DeadLithium.Of(lost, deviation, hydrogen, input.Get(s_hydrogenError) * hydrogen);
    }

    protected override void Present(DeadLithium found, Presentation show)
    {
        double lost = found.Lost / 3.6, metal = found.Metallic / 3.6, film = found.Interphase / 3.6;
        double[] half = [1.96 * found.LostDeviation / 3.6, 1.96 * found.MetallicDeviation / 3.6, 1.96 * found.InterphaseDeviation / 3.6];
        show.Method = "balance";
        show.Add(s_lostTerm, lost, half[0]);
        show.Add(s_metal, metal, half[1]);
        show.Add(s_film, film, half[2]);
        show.Add(s_share, found.MetallicShare, half[2] / lost);
        show.Curve("dead-lithium", "balance", ("Lost", "mAh", [lost]), ("Metallic", "mAh", [metal]), ("Interphase", "mAh", [film]));
        show.Draw(() => Figure.Of(new Panel
        {
            X = Axis.OfCategories("lost", "metallic Li^{0}", "interphase"),
            Y = new Axis("Charge", "mAh") { Min = Math.Min(0, 1.15 * (film - half[2])), Max = 1.15 * Math.Max(lost, metal + half[1]) },
            Series = [new BarSeries([lost, metal, film]) { Error = half }],
        }));
    }

    // The charge of the whole cell: a density says nothing of an amount of lithium.
    private static (double Lost, double Deviation) Summed(MethodInput input, double error)
    {
        var record = CyclingRecord.Of(input);
        if (record.PerArea && input.First.Current.IsEmpty)
        {
            throw new InputException("the balance needs the charge of the whole cell", input.Names[0], "a current density", "a current (i_mA), or --lost");
        }

        var scale = record.PerArea ? input.First.Cell.Area ?? 1 : 1;
        var cycles = ChargeCycle.Pair(record.Halves, record.Type);
        return (scale * cycles.Sum(c => c.In - c.Out), scale * error * Math.Sqrt(cycles.Sum(c => (c.In * c.In) + (c.Out * c.Out))));
    }
}
