using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Records.Techniques;

namespace Anodyne.Cli.Verbs;

/// <summary>What <c>anodyne read</c> prints of the techniques that a file states.</summary>
internal static class TechniqueText
{
    private const int WidestTable = 12;

    /// <summary>A table for each technique: one row a parameter, one column a sequence.</summary>
    public static void Show(IReadOnlyList<TechniqueSettings> techniques, VerbContext context)
    {
        foreach (var technique in techniques)
        {
            var one = technique.Sequences == 1;
            context.Say($"{technique.Name}: {technique.Parameters.Count} parameters, {technique.Sequences} sequence{(one ? "" : "s")}");
            if (technique.Parameters.Count == 0)
            {
                continue;
            }

            var shown = Math.Min(technique.Sequences, WidestTable);
            var table = new TextTable(["parameter", .. Enumerable.Range(0, shown).Select(sequence => one ? "value" : $"sequence {sequence}")]);
            foreach (var parameter in technique.Parameters)
            {
                table.Add([parameter.Name, .. parameter.Values.Take(shown).Select(static value => (TextCell)value.ToString())]);
            }

            context.Show(table);
            if (shown < technique.Sequences)
            {
                context.Say($"{technique.Sequences - shown} more sequences: --json has them all");
            }
        }
    }
}
