using System.Globalization;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Transport;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Studies.Input;

/// <summary>
/// Holds the four transport properties of an electrolyte against a measured current fraction. "current fraction" cites one, and a contradiction is said;
/// "fraction" asks for the joint choice: one property ("solve", the thermodynamic factor unless named) is solved so that 1/(1 + Ne) is the fraction.
/// </summary>
internal static class CurrentFractionReader
{
    /// <summary>Name of the current fraction on the sheet of parameters.</summary>
    public const string Line = "electrolyte: current fraction 1/(1+Ne)";

    /// <summary>How the source of a solved property begins.</summary>
    public const string Solved = "solved from the current fraction";


    /// <summary>A fraction that differs by more than this share of itself contradicts, where no range is given.</summary>
    private const double Tolerance = 0.1;

    private static readonly (string Word, SolvedProperty Property)[] Solvable =
        [.. Enum.GetValues<SolvedProperty>().Select(property => (JointElectrolyte.Word(property), property))];

    /// <summary>The electrolyte of the case, solved if it asks for that; the sheet takes the current fraction and what it means.</summary>
    public static Electrolyte Apply(InputMapping mapping, Electrolyte electrolyte, double temperature, ParameterSheet sheet)
    {
        if (mapping.Has("fraction") && mapping.Has("current fraction"))
        {
            throw mapping.Require("current fraction").Fail("a current fraction is given twice", "fraction (solved for) or current fraction (compared)");
        }

        if (mapping.Find("fraction") is not { } asked)
        {
            if (mapping.Has("solve"))
            {
                throw mapping.Require("solve").Fail("nothing is solved without a fraction", "only beside \"fraction\"");
            }

            Compare(mapping, electrolyte, temperature, sheet);
            return electrolyte;
        }

        var given = Given.Read(asked, Dimension.None);
        var solved = mapping.ChoiceOr("solve", SolvedProperty.ThermodynamicFactor, Solvable);
        var word = JointElectrolyte.Word(solved);
        asked.Build(() => Require.Between(given.Value, 0.001, 0.999, "current fraction", "1"));
        var joint = asked.Build(() => JointElectrolyte.Of(electrolyte, temperature, given.Value, solved));
        var name = $"electrolyte: {word}";
        var before = sheet.Parameters.First(parameter => parameter.Name == name);
        var kept = string.Join(", ", Solvable.Where(one => one.Property != solved).Select(one => one.Word));
        sheet.Add(new Parameter(
            name, joint.Found, before.Unit, null, null, Evidence.Computed, Solved + " 1/(1+Ne) (Balsara and Newman 2015)",
            $"value given {UnitText.Print(joint.Kept, before.Unit, 4)}, value found {UnitText.Print(joint.Found, before.Unit, 4)}; kept: {kept}"
                + Beyond(before, joint.Found)));
        sheet.Add(new Parameter(
            Line, given.Value, "1", given.Low, given.High, given.Evidence, given.Source,
            string.Create(CultureInfo.InvariantCulture, $"{joint.FractionBefore:F3} before {word} was solved")));
        return joint.Electrolyte;
    }

    private static string Beyond(Parameter before, double found) => found < before.Low || found > before.High
        ? $"; outside its range of {UnitText.Print(before.Low ?? found, before.Unit, 3)} to {UnitText.Print(before.High ?? found, before.Unit, 3)}: "
            + "the four do not fit together"
        : "";

    private static void Compare(InputMapping mapping, Electrolyte electrolyte, double temperature, ParameterSheet sheet)
    {
        var computed = CurrentFraction.Of(electrolyte, temperature);
        var note = "what a Bruce-Vincent measurement of this electrolyte gives";
        if (Cited(mapping, sheet) is var (value, low, high, source) && (computed < low || computed > high))
        {
            note = string.Create(
                CultureInfo.InvariantCulture,
                $"contradicts the measured {value:G3} ({source}): kappa, D, TDF and t+ together give {computed:G3}; ")
                + $"write \"fraction: {value.ToString("G3", CultureInfo.InvariantCulture)}\" for a joint choice";
            sheet.Warn(string.Create(
                CultureInfo.InvariantCulture,
                $"The electrolyte contradicts the measured current fraction {value:G3}: its conductivity, diffusivity, thermodynamic factor and transference "
                    + $"number together give 1/(1+Ne) = {computed:G3}. \"fraction: {value:G3}\" solves one of them."));
        }

        sheet.Add(new Parameter(
            Line, computed, "1", null, null, Evidence.Computed, "1/(1+Ne), Balsara and Newman, J. Electrochem. Soc. 162 (2015) A2720", note));
    }

    // A fraction under its own key, or a transference number whose source says that it is one.
    private static (double Value, double Low, double High, string Source)? Cited(InputMapping mapping, ParameterSheet sheet)
    {
        if (mapping.Find("current fraction") is { } node)
        {
            var given = Given.Read(node, Dimension.None);
            node.Build(() => Require.Between(given.Value, 0.001, 0.999, "current fraction", "1"));
            return (given.Value, given.Low ?? (1 - Tolerance) * given.Value, given.High ?? (1 + Tolerance) * given.Value, given.Source);
        }

        var number = sheet.Parameters.FirstOrDefault(parameter => parameter.Name == "electrolyte: transference number");
        var says = number is { Evidence: Evidence.Measured } && mapping.Has("transference number")
            && (number.Source.Contains("current fraction", StringComparison.OrdinalIgnoreCase)
                || number.Source.Contains("Bruce-Vincent", StringComparison.OrdinalIgnoreCase));
        return says
            ? (number!.Value, Math.Min(number.Low ?? number.Value, (1 - Tolerance) * number.Value),
                Math.Max(number.High ?? number.Value, (1 + Tolerance) * number.Value), number.Source)
            : null;
    }
}
