using Anodyne.Plating.Results;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities;
using Anodyne.Reports.Pages;
using Anodyne.Reports.Sections;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Reporting;
using Anodyne.Studies.Tests.Runs;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Tests.Reporting;

/// <summary>A study whose numbers are invented from simple formulas: shaped like a real one, to test how it is shown, and for nothing else.</summary>
internal static class MadeUpStudy
{
    private const double Width = 100e-6;
    private const double Charge = 108000;

    public static ReportPage Make(int seeds = 8) => new()
    {
        Title = "Made-up data: bare and coated separator",
        Question = "Does a coating with a higher transference number plate lithium flatter, and which property buys it?",
        Command = "anodyne run examples/anion-braking/study.yaml --out results",
        Version = "0.1.0",
        InputsHash = "0123456789abcdef",
        Machine = "4 cores, 61 s for 64 runs.",
        Citation = "Anodyne contributors, Anodyne 0.1.0, https://example.org",
        Summary = [.. SummaryWords.Of(Conclusions), "The published *t*_{+} is a Bruce-Vincent current fraction; it is taken as the transference number. *c V*_{m} is 0.078."],
        Warnings = ["made up", "made up"],
        LeftOut = ["Mechanics: no stress in film, separator or lithium.", "Films that vary along the surface, crack or heal.", "Convection: of order *c V*_{m} = 0.078."],
        Overview = OverviewFigure.Of(Variants(seeds)),
        Sections =
        [
            PlatingSection.Of(Variants(seeds)),
            Studies.Reporting.Attribution.Section([Attribution("1 mA/cm^{2}, *t*_{+} of the whole electrolyte", 0.14), Attribution("10 mA/cm^{2}, *t*_{+} of the whole electrolyte", -0.4), Attribution("10 mA/cm^{2}, *t*_{+} of the coating alone", -0.1)]),
            RangeFigure.Section(Conclusions, []),
            GrowthSection.Of([Plain("PE"), Plain("LiMMT")]),
            ComparisonTable.Section(Comparison),
            .. ParameterTable.Sections([("PE", Sheet(0.32)), ("LiMMT", Sheet(0.63))]),
            NumericsSection.Of(new ModelView([Plain("PE, 1 mA") with { Refined = [.. new[] { 64, 128, 256, 512 }.Select(Refined)] }], [], 128)),
            new VerificationSection(Checks),
        ],
    };

    public static IReadOnlyList<PlatingVariant> Variants(int seeds) =>
    [
        Variant("PE, 1 mA", 10, 0.2, seeds), Variant("LiMMT, 1 mA", 10, 0.34, seeds), Variant("PE, 10 mA", 100, 1.7, seeds), Variant("LiMMT, 10 mA", 100, 1.1, seeds),
        Variant("LiMMT, 1 mA, *t*_{+} of the coating", 10, 0.3, seeds), Variant("LiMMT, 10 mA, *t*_{+} of the coating", 100, 1.5, seeds),
    ];

    private static IReadOnlyList<Conclusion> Conclusions =>
    [
        new Conclusion
        {
            Condition = "1 mA/cm^{2}", Variant = "LiMMT", Reference = "PE", LogRatio = 0.14, HalfWidth = 0.02, Seeds = 8,
            DecisiveProperty = "exchange current density", DecisiveEffect = 0.25, OpposingProperty = "transference number", OpposingEffect = -0.11,
            Ranges = [new RangeTest("diffusivity", "2\u00d710^{−11}", "2\u00d710^{−10} m^{2} s^{−1}", -0.03, 0.2), new RangeTest("surface energy", "0.3", "0.7 J m^{−2}", 0.17, 0.12)],
        },
        new Conclusion
        {
            Condition = "10 mA/cm^{2}, *t*_{+} of the coating alone", Variant = "LiMMT-10mA (coating)", Reference = "PE-10mA", LogRatio = -0.6, HalfWidth = 0.09, Seeds = 8,
            DecisiveProperty = "transference number", DecisiveEffect = -0.9, OpposingProperty = "exchange current density", OpposingEffect = 0.3,
            Ranges = [new RangeTest("diffusivity", "2\u00d710^{−11}", "2\u00d710^{−10} m^{2} s^{−1}", -0.9, -0.2), new RangeTest("separator: MacMullin number of PE and LiMMT", "4", "20", -0.5, -0.75)],
        },
    ];

    private static IReadOnlyList<ComparedAnswer> Comparison =>
    [
        Compared("LiMMT, 1 mA", "thickness after 3 mAh/cm^{2}", "um", "5 µm is below the 14.5 µm of dense lithium.",
            Value(ComparedOrigin.Model, 14.6, 0.1), Value(ComparedOrigin.Reported, 5, null) with { Source = "figure 4 of the paper" }),
        Compared("PE", "exchange current density", "mA/cm2", "",
            Value(ComparedOrigin.Measured, 0.7, 0.2) with { Source = "Tafel intercept" }, Value(ComparedOrigin.Reported, 0.63, null)),
    ];

    private static ComparedAnswer Compared(string variant, string title, string unit, string remark, params ComparedValue[] values) =>
        new(variant, title, title, unit, values) { Remarks = _ => remark.Length == 0 ? [] : [remark] };

    private static ComparedValue Value(ComparedOrigin origin, double value, double? half) => new(origin, "made up", value, half, Verdict.Ok, "", []);

    private static ParameterSheet Sheet(double transference)
    {
        var sheet = new ParameterSheet();
        sheet.Add(new Parameter("electrolyte: salt diffusivity", 6e-11, "m2/s", 2e-11, 2e-10, Evidence.Assumed, "no single source for 6 M LiFSI in DME"));
        sheet.Add(new Parameter("electrolyte: transference number", transference, "1", null, null, Evidence.Measured, "Bruce-Vincent current fraction of the whole cell"));
        sheet.Add(new Parameter("lithium: surface energy", 0.5, "J/m2", 0.3, 0.7, Evidence.Computed, "DFT, by facet 0.46 to 0.54"));
        sheet.Add(new Parameter("domain: width", Width, "um", null, null, null, "line 3"));
        return sheet;
    }

    private static ModelVariant Plain(string name) =>
        new(name, new ModelCase(name, TestCases.Plain, new ParameterSheet(), TestCases.Document("{}"), "."), [Result(name, 10, 0.2, 1)]);

    private static RefinedResult Refined(int across) => new(across, Result("PE", 10, 0.2 + (1.0 / across), 1));

    private static IReadOnlyList<CheckOutcome> Checks =>
    [
        new CheckOutcome(new VerificationCheck("plating/semicircle-tip", "shapes", "1", 2, 0.005, ErrorMeasure.Relative, "potential theory", _ => 2), 2.004, 0.002, true, 0.1, null),
        new CheckOutcome(new VerificationCheck("plating/s1-10um", "growth rates", "1/s", 2.6e-6, 0.01, ErrorMeasure.Relative, "linear stability", _ => 2.6e-6), 2.7e-6, 0.038, false, 0.1, null),
    ];

    private static Attribution Attribution(string condition, double total)
    {
        (string Title, string From, string To, double Alone, double Shapley)[] shares =
        [
            ("transference number", "0.32", "0.63", total - 0.2, total - 0.25), ("exchange current density", "0.63", "1.3 mA cm^{−2}", 0.28, 0.27),
            ("coating 2 µm", "none", "2 µm", -0.01, -0.02),
        ];
        return new Attribution(
            condition,
            new StudyVariant("PE", shares.ToDictionary(share => share.Title, share => share.From)),
            new StudyVariant("LiMMT", shares.ToDictionary(share => share.Title, share => share.To)),
            "ln(*R*_{q,end}/*R*_{q,start})",
            new SharedDifference(0.2, 0.2 + total,
            [
                .. shares.Select(share => new PropertyShare(new StudyProperty(share.Title, share.Title, new Dictionary<string, PropertyOption>()), share.Alone, share.Shapley)),
            ]));
    }

    private static PlatingVariant Variant(string name, double current, double folds, int seeds) =>
        new(name, [.. Enumerable.Range(1, seeds).Select(s => new PlatingRun(s, Result(name, current, folds, s)))]);

    private static PlatingResult Result(string name, double current, double folds, int seed)
    {
        var growth = folds * (1 + (0.06 * Math.Sin(7 * seed)));
        var times = Enumerable.Range(0, 120).Select(i => i / 119.0).ToArray();
        PlatingSample[] series = [.. times.Select(t => Sample(t, current, growth, seed))];
        FrontSnapshot[] fronts = [.. Enumerable.Range(0, 9).Select(k => Front(k / 8.0, current, growth, seed))];
        var end = series[^1];
        return new PlatingResult
        {
            Name = name, ChargePerArea = Charge, Time = end.Time, StopReason = StopReason.Charge, StopDetail = "3 mAh/cm2 passed", DenseThickness = 14.547e-6,
            MeanThickness = 14.55e-6, Peak = end.Peak, Valley = end.Valley, RoughnessRq = end.RoughnessRq, AspectRatio = 0.4, TipCurrentRatio = end.TipCurrentRatio,
            LateralToVertical = 0.1, Porosity = 0.001, MinConcentration = end.MinConcentration, MaxField = 1e4, Voltage = end.Voltage, GrowthRate = growth / end.Time,
            Conservation = new ConservationErrors(1e-13, 2e-14, 3e-13), Steps = 240, Cells = 32768, LinearIterations = 2000, Wall = 0.9, Topology = new TopologyEvents(0, 0, 0),
            Series = series, Fronts = fronts, Fields = [Field(fronts[^1], current)], Warnings = [], TransportForm = "made up",
        };
    }

    private static PlatingSample Sample(double t, double current, double growth, int seed)
    {
        var rq = 0.3e-6 * Math.Exp(growth * t);
        return new PlatingSample(
            t * Charge / current, t * Charge, current, -0.002 * current * (1 + (0.1 * Math.Exp(-30 * t)) + (0.01 * Math.Sin(seed))), t * 14.547e-6,
            (t * 14.547e-6) + (2.6 * rq), (t * 14.547e-6) - (2.4 * rq), rq, 0.2, 1 + (0.02 * current * rq * 1e6), 0.1, 0.001, 6000 - (8 * current * (1 + (0.1 * t))), 6100, 1.2 * current, 1e-13, 1e-14);
    }

    private static double Ripple(double x, int seed) => Enumerable.Range(1, 9).Sum(k => Math.Cos((2 * Math.PI * k * x / Width) + (1.7 * seed * k * k)) / Math.Sqrt(k)) / 1.7;

    private static FrontSnapshot Front(double t, double current, double growth, int seed)
    {
        double[] x = [.. Enumerable.Range(0, 257).Select(i => Width * i / 256)];
        double[] z = [.. x.Select(v => (t * 14.547e-6) + (0.3e-6 * Math.Exp(growth * t) * Ripple(v, seed)))];
        return new FrontSnapshot(t * Charge / current, t * Charge, [new FrontCurve(FrontCurveKind.Main, x, z, [.. x.Select(_ => current)])]);
    }

    private static FieldMap Field(FrontSnapshot front, double current)
    {
        const int columns = 200, rows = 84;
        const double h = Width / columns;
        var low = -2e-6;
        float[] c = new float[columns * rows], phi = new float[columns * rows], j = new float[columns * rows], e = new float[columns * rows];
        var main = front.Curves[0];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (at, z) = ((row * columns) + column, low + (h * row));
                var surface = main.Z[(int)(256.0 * column / columns)];
                var isMetal = z < surface;
                c[at] = isMetal ? float.NaN : (float)(6000 + (8 * current * ((1e6 * (z - surface) / 12) - 1)));
                j[at] = isMetal ? float.NaN : (float)(current * (1 + ((surface - 14.5e-6) * 2e5 * Math.Exp(-(z - surface) / 5e-6))));
            }
        }

        return new FieldMap(front.Time, front.ChargePerArea, columns, rows, h / 2, low + (h / 2), h, c, phi, j, e);
    }
}
