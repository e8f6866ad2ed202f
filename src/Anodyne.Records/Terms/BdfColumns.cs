using Anodyne.Records.Columns;

namespace Anodyne.Records.Terms;

/// <summary>Makes columns that carry the name and the unit of a term of the Battery Data Format.</summary>
public static class BdfColumns
{
    /// <summary>A column of real numbers in the unit of the term.</summary>
    public static DoubleColumn Column(this BdfTerm term, double[] values, string? vendorName = null)
    {
        ArgumentNullException.ThrowIfNull(term);
        return new DoubleColumn(term.Name, term.Unit, values, vendorName);
    }

    /// <summary>A column of counts of the term.</summary>
    public static IntColumn Column(this BdfTerm term, int[] values, string? vendorName = null)
    {
        ArgumentNullException.ThrowIfNull(term);
        return new IntColumn(term.Name, term.Unit, values, vendorName);
    }

    /// <summary>A column of 64-bit counts of the term.</summary>
    public static LongColumn Column(this BdfTerm term, long[] values, string? vendorName = null)
    {
        ArgumentNullException.ThrowIfNull(term);
        return new LongColumn(term.Name, term.Unit, values, vendorName);
    }
}
