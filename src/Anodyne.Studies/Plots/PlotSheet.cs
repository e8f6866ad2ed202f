namespace Anodyne.Studies.Plots;

/// <summary>One curve of a figure, as numbers.</summary>
/// <param name="Source">Number of its source, from 0.</param>
/// <param name="X">Positions, unit of the panel's x axis.</param>
/// <param name="Y">Values, unit of the panel's y axis.</param>
internal sealed record PlotCurve(int Source, double[] X, double[] Y)
{
    /// <summary>What it is in its source ("cycle 3 charge"); empty where the source has one curve.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its number among the cycles or spectra of its source; null where there are none.</summary>
    public int? Member { get; init; }

    /// <summary>True for points, false for a line.</summary>
    public bool IsPoints { get; init; }

    /// <summary>True for open markers on the right axis.</summary>
    public bool IsOnRight { get; init; }

    /// <summary>Frequencies of the points, Hz, for tags at the decades; empty for none.</summary>
    public double[] Frequency { get; init; } = [];
}

/// <summary>One pair of axes with its curves.</summary>
/// <param name="X">Horizontal axis.</param>
/// <param name="Y">Vertical axis.</param>
/// <param name="Curves">The curves.</param>
internal sealed record PlotPanel(Axis X, Axis Y, IReadOnlyList<PlotCurve> Curves)
{
    /// <summary>Axis on the right; null for none.</summary>
    public Axis? Right { get; init; }

    /// <summary>True for axes of equal scale.</summary>
    public bool IsEqual { get; init; }
}

/// <summary>What a kind of figure makes of its sources: panels of curves as numbers, without colors and places.</summary>
/// <param name="Panels">The panels, from the top.</param>
/// <param name="MemberName">What the members are numbers of ("Cycle", "Spectrum").</param>
internal sealed record PlotSheet(IReadOnlyList<PlotPanel> Panels, string MemberName = "Cycle");
