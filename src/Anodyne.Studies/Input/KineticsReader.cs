using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Library;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Studies.Input;

/// <summary>Reads the kinetics of an electrode; an entry of the library may give the exchange current density and the energies.</summary>
internal static class KineticsReader
{
    private const double RoomTemperature = 298.15;

    public static ElectrodeKinetics Read(InputMapping mapping, string prefix, Electrolyte electrolyte, ParameterSheet sheet, MaterialLibrary library)
    {
        mapping.AllowOnly(
            "law", "use", "exchange current density", "at concentration", "at temperature", "concentration exponent", "anodic transfer coefficient",
            "cathodic transfer coefficient", "reorganization energy", "activation energy");
        var entry = mapping.Find("use") is { } use
            ? use.Build(() => library.Get(use.AsScalar("the name of an entry of the library").Text, MaterialKind.Kinetics)) : null;
        double? Take(string key, Dimension dimension)
        {
            if (mapping.Has(key))
            {
                return sheet.Take(prefix, mapping, key, dimension);
            }

            if (entry?.Find(key) is not { } listed)
            {
                return null;
            }

            sheet.Add($"{prefix}: {key}", listed.Value, $"library: {entry.Key}");
            return listed.Value.Value;
        }

        var marcus = mapping.ChoiceOr("law", false, ("butler-volmer", false), ("marcus-hush-chidsey", true));
        var current = Take("exchange current density", Dimension.CurrentDensity) ?? mapping.Quantity("exchange current density", Dimension.CurrentDensity);
        var reference = Take("at concentration", Dimension.Concentration) ?? electrolyte.Concentration;
        var temperature = Take("at temperature", Dimension.Temperature) ?? RoomTemperature;
        var energy = Take("activation energy", Dimension.MolarEnergy) ?? 0;
        var exponent = Take("concentration exponent", Dimension.None);
        if (marcus)
        {
            Refuse(mapping, "transfer coefficients belong to Butler-Volmer kinetics", "anodic transfer coefficient", "cathodic transfer coefficient");
            var reorganization = Take("reorganization energy", Dimension.Voltage) ?? mapping.Quantity("reorganization energy", Dimension.Voltage);
            return mapping.Build(() =>
                new MarcusHushChidsey(current, reference, reorganization, Noted(sheet, prefix, "concentration exponent", exponent, 0.5), energy, temperature));
        }

        Refuse(mapping, "a reorganization energy belongs to Marcus kinetics", "reorganization energy");
        var anodic = Noted(sheet, prefix, "anodic transfer coefficient", Take("anodic transfer coefficient", Dimension.None), 0.5);
        var cathodic = Noted(sheet, prefix, "cathodic transfer coefficient", Take("cathodic transfer coefficient", Dimension.None), 0.5);
        return mapping.Build(() =>
            new ButlerVolmer(current, reference, Noted(sheet, prefix, "concentration exponent", exponent, anodic), anodic, cathodic, energy, temperature));
    }

    // A default is a choice of this product and stands on the sheet as assumed.
    private static double Noted(ParameterSheet sheet, string prefix, string key, double? given, double standard)
    {
        if (given is null)
        {
            sheet.Add(new Parameter($"{prefix}: {key}", standard, "1", null, null, Evidence.Assumed, "default"));
        }

        return given ?? standard;
    }

    private static void Refuse(InputMapping mapping, string what, params string[] keys)
    {
        foreach (var key in keys)
        {
            if (mapping.Find(key) is { } found)
            {
                throw found.Fail(what, "", "Choose the law with \"law: butler-volmer\" or \"law: marcus-hush-chidsey\".");
            }
        }
    }
}
