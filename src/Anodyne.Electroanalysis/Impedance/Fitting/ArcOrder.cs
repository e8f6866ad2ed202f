using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>
/// Puts interchangeable arcs in order of their time constants, fastest first. Two arcs of the same build can be swapped without changing the fit; a
/// series of spectra is readable only if the same name always means the same arc.
/// </summary>
internal static class ArcOrder
{
    public static LeastSquaresOutcome Sort(Circuit circuit, LeastSquaresOutcome outcome, CircuitResiduals residuals)
    {
        if (circuit.Root is not SeriesNode series)
        {
            return outcome;
        }

        var values = new double[circuit.Parameters.Count];
        residuals.ToValues(outcome.Parameters, values);
        var map = Enumerable.Range(0, values.Length).ToArray();
        foreach (var group in series.Parts.Where(p => TimeConstant(p, values) > 0).GroupBy(Shape))
        {
            var places = group.ToList();
            var held = places.Any(n => Enumerable.Range(n.Offset, n.Count).Any(i => residuals.Lower[i] >= residuals.Upper[i]));
            if (places.Count < 2 || held)
            {
                continue;
            }

            var sorted = places.OrderBy(n => TimeConstant(n, values)).ToList();
            for (var k = 0; k < places.Count; k++)
            {
                for (var i = 0; i < places[k].Count; i++)
                {
                    map[places[k].Offset + i] = sorted[k].Offset + i;
                }
            }
        }

        var n = values.Length;
        var inverse = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                inverse[(i * n) + j] = outcome.Inverse[(map[i] * n) + map[j]];
            }
        }

        return outcome with { Parameters = [.. map.Select(i => outcome.Parameters[i])], AtBound = [.. map.Select(i => outcome.AtBound[i])], Inverse = inverse };
    }

    /// <summary>Time constant of an arc in s: (R Q)^(1/n) of R || CPE, R C, tau of a ZARC; 0 for anything else.</summary>
    public static double TimeConstant(CircuitNode node, ReadOnlySpan<double> values)
    {
        if (node is ElementNode { Element: Zarc } zarc)
        {
            return values[zarc.Start + 1];
        }

        if (node is not ParallelNode parallel)
        {
            return 0;
        }

        double resistance = 0, q = 0, exponent = 1;
        foreach (var part in parallel.Parts)
        {
            var first = part is SeriesNode s ? s.Parts[0] : part;
            switch (first)
            {
                case ElementNode { Element: Resistor } r:
                    resistance = values[r.Start];
                    break;
                case ElementNode { Element: Capacitor } c:
                    q = values[c.Start];
                    break;
                case ElementNode { Element: ConstantPhase } cpe:
                    (q, exponent) = (values[cpe.Start], values[cpe.Start + 1]);
                    break;
                default:
                    break;
            }
        }

        return resistance > 0 && q > 0 ? Math.Pow(resistance * q, 1 / exponent) : 0;
    }

    // The build of a part without its numbers: parts of the same build are interchangeable.
    private static string Shape(CircuitNode node) => node switch
    {
        ElementNode e => e.Element.Symbol,
        SeriesNode s => string.Join('-', s.Parts.Select(Shape)),
        ParallelNode p => "p(" + string.Join(',', p.Parts.Select(Shape)) + ")",
        _ => "",
    };
}
