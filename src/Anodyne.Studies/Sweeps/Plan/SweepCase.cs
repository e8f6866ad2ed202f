using System.Globalization;

namespace Anodyne.Studies.Sweeps.Plan;

/// <summary>One case of a sweep.</summary>
/// <param name="Id">Number, from 1; equal plans give equal numbers.</param>
/// <param name="Point">Number of its point in the design, from 0.</param>
/// <param name="Values">Values of the axes, then the derived ones.</param>
/// <param name="Seed">Seed of what is random, from 1.</param>
/// <param name="Hash">Hash of everything that the plan says of it.</param>
internal sealed record SweepCase(int Id, int Point, IReadOnlyList<AxisValue> Values, int Seed, string Hash)
{
    /// <summary>Name of the run, and of its files.</summary>
    public string Label => LabelOf(Id);

    /// <summary>Name of the run of a number.</summary>
    public static string LabelOf(int id) => id.ToString("D6", CultureInfo.InvariantCulture);
}

/// <summary>The cases of a sweep, and what was left out.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="LeftOut">Points that break a constraint.</param>
internal sealed record SweepCases(IReadOnlyList<SweepCase> Cases, int LeftOut)
{
    /// <summary>Makes the cases of a plan.</summary>
    public static SweepCases Of(SweepPlan plan)
    {
        var cases = new List<SweepCase>();
        var (point, leftOut) = (-1, 0);
        var prefix = $"{plan.Model.Kind}\n{plan.BaseInputs}\n{plan.Resolution}\n{plan.KeepsFiles}\n"
            + string.Join('\n', plan.Axes.SelectMany(axis => axis.Paths).Concat(plan.Derived.SelectMany(value => value.Paths)).Select(path => path.Text));
        prefix = SweepPlan.HashOf(prefix);
        foreach (var values in plan.Design.Points(plan.Axes))
        {
            point++;
            var (all, known) = plan.Complete(values);
            if (!plan.Allows(known))
            {
                leftOut++;
                continue;
            }

            for (var seed = 1; seed <= plan.Seeds; seed++)
            {
                var hash = SweepPlan.HashOf(string.Create(CultureInfo.InvariantCulture,
                    $"{prefix}\n{string.Join('\n', all.Select(value => value.Text))}\n{seed}"));
                cases.Add(new SweepCase(cases.Count + 1, point, all, seed, hash));
            }
        }

        return new SweepCases(cases, leftOut);
    }
}
