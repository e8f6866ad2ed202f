using System.Text.RegularExpressions;

namespace Anodyne.House.Tests;

/// <summary>The rooms of mathematics and of drawing know no battery, not even in names: what they compute and draw has a name of its own.</summary>
public partial class WordTests
{
    public static TheoryData<string> Rooms => ["Anodyne.Numerics", "Anodyne.Figures"];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_below_the_cells_knows_no_battery(string room)
    {
        var found = SourceTypes.Sources(room)
            .SelectMany(source => Repository.Read(source.File).Split('\n').Select((line, index) => (Match: Words().Match(line), Where: $"{source.File}:{index + 1}")))
            .Where(item => item.Match.Success)
            .Select(item => $"{item.Where}: {item.Match.Value}");
        Assert.Empty(found);
    }

    [GeneratedRegex(
        "electrod|electrolyt|electrochem|lithium|batter|anode|anodic|cathod|voltage|coulomb|stoichiom|plating|stripping|interphase|dendrit|tafel|nernst|overpotential",
        RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
