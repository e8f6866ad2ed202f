using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Depth;

namespace Anodyne.Surfaces.Methods;

/// <summary><c>tofsims</c>: interfaces and layers of a depth profile.</summary>
internal sealed class TofsimsMethod : AnalysisMethod<LayerProfile>
{
    private enum Scaling
    {
        None,
        Total,
        Highest,
    }

    private static readonly TextOption<string[]> s_ions = new(
        "ions", "ions that are looked at; otherwise all", "e.g. \"LiF2-, C2HO-\"", static text => text.Split(',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static readonly QuantityOption s_crater =
        new("crater", Dimension.Length, "\"100 nm\"", "depth of the crater at the end of the profile; otherwise that of the file") { IsPositive = true,
            IsConstant = true };

    private static readonly QuantityOption s_thickness =
        new("thickness", Dimension.Length, "\"12 nm\"", "thickness of the first layer, where the crater is not known") { IsPositive = true, IsConstant = true };

    private static readonly ChoiceOption<Scaling> s_scaling = new(
        "normalize", "how the curves are drawn; the fits are of counts", ("none", Scaling.None), ("total", Scaling.Total), ("max", Scaling.Highest));

    private static readonly ListTerm s_interfaces = new(
        "interfaces", new ResultTerm("ion", "", "ion"), new ResultTerm("position_s", "s", "sputter time at half of the step"), new ResultTerm("position_nm",
            "nm", "depth at half of the step"),
        new ResultTerm("width_nm", "nm", "from 16 to 84 % of the step"), new ResultTerm("counts_before", "1", "plateau before"), new ResultTerm("counts_after",
            "1", "plateau behind"));

    private static readonly ListTerm s_layers = new(
        "layers", new ResultTerm("to_s", "s", "sputter time of the interface on which its ions agree"), new ResultTerm("to_nm", "nm", "its depth"),
        new ResultTerm("thickness_nm", "nm", "thickness of the layer above it"), new ResultTerm("ions", "", "ions that show it"));

    public TofsimsMethod()
        : base("tofsims", "Interfaces, widths and layer thicknesses of a depth profile", "a depth profile: ions against sputter time or depth")
    {
        Options = [s_ions, s_crater, s_thickness, s_scaling];
        Results = [s_interfaces, s_layers];
        Formulas =
        [
            "I = a + (b - a)/2 (1 + erf((t - t0)/(sqrt 2 s))), weights of Poisson; t0 is the 50 % interface, 2 s the width from 16 to 84 %",
            "depth = t crater/t_end, or t film/t_film: one sputter rate for all layers",
            "layers: steps of several ions within their widths are one interface, the weighted mean; the interval grows where ions disagree",
        ];
        References = ["Hofmann, Rep. Prog. Phys. 61 (1998) 827 (depth profiling)",
            "Lombardo et al., J. Vac. Sci. Technol. A 41 (2023) 053207 (lithium batteries by TOF-SIMS)"];
    }

    public override bool Suits(Measurement measured) => measured is DepthProfile;

    protected override LayerProfile Compute(MethodInput input, CancellationToken cancellation)
    {
        var (_, profile, record) = input.Measured<DepthProfile>("a depth profile")[0];
        if (input.IsGiven(s_ions))
        {
            var wanted = input.Get(s_ions);
            var ions = wanted.Select(name => profile.Ions.FirstOrDefault(ion => ion.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new InputException(
                "the profile holds no such ion", "--ions", name, string.Join(", ", profile.Ions.Select(static ion => ion.Name)))).ToArray();
            profile = new DepthProfile(profile.Positions, ions) { IsDepth = profile.IsDepth };
        }

        var crater = profile.IsDepth ? null : input.Find(s_crater) ?? Stated(input, record);
        var film = profile.IsDepth || crater is not null ? null : input.Find(s_thickness);
        _ = input.Get(s_scaling);
        return LayerProfile.Of(profile, crater, film) with { Scaled = (int)input.Get(s_scaling) };
    }

    protected override void Present(LayerProfile found, Presentation show)
    {
        show.Method = "error function, Poisson weights";
        var (rate, isDepth) = (found.Rate, found.Profile.IsDepth);
        double Time(double value) => isDepth ? double.NaN : value;
        double Nano(double value) => rate is { } r ? 1e9 * r * value : double.NaN;
        show.Rows(s_interfaces, found.Steps, step =>
        [
            Cell.Of(step.Ion), new Cell(Time(step.Position.Value), isDepth ? null : step.Position.Half), new Cell(Nano(step.Position.Value),
                step.Position.Half is { } half ? Nano(half) : null),
            new Cell(Nano(step.Width.Value), step.Width.Half is { } width ? Nano(width) : null), step.Before, step.After,
        ]);
        show.Rows(s_layers, found.Interfaces.Select((at, k) => (at, before: k == 0 ? null : found.Interfaces[k - 1])), layer =>
        {
            var (at, before) = layer;
            var (from, error) = before is null ? (0.0, (double?)0.0) : (before.Position.Value, before.Position.Half);
            var half = at.Position.Half is { } own && error is { } other ? Math.Sqrt((own * own) + (other * other)) : (double?)null;
            return
            [
                new Cell(Time(at.Position.Value), isDepth ? null : at.Position.Half), new Cell(Nano(at.Position.Value), at.Position.Half is { } h ? Nano(h)
                    : null),
                new Cell(Nano(at.Position.Value - from), half is { } w ? Nano(w) : null), Cell.Of(string.Join(", ", at.Ions)),
            ];
        });
        show.Setting("sputter rate", rate is { } known && !isDepth ? FormattableString.Invariant($"{1e9 * known:G4} nm/s ({found.RateSource})")
            : found.RateSource);
        var x = found.Profile.Positions;
        double[] depths = [.. x.Select(Nano)];
        show.Curve("profile", "as recorded", [(isDepth ? "Depth" : "Sputter time", isDepth ? "nm" : "s", isDepth ? depths : x), ("Depth", "nm", depths),
            .. found.Profile.Ions.Select(static ion => (ion.Name, "1", (IReadOnlyList<double>)ion.Counts))]);
        show.Draw(() => Draw(found, rate is null ? x : depths, rate is null));
    }

    // "100.000 nm" under a name that says crater.
    private static double? Stated(MethodInput input, Record record)
    {
        var text = record.Provenance.Settings.FirstOrDefault(static setting => setting.Key.Contains("crater", StringComparison.OrdinalIgnoreCase)).Value;
        if (text is null || !UnitText.TryParseToSi(text, Dimension.Length, out var depth) || !(depth > 0))
        {
            return null;
        }

        input.Default(s_crater, text + " (the file)");
        return depth;
    }

    private static Figure Draw(LayerProfile found, double[] x, bool isTime)
    {
        var total = new double[x.Length];
        foreach (var ion in found.Profile.Ions)
        {
            for (var i = 0; i < total.Length; i++)
            {
                total[i] += ion.Counts[i];
            }
        }

        double[] Scaled(IonProfile ion) => (Scaling)found.Scaled switch
        {
            Scaling.Total => [.. ion.Counts.Zip(total, static (c, t) => c / t)],
            Scaling.Highest => [.. ion.Counts.Select(c => c / ion.Counts.Where(double.IsFinite).DefaultIfEmpty(1).Max())],
            _ => ion.Counts,
        };
        var unit = isTime ? 1 : 1e9 * (found.Rate ?? 1);
        return Figure.Of(new Panel
        {
            X = new Axis(isTime ? "Sputter time" : "Depth", isTime ? "s" : "nm") { IsTight = true },
            Y = new Axis((Scaling)found.Scaled == Scaling.None ? "Counts" : "Share") { Scale = AxisScale.Log },
            Series =
            [
                .. found.Interfaces.Select(at => new ReferenceLine(unit * at.Position.Value) { IsUpright = true }),
                .. found.Profile.Ions.Select((ion, k) => new LineSeries(x, [.. Scaled(ion).Select(static c => c > 0 ? c
                    : double.NaN)]) { Color = Palette.At(k), Label = ion.Name }),
            ],
        }, 110, 75);
    }
}
