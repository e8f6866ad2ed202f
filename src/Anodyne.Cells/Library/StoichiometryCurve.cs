using System.Globalization;
using Anodyne.Numerics.Interpolation;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Formulas;

namespace Anodyne.Cells.Library;

/// <summary>
/// A function of the stoichiometry as a file gives it: {formula: "4.2 - 0.5 x - 0.1 tanh(20 (x - 0.5))"}, {table: [[0.03, 4.3], [0.5, 3.8], ...]},
/// {table: ocv.csv}, or {sites: [[U_k, X_k, w_k], ...]} of the multi-species multi-reaction form.
/// </summary>
/// <param name="Function">The function, SI.</param>
/// <param name="Low">Lowest stoichiometry that the source covers.</param>
/// <param name="High">Highest stoichiometry that the source covers.</param>
/// <param name="Note">Its form in words.</param>
internal sealed record StoichiometryCurve(Func<double, double> Function, double Low, double High, string Note)
{
    private const int FewestPoints = 5;
    private static readonly string[] Variables = ["x", "y", "s", "theta"];
    private static readonly string[] Keys = ["formula", "table", "sites", "at temperature", "range", "evidence", "source"];

    /// <summary>Reads the function.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="folder">Where a table's file is looked for.</param>
    public static StoichiometryCurve Read(InputMapping node, string folder)
    {
        node.AllowOnly(Keys);
        string[] forms = [.. new[] { "formula", "table", "sites" }.Where(node.Has)];
        if (forms.Length != 1)
        {
            throw node.Fail(forms.Length == 0 ? "no function is given" : "two functions are given", "exactly one of formula, table, sites");
        }

        return forms[0] switch
        {
            "formula" => Formula(node.Require("formula").AsScalar("a formula in x")),
            "table" => Table(node.Require("table"), folder),
            _ => Sites(node.Sequence("sites"), node.Quantity("at temperature", Quantities.Dimensions.Dimension.Temperature, 298.15)),
        };
    }

    private static StoichiometryCurve Formula(InputScalar scalar)
    {
        FormulaNode formula;
        try
        {
            formula = FormulaReader.Read(scalar.Text, "formula");
        }
        catch (InputException wrong)
        {
            throw scalar.Fail($"{wrong.Problem.What} ({wrong.Problem.Where})", wrong.Problem.Allowed);
        }

        string[] symbols = [.. formula.Symbols.Where(symbol => symbol != "pi").Distinct()];
        if (symbols.Length > 1 || symbols.Any(symbol => !Variables.Contains(symbol)))
        {
            throw scalar.Fail($"the formula has the symbols {string.Join(", ", symbols)}", $"one variable, the stoichiometry: {string.Join(", ", Variables)}");
        }

        var name = symbols.Length == 0 ? "x" : symbols[0];
        return new StoichiometryCurve(theta => formula.Evaluate(new Dictionary<string, double> { [name] = theta }), 0, 1, "formula");
    }

    private static StoichiometryCurve Table(InputNode node, string folder)
    {
        var points = node is InputSequence list ? list.Select(Pair).ToList() : FromFile(node.AsScalar("a list of pairs, or the name of a table"), folder);
        if (points.Count < FewestPoints)
        {
            throw node.Fail(Invariant($"the table has {points.Count} points"), Invariant($"at least {FewestPoints}"));
        }

        if (points[0].X > points[^1].X)
        {
            points.Reverse();
        }

        for (var i = 1; i < points.Count; i++)
        {
            if (!(points[i].X > points[i - 1].X))
            {
                throw node.Fail(Invariant($"the stoichiometry does not go one way: {points[i].X} follows {points[i - 1].X}"),
                    "a table sorted by stoichiometry");
            }
        }

        if (points[0].X < 0 || points[^1].X > 1)
        {
            throw node.Fail(Invariant($"the stoichiometry runs from {points[0].X} to {points[^1].X}"), "0 to 1, the share of filled sites",
                "Divide the capacity that has gone in by that of all sites.");
        }

        var curve = new MonotoneCubic([.. points.Select(point => point.X)], [.. points.Select(point => point.Y)]);
        return new StoichiometryCurve(curve.Value, points[0].X, points[^1].X, Invariant($"table of {points.Count} points"));
    }

    private static (double X, double Y) Pair(InputNode node)
    {
        var pair = node.AsSequence("a pair: stoichiometry, value");
        return pair.Count == 2 ? (Number(pair[0]), Number(pair[1])) : throw pair.Fail("this is no pair", "stoichiometry, value");
    }

    private static double Number(InputNode node) => node.AsScalar("a plain number").Quantity(Quantities.Dimensions.Dimension.None);

    private static List<(double X, double Y)> FromFile(InputScalar scalar, string folder)
    {
        var path = Path.Combine(folder, scalar.Text);
        if (!File.Exists(path))
        {
            throw scalar.Fail($"the table {scalar.Text} does not exist", path);
        }

        var points = new List<(double X, double Y)>();
        var line = 0;
        foreach (var raw in File.ReadLines(path))
        {
            line++;
            var text = raw.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var cells = text.Split([',', ';', '\t', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var first = double.TryParse(cells[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var x);
            if (!first && points.Count == 0)
            {
                continue;
            }

            points.Add(first && cells.Length == 2 && double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
                ? (x, y)
                : throw new InputException("a row of the table is no pair of numbers", Invariant($"{path}:{line}"), $"\"{text}\"",
                    "two columns: stoichiometry from 0 to 1, volt (or m2/s)"));
        }

        return points;
    }

    private static StoichiometryCurve Sites(InputSequence list, double temperature)
    {
        var sites = list.Select(node =>
        {
            var site = node.AsSequence("U_k in V, X_k, w_k");
            return site.Count == 3 ? (Number(site[0]), Number(site[1]), Number(site[2])) : throw site.Fail("a site has three numbers", "U_k in V, X_k, w_k");
        }).ToArray();
        return new StoichiometryCurve(new MultiSitePotential(temperature, sites).Potential, 0, 1, "multi-species multi-reaction form");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
