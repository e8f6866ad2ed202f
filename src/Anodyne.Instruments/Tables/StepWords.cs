using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tables;

/// <summary>
/// Puts a vendor's words for the kind of a step into those of the Battery Data Format. A word that is not known stays as it is and is named; it is never made a
/// rest.
/// </summary>
internal static class StepWords
{
    /// <summary>Translates the column of step types, if there is one.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="words">The words without blanks, "-", "_" and in small letters.</param>
    /// <param name="warnings">Where unknown words are named.</param>
    /// <param name="keepsOthers">True if words that are not listed are good as they are.</param>
    public static void Translate(ColumnSet columns, IReadOnlyDictionary<string, string> words, List<string> warnings, bool keepsOthers = false)
    {
        if (columns.Find(Bdf.StepType) is not TextColumn column)
        {
            return;
        }

        var unknown = column.Words.Where(word => word.Length > 0 && !words.ContainsKey(Key(word))).ToList();
        if (unknown.Count > 0 && !keepsOthers)
        {
            warnings.Add($"The kind of step '{string.Join("', '", unknown.Take(5))}' is not known and stays as it is.");
        }

        columns.Replace(column,
            new TextColumn(column.Name, column.Codes, [.. column.Words.Select(word => words.GetValueOrDefault(Key(word), word))], column.VendorName));
    }

    private static string Key(string word) => new([.. word.Where(static c => c is not (' ' or '_' or '-')).Select(char.ToLowerInvariant)]);
}
