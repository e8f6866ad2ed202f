using System.Globalization;

namespace Anodyne.Cells.Protocols;

/// <summary>The protocols that laboratories run, as sentences that may be edited. Currents in A/m2, charges in C/m2, voltages in V, times in s.</summary>
public static class ReadyProtocols
{
    /// <summary>Symmetric cycling of Li||Li: plate and strip the same charge.</summary>
    /// <param name="currentDensity">A/m2, above 0.</param>
    /// <param name="chargePerArea">C/m2 a half cycle, above 0.</param>
    /// <param name="cycles">Number of cycles.</param>
    public static IReadOnlyList<string> SymmetricCycling(double currentDensity, double chargePerArea, int cycles) =>
    [
        $"repeat {cycles} {{",
        $"Plate {Charge(chargePerArea)} at {Current(currentDensity)}",
        $"Strip {Charge(chargePerArea)} at {Current(currentDensity)}",
        "}",
    ];

    /// <summary>
    /// Coulombic efficiency with a reservoir (Adams et al., Adv. Energy Mater. 8 (2018) 1702097): condition once, plate the reservoir, cycle a part of it,
    /// strip all to 1 V.
    /// </summary>
    /// <param name="currentDensity">A/m2, above 0.</param>
    /// <param name="reservoir">Q_T, C/m2.</param>
    /// <param name="cycled">Q_C, C/m2, below the reservoir.</param>
    /// <param name="cycles">n, 10 in the published form.</param>
    public static IReadOnlyList<string> Aurbach(double currentDensity, double reservoir, double cycled, int cycles = 10) =>
    [
        $"Plate {Charge(reservoir)} at {Current(currentDensity)}",
        $"Strip at {Current(currentDensity)} until 1 V",
        $"Plate {Charge(reservoir)} at {Current(currentDensity)}",
        $"repeat {cycles} {{",
        $"Strip {Charge(cycled)} at {Current(currentDensity)} or until 1 V",
        $"Plate {Charge(cycled)} at {Current(currentDensity)}",
        "}",
        $"Strip at {Current(currentDensity)} until 1 V",
    ];

    /// <summary>Discharges at rising rates, each after the same slow charge.</summary>
    /// <param name="rates">C-rates of the discharges.</param>
    /// <param name="lower">Lower cut-off, V.</param>
    /// <param name="upper">Upper cut-off, V.</param>
    public static IReadOnlyList<string> RateTest(IEnumerable<double> rates, double lower, double upper) =>
    [
        .. rates.SelectMany(rate => new[]
        {
            $"repeat 1 {{",
            $"Charge at C/5 until {Voltage(upper)}",
            $"Hold at {Voltage(upper)} until C/50",
            "Rest for 10 minutes",
            $"Discharge at {Number(rate)} C until {Voltage(lower)}",
            "Rest for 10 minutes",
            "}",
        }),
    ];

    /// <summary>Bruce-Vincent: spectrum, hold of a small voltage to the steady current, spectrum.</summary>
    /// <param name="bias">Voltage, V; 0.01 in the published form.</param>
    /// <param name="duration">Duration of the hold, s.</param>
    /// <param name="lowFrequency">Lowest frequency of the spectra, Hz.</param>
    public static IReadOnlyList<string> BruceVincent(double bias, double duration, double lowFrequency = 0.01) =>
    [
        $"EIS from 1 MHz to {Number(lowFrequency)} Hz with 10 points per decade",
        $"Hold at {Voltage(-bias)} for {Number(duration)} s",
        $"EIS from 1 MHz to {Number(lowFrequency)} Hz with 10 points per decade",
    ];

    /// <summary>A slow sweep to both sides for the Tafel plot of a symmetric cell.</summary>
    /// <param name="limit">Largest voltage, V.</param>
    /// <param name="rate">Sweep rate, V/s.</param>
    public static IReadOnlyList<string> TafelSweep(double limit, double rate) =>
    [
        $"Sweep to {Voltage(-limit)} at {Number(rate)} V/s",
        $"Sweep to {Voltage(limit)} at {Number(rate)} V/s",
        $"Sweep to 0 V at {Number(rate)} V/s",
    ];

    /// <summary>A spectrum at each of several temperatures, after an hour of rest.</summary>
    /// <param name="temperatures">K.</param>
    public static IReadOnlyList<string> TemperatureSeries(IEnumerable<double> temperatures) =>
    [
        .. temperatures.SelectMany(t => new[] { $"Rest for 1 hour ({Number(t)} K)", "EIS from 1 MHz to 10 mHz with 10 points per decade" }),
    ];

    /// <summary>Formation at C/20 and then cycling.</summary>
    /// <param name="lower">Lower cut-off, V.</param>
    /// <param name="upper">Upper cut-off, V.</param>
    /// <param name="formation">Formation cycles.</param>
    /// <param name="cycles">Cycles after it, at C/3 charge and C/2 discharge.</param>
    public static IReadOnlyList<string> FormationAndCycling(double lower, double upper, int formation, int cycles) =>
    [
        $"repeat {formation} {{",
        $"Charge at C/20 until {Voltage(upper)}",
        $"Discharge at C/20 until {Voltage(lower)}",
        "}",
        $"repeat {cycles} {{",
        $"Charge at C/3 until {Voltage(upper)}",
        $"Hold at {Voltage(upper)} until C/20",
        $"Discharge at C/2 until {Voltage(lower)}",
        "}",
    ];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Current(double density) => $"{Number(density)} A/m2";

    private static string Charge(double perArea) => $"{Number(perArea / 36000)} mAh/cm2";

    private static string Voltage(double value) => $"{Number(value)} V";
}
