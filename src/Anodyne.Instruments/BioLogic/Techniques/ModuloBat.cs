using Anodyne.Records.Techniques;

namespace Anodyne.Instruments.BioLogic.Techniques;

/// <summary>
/// The controls of Modulo Bat, whose meaning follows the kind of the sequence: a current with its unit (CC), two frequencies after an amplitude (PEIS, GEIS),
/// nothing (Rest). EC-Lab prints no value that the kind does not use, though the module holds one. Of any other kind the numbers are kept with their codes.
/// </summary>
internal static class ModuloBat
{
    /// <summary>The same parameters with the controls as EC-Lab prints them.</summary>
    public static IReadOnlyList<TechniqueParameter> Interpret(IReadOnlyList<TechniqueParameter> parameters)
    {
        var kinds = parameters.FirstOrDefault(static parameter => parameter.Name == "ctrl_type");
        return kinds is null ? parameters : [.. parameters.Select(parameter => Interpret(parameter, kinds))];
    }

    private static TechniqueParameter Interpret(TechniqueParameter parameter, TechniqueParameter kinds)
    {
        if (!parameter.Name.StartsWith("ctrl", StringComparison.Ordinal) || parameter.Name.Length < 9 || !char.IsAsciiDigit(parameter.Name[4]))
        {
            return parameter;
        }

        var number = parameter.Name[4] - '0';
        var isReference = parameter.Name.EndsWith("_vs", StringComparison.Ordinal);
        return parameter with { Values = [.. parameter.Values.Select((value, s) => value.Word == "not read" ? value : isReference
            ? Reference(number, kinds.Values[s].Word, value) : Control(number, kinds.Values[s].Word, value))] };
    }

    private static ParameterValue Control(int number, string kind, ParameterValue value) => (kind, number) switch
    {
        ("CC", 1) => Unit(value, "I"),
        ("PEIS", 1) => value with { Unit = value.Unit == "1" ? "mV" : "code " + value.Unit },
        ("GEIS", 1) => Unit(value, "I"),
        ("PEIS" or "GEIS", 2 or 3) => Unit(value, "f"),
        ("Rest" or "CC" or "PEIS" or "GEIS", _) => ParameterValue.Of(""),
        _ => value with { Unit = "code " + value.Unit },
    };

    private static ParameterValue Reference(int number, string kind, ParameterValue value) => (kind, number) switch
    {
        ("CC", 1) => ParameterValue.Of(ParameterWords.Reference("I", Code(value))),
        ("Rest" or "CC" or "PEIS" or "GEIS", _) => ParameterValue.Of(""),
        _ => ParameterValue.Of(FormattableString.Invariant($"code {Code(value)}")),
    };

    private static ParameterValue Unit(ParameterValue value, string family)
        => value with { Unit = uint.TryParse(value.Unit, System.Globalization.CultureInfo.InvariantCulture, out var code) ? ParameterWords.Unit(family, code)
            : value.Unit };

    private static uint Code(ParameterValue value) => value.IsNumber ? (uint)value.Number : 0;
}
