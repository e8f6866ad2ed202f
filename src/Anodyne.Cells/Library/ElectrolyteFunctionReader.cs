using System.Globalization;
using Anodyne.Cells.Electrolytes;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Cells.Library;

/// <summary>
/// Reads a property of an electrolyte from a document: a plain quantity; {value, range, evidence, source}; or in the place of "value" one of
/// "proportional: 0.95 S/m" with "at: 1 M", "polynomial: {unit: S/m, per: 1 M, terms: {3: 0.1297, 1.5: -2.51}}", "landesfeind: [p1, p2, ...]".
/// "activation energy: 20 kJ/mol" with "at temperature: 25 degC" may stand beside each of them but the last.
/// </summary>
public static class ElectrolyteFunctionReader
{
    private static readonly string[] Keys =
        ["value", "proportional", "at", "polynomial", "landesfeind", "activation energy", "at temperature", "range", "evidence", "source"];

    /// <summary>Reads a function.</summary>
    /// <param name="node">Where it stands.</param>
    /// <param name="dimension">Dimension of the property.</param>
    /// <param name="concentration">Rest concentration, mol/m3, at which value and range are noted.</param>
    /// <param name="temperature">Temperature, K, at which they are noted.</param>
    /// <returns>The function, and its value at rest with provenance and a note on its form.</returns>
    public static (ElectrolyteFunction Function, Given AtRest, string Note) Read(InputNode node, Dimension dimension, double concentration, double temperature)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node is not InputMapping mapping)
        {
            var given = Given.Read(node, dimension);
            return (new ConstantFunction(given.Value), given, "");
        }

        mapping.AllowOnly(Keys);
        var (function, unit, note) = Form(mapping, dimension);
        if (mapping.Has("activation energy"))
        {
            if (mapping.Has("landesfeind"))
            {
                throw mapping.Require("activation energy").Fail("this fit has its own dependence on temperature", "no activation energy beside landesfeind");
            }

            var energy = mapping.Quantity("activation energy", Dimension.MolarEnergy);
            var reference = mapping.Quantity("at temperature", Dimension.Temperature, 298.15);
            function = mapping.Build(() => new ActivatedFunction(function, energy, reference));
            note = Join(note, $"Arrhenius, {UnitText.Print(energy, "kJ/mol")}");
        }

        return (function, Given.Annotated(mapping, function.Value(concentration, temperature), unit, dimension), note);
    }

    private static (ElectrolyteFunction Function, string Unit, string Note) Form(InputMapping mapping, Dimension dimension)
    {
        string[] forms = [.. new[] { "value", "proportional", "polynomial", "landesfeind" }.Where(mapping.Has)];
        if (forms.Length != 1)
        {
            throw mapping.Fail(forms.Length == 0 ? "no value is given" : "two forms are given", "exactly one of value, proportional, polynomial, landesfeind");
        }

        switch (forms[0])
        {
            case "value":
                var scalar = mapping.Require("value").AsScalar();
                return (new ConstantFunction(scalar.Quantity(dimension)), scalar.WrittenUnit, "");
            case "proportional":
                var proportional = mapping.Require("proportional").AsScalar();
                var at = mapping.Quantity("at", Dimension.Concentration);
                return (mapping.Build(() => new ProportionalFunction(proportional.Quantity(dimension), at)), proportional.WrittenUnit,
                    "proportional to the concentration");
            case "polynomial":
                return Polynomial(mapping.Mapping("polynomial"), dimension);
            default:
                return (Landesfeind(mapping.Sequence("landesfeind"), dimension), dimension.SiUnit, "fit of Landesfeind and Gasteiger in c and T");
        }
    }

    private static (ElectrolyteFunction Function, string Unit, string Note) Polynomial(InputMapping mapping, Dimension dimension)
    {
        mapping.AllowOnly("unit", "per", "terms");
        var unit = mapping.Text("unit", dimension == Dimension.None ? "1" : dimension.SiUnit);
        var scale = 1.0;
        if (unit != "1")
        {
            var node = mapping.Require("unit");
            var read = node.Build(() => UnitText.ReadUnit(unit));
            scale = read.Dimension == dimension ? read.Scale : throw node.Fail("the unit has the wrong dimension", dimension.ToString());
        }

        var per = mapping.Quantity("per", Dimension.Concentration);
        var terms = mapping.Mapping("terms").Entries
            .Select(entry => new PolynomialTerm(Power(entry.Key, entry.Value), entry.Value.AsScalar("a coefficient").Quantity(Dimension.None) * scale))
            .ToArray();
        return (mapping.Build(() => new PolynomialFunction(per, terms)), unit, "polynomial in the concentration");
    }

    private static double Power(string key, InputNode node) =>
        double.TryParse(key, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var power) ? power
            : throw node.Fail($"\"{key}\" is no power", "0, 0.5, 1, 1.5 ... 8");

    private static ElectrolyteFunction Landesfeind(InputSequence list, Dimension dimension)
    {
        var p = list.Select(node => node.AsScalar("a coefficient").Quantity(Dimension.None)).ToArray();
        var expected = dimension == Dimension.Conductivity ? 6 : dimension == Dimension.Diffusivity ? 4 : 9;
        if (p.Length != expected)
        {
            throw list.Fail("this fit has another number of coefficients", string.Create(CultureInfo.InvariantCulture, $"{expected} coefficients"));
        }

        return expected switch
        {
            6 => new LandesfeindConductivity(p[0], p[1], p[2], p[3], p[4], p[5]),
            4 => new LandesfeindDiffusivity(p[0], p[1], p[2], p[3]),
            _ => new LandesfeindPolynomial(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8]),
        };
    }

    private static string Join(string a, string b) => a.Length == 0 ? b : a + "; " + b;
}
