using Anodyne.Instruments.BioLogic.Modular;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.BioLogic.Text;

/// <summary>The terms of the headers of EC-Lab's and BT-Lab's text exports: those of the binary columns and the few that only the export has.</summary>
internal static class TextColumns
{
    private static readonly Dictionary<string, (BdfTerm Term, double Factor)> Terms = Make();

    public static (BdfTerm? Term, double Factor) Find(string header) => Terms.TryGetValue(header, out var found) ? (found.Term, found.Factor) : (null, 1);

    private static Dictionary<string, (BdfTerm Term, double Factor)> Make()
    {
        var terms = new Dictionary<string, (BdfTerm, double)>(StringComparer.Ordinal)
        {
            ["Ecell/V"] = (Bdf.Voltage, 1),
            ["<Ewe/V>"] = (Bdf.Voltage, 1),
            ["<Ecell>/V"] = (Bdf.Voltage, 1),
            ["Pwe/W"] = (Bdf.Power, 1),
        };
        foreach (var kind in ColumnTable.All)
        {
            if (kind.Term is { } term)
            {
                terms.TryAdd(kind.Header, (term, kind.Factor));
            }
        }

        return terms;
    }
}
