using Anodyne.Design.Claims;
using Anodyne.Design.Claims.Rules;
using Anodyne.Design.Pouch;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Reports.Sections;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Designs;

/// <summary>
/// What a study asks of thermochemistry, of the pouch-cell calculator and of the claims: the keys <c>reactions</c> (a list of reactions, or of {reaction,
/// temperature}), <c>designs</c> (a list of files) and <c>claims</c> (a list of files; the word "shipped" means the values that come with the product).
/// </summary>
/// <param name="Reactions">Reactions with their properties.</param>
/// <param name="Designs">Pouch cells.</param>
/// <param name="Claims">Tables of reported values, examined.</param>
public sealed record DesignRequests(IReadOnlyList<ReactionProperties> Reactions, IReadOnlyList<PouchDesign> Designs, IReadOnlyList<ClaimCheck> Claims)
{
    /// <summary>Nothing asked for.</summary>
    public static DesignRequests None { get; } = new([], [], []);

    /// <summary>The keys of a study that are read here.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["reactions", "designs", "claims"];

    /// <summary>Reads the keys of a study.</summary>
    /// <param name="study">The study's root.</param>
    /// <param name="folder">Folder that file names are relative to.</param>
    /// <exception cref="InputException">If a reaction, a file or a value is wrong; the message gives line and column.</exception>
    public static DesignRequests Read(InputMapping study, string folder)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(folder);
        return new DesignRequests(
            [.. Items(study, "reactions").Select(ReadReaction)],
            [.. Items(study, "designs")
                .Select(node => PouchDesign.Of(PouchCellReader.ReadFile(Path.Combine(folder, node.AsScalar("the name of a file").Text))))],
            [.. Items(study, "claims").Select(node => ReadClaims(node, folder))]);
    }

    /// <summary>The sections of the report; those that nothing was asked for are left out.</summary>
    public IReadOnlyList<ReportSection> Sections =>
    [
        .. Reactions.Count > 0 ? [new ReactionSection(Reactions)] : Array.Empty<ReportSection>(),
        .. Designs.Count > 0 ? [new PouchSection(Designs)] : Array.Empty<ReportSection>(),
        .. Claims.Count > 0 ? [new ClaimSection(Claims)] : Array.Empty<ReportSection>(),
    ];

    private static IEnumerable<InputNode> Items(InputMapping study, string key)
    {
        if (study.OptionalSequence(key) is { } list)
        {
            for (var index = 0; index < list.Count; index++)
            {
                yield return list[index];
            }
        }
    }

    private static ReactionProperties ReadReaction(InputNode node)
    {
        if (node is InputMapping mapping)
        {
            mapping.AllowOnly("reaction", "temperature");
            var text = mapping.Require("reaction").AsScalar("a reaction");
            var kelvin = mapping.Quantity("temperature", Dimension.Temperature, 298.15);
            return text.Build(() => ReactionProperties.Of(Reaction.Parse(text.Text), kelvin));
        }

        var scalar = node.AsScalar("a reaction such as \"Li2CO3 + CaF2 -> LiF + CaCO3\"");
        return scalar.Build(() => ReactionProperties.Of(Reaction.Parse(scalar.Text)));
    }

    private static ClaimCheck ReadClaims(InputNode node, string folder)
    {
        var name = node.AsScalar("the name of a file, or shipped").Text;
        if (name == "shipped")
        {
            return ClaimCheck.Of(ClaimTable.Shipped());
        }

        var path = Path.Combine(folder, name);
        try
        {
            return ClaimCheck.Of(ClaimTable.Parse(File.ReadAllText(path), name));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw node.Fail("the file cannot be read", "a tab-separated table, or the word shipped", problem.Message);
        }
    }
}
