using System.Globalization;
using System.Text;

namespace Anodyne.Siege;

/// <summary>The table of docs/reliability.md.</summary>
internal static class SurvivalTable
{
    private const string Begin = "<!-- table written by tools/siege -->";
    private const string End = "<!-- end of table -->";

    public static void Write(string page, IEnumerable<Tally> tallies, bool isLong, int seed)
    {
        var text = new StringBuilder(Begin).Append('\n').Append("| attack | tried | survived | note |\n|---|---|---|---|\n");
        foreach (var tally in tallies)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {tally.Attack} | {tally.Tried} | {tally.Survived} | {tally.Note} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{(isLong ? "Long" : "Plain")} run, seed {seed}, on {Environment.ProcessorCount} cores.\n").Append(End);
        var whole = File.ReadAllText(page);
        var (from, to) = (whole.IndexOf(Begin, StringComparison.Ordinal), whole.IndexOf(End, StringComparison.Ordinal));
        File.WriteAllText(page, whole[..from] + text + whole[(to + End.Length)..]);
    }
}
