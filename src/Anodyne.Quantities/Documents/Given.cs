using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;

namespace Anodyne.Quantities.Documents;

/// <summary>
/// A quantity as an input file gives it: the plain text "2 um", or a mapping {value: "2 um", range: ["1 um", "4 um"], evidence: assumed, source: "..."}.
/// </summary>
/// <param name="Value">The value, SI.</param>
/// <param name="Unit">The unit in which it was written.</param>
/// <param name="Low">Lower end of the range, SI; null if none was given.</param>
/// <param name="High">Upper end of the range, SI; null if none was given.</param>
/// <param name="Evidence">What it rests on; null for a plain value, which is a choice of whoever wrote the file.</param>
/// <param name="Source">The source as given; for a plain value the file and line.</param>
public sealed record Given(double Value, string Unit, double? Low, double? High, Evidence? Evidence, string Source)
{
    /// <summary>The keys of the long form.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["value", "range", "evidence", "source"];

    /// <summary>Reads either form.</summary>
    /// <param name="node">A scalar, or a mapping with only these keys.</param>
    /// <param name="dimension">The dimension it must have.</param>
    public static Given Read(InputNode node, Dimension dimension)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node is InputMapping mapping)
        {
            mapping.AllowOnly([.. Keys]);
            var scalar = mapping.Require("value").AsScalar($"a value such as \"{dimension.Example}\"");
            return Annotated(mapping, scalar.Quantity(dimension), scalar.WrittenUnit, dimension);
        }

        var plain = node.AsScalar($"a value such as \"{dimension.Example}\", or {{value, range, evidence, source}}");
        return new Given(plain.Quantity(dimension), plain.WrittenUnit, null, null, null, SourceLine(node));
    }

    /// <summary>Reads range, evidence and source beside a value that was found in another way.</summary>
    /// <param name="mapping">The mapping with these three keys, each optional except that evidence other than assumed needs a source.</param>
    /// <param name="value">The value, SI.</param>
    /// <param name="unit">Its unit for people.</param>
    /// <param name="dimension">Its dimension.</param>
    public static Given Annotated(InputMapping mapping, double value, string unit, Dimension dimension)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        double? low = null, high = null;
        if (mapping.Find("range") is { } rangeNode)
        {
            var range = rangeNode.AsSequence("a list of two values, lowest first");
            if (range.Count != 2)
            {
                throw range.Fail("a range has two ends", "a list of two values, lowest first");
            }

            low = range[0].AsScalar().Quantity(dimension);
            high = range[1].AsScalar().Quantity(dimension);
            if (!(low <= value && value <= high))
            {
                throw range.Fail("the range does not contain the value",
                    $"{UnitText.Print(low.Value, unit)} <= {UnitText.Print(value, unit)} <= {UnitText.Print(high.Value, unit)}");
            }
        }

        var evidence = mapping.Has("evidence")
            ? mapping.Choice<Evidence?>("evidence", ("measured", Estimates.Evidence.Measured), ("computed", Estimates.Evidence.Computed),
                ("assumed", Estimates.Evidence.Assumed))
            : null;
        if (evidence is Estimates.Evidence.Measured or Estimates.Evidence.Computed && !mapping.Has("source"))
        {
            throw mapping.Fail($"a {evidence.ToString()!.ToLowerInvariant()} value needs a source", "source: \"author, journal, year\"");
        }

        return new Given(value, unit, low, high, evidence, mapping.Text("source", SourceLine(mapping)));
    }

    /// <summary>"file, line n".</summary>
    public static string SourceLine(InputNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path.GetFileName(node.File)}, line {node.Line}");
    }
}
