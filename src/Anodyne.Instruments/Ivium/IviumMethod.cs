using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Ivium;

/// <summary>One column of a table of Ivium's data file.</summary>
/// <param name="Header">Name that it is kept under.</param>
/// <param name="Term">Term of the Battery Data Format.</param>
internal sealed record IviumColumn(string Header, BdfTerm? Term = null);

/// <summary>
/// What the columns of "primary_data" are, by method and technique. Impedance was seen in a file. The others are known from public readers of such files, which
/// agree: cycling and transients are time, current, potential; a chronopotentiometry is time, potential, current; a linear or cyclic sweep begins with
/// potential and current. SI units throughout; the file names neither quantity nor unit.
/// </summary>
/// <param name="Columns">The columns in their order.</param>
/// <param name="Least">The least number of columns that a file may have of them.</param>
/// <param name="IsSeen">False if no real file was at hand.</param>
internal sealed record IviumMethod(IviumColumn[] Columns, int Least, bool IsSeen)
{
    private static readonly IviumColumn Time = new("time/s", Bdf.TestTime);
    private static readonly IviumColumn Current = new("I/A", Bdf.Current);
    private static readonly IviumColumn Potential = new("E/V", Bdf.Voltage);

    private static readonly IviumMethod Impedance = new([new("Z'/ohm", Bdf.RealImpedance), new("Z''/ohm", Bdf.ImaginaryImpedance),
        new("frequency/Hz", Bdf.Frequency)], 3, true);
    private static readonly IviumMethod Transient = new([Time, Current, Potential], 2, false);
    private static readonly IviumMethod Potentiometry = new([Time, Potential, Current], 2, false);
    private static readonly IviumMethod Sweep = new([Potential, Current, new("column 3")], 2, false);

    /// <summary>Names of what is known, for messages.</summary>
    public const string Known = "Impedance, ChronoAmperometry, ChronoPotentiometry, Mixed Mode, LinearSweep, CyclicVoltammetry";

    /// <summary>
    /// The columns of a method; null if they are not known. A file that names neither method nor technique is an impedance, as that of older programs.
    /// </summary>
    public static IviumMethod? Find(string method, string technique)
    {
        var both = Plain(method) + "|" + Plain(technique);
        return both == "|" || both.Contains("impedance", StringComparison.Ordinal) ? Impedance
            : both.Contains("chronopotentiometry", StringComparison.Ordinal) ? Potentiometry
            : both.Contains("chronoamperometry", StringComparison.Ordinal) || both.Contains("mixedmode", StringComparison.Ordinal) ? Transient
            : Plain(method) is "cyclicvoltammetry" or "linearsweep" ? Sweep
            : null;
    }

    private static string Plain(string name) => new([.. name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
}
