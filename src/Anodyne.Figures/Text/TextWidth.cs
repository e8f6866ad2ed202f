namespace Anodyne.Figures.Text;

/// <summary>Widths of text without a font engine: the advance widths of Helvetica (Adobe font metrics), which Arial, Liberation Sans and Nimbus Sans share.
/// Only used to leave room; the text itself stays text and is set by whoever shows the figure.</summary>
internal static class TextWidth
{
    // Thousandths of the font size for the characters from space (32) to tilde (126).
    private static readonly short[] Ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>Width of a label with markup, points.</summary>
    /// <param name="label">The label.</param>
    /// <param name="size">Font size, points.</param>
    /// <param name="isBold">Bold text is taken 6 % wider.</param>
    public static double Of(string label, double size, bool isBold = false)
    {
        double width = 0;
        foreach (var run in LabelText.Parse(label))
        {
            width += OfPlain(run.Text) * (run.Level == ScriptLevel.Base ? 1 : LabelText.ScriptSize);
        }

        return width * size * (isBold ? 1.06 : 1);
    }

    private static double OfPlain(string text)
    {
        double width = 0;
        foreach (var c in text)
        {
            width += c switch
            {
                >= ' ' and <= '~' => Ascii[c - ' '],
                '\u00a0' => 278,
                '\u2212' or '\u00d7' or '\u00b1' => 584,
                '\u00b0' => 400,
                '\u03a9' => 768,
                _ => 580,
            };
        }

        return width / 1000;
    }
}
