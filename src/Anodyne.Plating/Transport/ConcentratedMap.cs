using Anodyne.Cells.Electrolytes;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Transport;

/// <summary>
/// Concentrated electrolyte with anions at rest, for any D(c), t+(c), kappa(c), thermodynamic factor:
/// P(c) = integral of F D/(1 - t+) dc and d phi2/dP = 1/kappa + (2RT/F) TDF (1 - t+)^2/(F D c).
/// </summary>
/// <remarks>
/// N- = -D grad c - (1 - t+) i/F = 0 gives i = -grad P; i = -kappa grad phi2 + (2 kappa RT/F)(1 - t+) TDF grad ln c then gives phi2 as a function of c alone.
/// Tables: P by cubic Hermite interpolation in c, phi2 in ln c, both with exact slopes at the nodes (error below 1e-11 relative for smooth
/// functions; measured in the tests). Constant D and t+ are evaluated in closed form.
/// </remarks>
internal sealed class ConcentratedMap : PotentialMap
{
    private const int Nodes = 4096;
    private const double LowestShare = 1e-10;
    public const double HighestShare = 8;
    private readonly Electrolyte _electrolyte;
    private readonly double _temperature;
    private readonly double _rest;
    private readonly double[]? _pTable;
    private readonly double[] _phiTable = new double[Nodes + 1];
    private readonly double[] _phiSlope = new double[Nodes + 1];
    private readonly double[]? _pSlope;
    private readonly double[] _cTable = [];
    private readonly double[] _cSlope = [];
    private readonly double _pStep;
    private readonly double _step;
    private readonly double _logStep;
    private readonly double _logLow;
    private readonly double _constant;

    public ConcentratedMap(Electrolyte electrolyte, double temperature)
    {
        _electrolyte = electrolyte;
        _temperature = temperature;
        _rest = electrolyte.Concentration;
        _step = HighestShare * _rest / Nodes;
        _logLow = Math.Log(LowestShare);
        _logStep = (Math.Log(HighestShare) - _logLow) / Nodes;
        if (electrolyte.SaltDiffusivity.IsConstant && electrolyte.TransferenceNumber.IsConstant)
        {
            _constant = SlopeOfP(_rest);
        }
        else
        {
            _pTable = new double[Nodes + 1];
            _pSlope = new double[Nodes + 1];
            Tabulate(_pTable, _pSlope, i => SlopeOfP(i * _step), _step);
        }

        if (_pTable is not null)
        {
            _cTable = new double[Nodes + 1];
            _cSlope = new double[Nodes + 1];
            _pStep = _pTable[Nodes] / Nodes;
            for (var i = 0; i <= Nodes; i++)
            {
                _cTable[i] = ConcentrationAt(i * _pStep);
                _cSlope[i] = 1 / SlopeOfP(_cTable[i]);
            }
        }

        Tabulate(_phiTable, _phiSlope, i => PotentialPerLog(_rest * Math.Exp(_logLow + i * _logStep)), _logStep);
        var atRest = PotentialAt(_rest);
        for (var i = 0; i <= Nodes; i++)
        {
            _phiTable[i] -= atRest;
        }
    }

    public override bool CanDeplete => true;

    public override double At(double concentration)
    {
        if (_pTable is null)
        {
            return _constant * concentration;
        }

        var x = Math.Clamp(concentration / _step, 0, Nodes);
        return Hermite(_pTable, _pSlope!, x, _step);
    }

    public override ElectrolyteState State(double p)
    {
        var c = ConcentrationAt(p);
        if (c > HighestShare * _rest * (1 - 1e-9))
        {
            throw new ComputationException(new Problem(
                "the salt concentration leaves the range in which the electrolyte is described",
                "concentration",
                UnitText.Print(c, "mol/m3"),
                $"below {UnitText.Print(HighestShare * _rest, "mol/m3")} (eight times the rest concentration)"));
        }

        var slope = SlopeOfP(c);
        var potentialPerC = PotentialPerLog(c) / c;
        return new ElectrolyteState(c, 1 / slope, PotentialAt(c), potentialPerC / slope);
    }

    public override (double Concentration, double Slope) Salt(double p)
    {
        if (_pTable is null)
        {
            return (p / _constant, 1 / _constant);
        }

        if (p < 0)
        {
            return (p * _cSlope[0], _cSlope[0]);
        }

        var x = Math.Min(p / _pStep, Nodes);
        var i = Math.Min((int)x, Nodes - 1);
        var t = x - i;
        return (Hermite(_cTable, _cSlope, x, _pStep), (1 - t) * _cSlope[i] + t * _cSlope[i + 1]);
    }

    private double ConcentrationAt(double p)
    {
        if (_pTable is null)
        {
            return p / _constant;
        }

        var c = Math.Clamp(p / _pTable[Nodes] * HighestShare * _rest, 0, HighestShare * _rest);
        for (var iteration = 0; iteration < 60; iteration++)
        {
            var change = (p - At(c)) / SlopeOfP(c);
            c = Math.Clamp(c + change, 0, HighestShare * _rest);
            if (Math.Abs(change) <= 1e-14 * _rest)
            {
                break;
            }
        }

        return c;
    }

    private static void Tabulate(double[] table, double[] slopes, Func<double, double> slope, double step)
    {
        slopes[0] = slope(0);
        for (var i = 1; i < table.Length; i++)
        {
            slopes[i] = slope(i);

            // Gauss-Lobatto of order 6 on each interval: ends and two inner points.
            var a = slope(i - 0.5 - 0.5 / Math.Sqrt(5));
            var b = slope(i - 0.5 + 0.5 / Math.Sqrt(5));
            table[i] = table[i - 1] + step * (slopes[i - 1] + 5 * (a + b) + slopes[i]) / 12;
        }
    }

    private static double Hermite(double[] table, double[] slopes, double x, double step)
    {
        var i = Math.Min((int)x, Nodes - 1);
        var t = x - i;
        var u = 1 - t;
        return u * u * (1 + 2 * t) * table[i] + t * t * (3 - 2 * t) * table[i + 1] + step * t * u * (u * slopes[i] - t * slopes[i + 1]);
    }

    private double SlopeOfP(double c) =>
        PhysicalConstants.Faraday * _electrolyte.SaltDiffusivity.Value(c, _temperature) / (1 - _electrolyte.TransferenceNumber.Value(c, _temperature));

    private double PotentialPerLog(double c)
    {
        var thermal = PhysicalConstants.ThermalVoltage(_temperature);
        var free = 1 - _electrolyte.TransferenceNumber.Value(c, _temperature);
        return SlopeOfP(c) * c / _electrolyte.Conductivity.Value(c, _temperature)
            + 2 * thermal * _electrolyte.ThermodynamicFactor.Value(c, _temperature) * free;
    }

    private double PotentialAt(double c)
    {
        var x = (Math.Log(c / _rest) - _logLow) / _logStep;
        return x < 0
            ? _phiTable[0] + x * _logStep * _phiSlope[0]
            : Hermite(_phiTable, _phiSlope, x, _logStep);
    }
}
