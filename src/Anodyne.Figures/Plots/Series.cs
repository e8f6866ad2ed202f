using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Svg;

namespace Anodyne.Figures.Plots;

/// <summary>Something drawn in a panel from data. Series are drawn in the order in which the panel lists them; values that are not finite
/// (on a logarithmic axis: not positive) leave a gap.</summary>
public abstract record Series
{
    /// <summary>Name in the legend, with markup; empty: not in the legend.</summary>
    public string Label { get; init; } = "";

    /// <summary>Color; null: the next one of the palette.</summary>
    public Rgb? Color { get; init; }

    /// <summary>Number of the series in the panel's family of curves, unit of its scale: gives the color and keeps the series out of the legend.</summary>
    public double? Member { get; init; }

    /// <summary>True for what the data do not determine: it is drawn as far as the axes reach and widens none of them.</summary>
    public bool IsVoid { get; init; }

    /// <summary>True to read the values on the panel's right axis.</summary>
    public bool IsOnRight { get; init; }

    /// <summary>True if the series takes a palette color when it has none of its own.</summary>
    internal virtual bool TakesColor => true;

    /// <summary>Adds what the axes must cover.</summary>
    internal abstract void Extend(DataExtent x, DataExtent y);

    /// <summary>Adds what the y axis must cover of the part between two places of the x axis; a series that is no curve adds nothing.</summary>
    internal virtual void ExtendWithin(double low, double high, DataExtent y)
    {
    }

    /// <summary>Draws the series.</summary>
    internal abstract void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color);

    /// <summary>Points that a legend should not hide, on the page.</summary>
    internal virtual IEnumerable<(double X, double Y)> Obstacles(PlotFrame frame) => [];

    /// <summary>How the series looks in the legend.</summary>
    internal virtual LegendEntry? Entry(Rgb color) => Label.Length == 0 ? null : new LegendEntry(Label, color) { IsPatch = true };

    /// <summary>Refuses lists of different length.</summary>
    private protected static void SameLength(IReadOnlyList<double> first, IReadOnlyList<double>? second, string name)
    {
        if (second is not null && first.Count != second.Count)
        {
            throw new ArgumentException($"The series has {first.Count} positions but {second.Count} values of {name}.", name);
        }
    }
}
