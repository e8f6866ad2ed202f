namespace Anodyne.Figures.Axes;

/// <summary>Grows to hold the values that an axis can show: finite ones, and on a logarithmic axis positive ones.</summary>
internal sealed class DataExtent(AxisScale scale)
{
    public bool IsLog => scale == AxisScale.Log;

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public bool IsEmpty => Min > Max;

    public void Include(double value)
    {
        if (double.IsFinite(value) && (scale == AxisScale.Linear || value > 0))
        {
            Min = Math.Min(Min, value);
            Max = Math.Max(Max, value);
        }
    }

    public void Include(IEnumerable<double> values)
    {
        foreach (var value in values)
        {
            Include(value);
        }
    }
}
