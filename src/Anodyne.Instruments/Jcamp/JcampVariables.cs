using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Jcamp;

/// <summary>The variables of NTUPLES: one column a variable in each of the lists of the block.</summary>
internal sealed class JcampVariables(Dictionary<string, string> block)
{
    private readonly string[] _symbols = List(block, "SYMBOL");

    /// <summary>Unit of the first variable.</summary>
    public string AxisUnit => List(block, "UNITS") is [var first, ..] ? first : "";

    /// <summary>The factor of a variable; 1 where none is stated.</summary>
    /// <param name="symbol">Its symbol.</param>
    public double Factor(string symbol)
    {
        var k = Array.IndexOf(_symbols, symbol.Trim());
        return k >= 0 && NumberWord.Of(List(block, "FACTOR").ElementAtOrDefault(k)) is { } factor ? factor : 1;
    }


    /// <summary>The places of the first variable.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="count">Number of places.</param>
    public double[] Axis(FileContent file, int count)
    {
        if (NumberWord.Of(List(block, "FIRST").ElementAtOrDefault(0)) is not { } first
            || NumberWord.Of(List(block, "LAST").ElementAtOrDefault(0)) is not { } last)
        {
            throw Refusal.Broken(file, 0, "The variables of the block have no first and last place", "FIRST, LAST", "a number for each variable");
        }

        var stated = NumberWord.Whole(List(block, "VARDIM").ElementAtOrDefault(0), 2) ?? count;
        return SpectrumAxis.Even("x", "", first, first + ((last - first) * (count - 1) / Math.Max(1, stated - 1)), count).Values;
    }

    private static string[] List(Dictionary<string, string> block, string label)
        => [.. block.GetValueOrDefault(label, "").Split(',').Select(static word => word.Trim())];
}
