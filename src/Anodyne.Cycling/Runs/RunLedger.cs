using Anodyne.Cells;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Model;

namespace Anodyne.Cycling.Runs;

/// <summary>Keeps the books of a run: steps, cycles, the balances of salt and lithium, remarks.</summary>
internal sealed class RunLedger
{
    private readonly CellSystem _system;
    private readonly double _salt;
    private readonly double _lithium;
    private readonly double _inventory;
    private const int MostRemarks = 5;
    private readonly HashSet<string> _beyond = [];
    private int _firstOfCycle;
    private int _met;

    public RunLedger(CellSystem system, ReadOnlySpan<double> y)
    {
        _system = system;
        _salt = system.Salt(y);
        _lithium = system.Lithium(y);
        _inventory = system.Salt(y) + system.Blocks.Sum(b => b.Electrode.Material.MaximumConcentration * b.ActiveWidth.Sum());
        foreach (var metal in system.Metals)
        {
            _inventory += double.IsFinite(metal.Electrode.LithiumPerArea) ? metal.Electrode.LithiumPerArea : 0;
        }

        LowestSalt = double.PositiveInfinity;
    }

    public List<StepSummary> Steps { get; } = [];

    public List<CycleSummary> Cycles { get; } = [];

    public List<string> Warnings { get; } = [];

    public double SaltDrift { get; private set; }

    public double LithiumDrift { get; private set; }

    public double LowestSalt { get; private set; }

    /// <summary>Why the last step ended, if an electrode was at its end; null if the protocol was done as it was written.</summary>
    public string? Ending => Steps is [.., { Reason: var reason } last] && reason.StartsWith("the ", StringComparison.Ordinal)
        ? FormattableString.Invariant($"{reason} (step {last.Ordinal} '{last.Text}')")
        : null;

    public void Add(StepSummary step, ReadOnlySpan<double> y)
    {
        Steps.Add(step);
        if (EndedAtStart(step))
        {
            _met++;
            if (_met <= MostRemarks)
            {
                Warnings.Add($"Step {step.Ordinal} '{step.Text}' ended at its start: {step.Reason}.");
            }
            else if (_met == MostRemarks + 1)
            {
                Warnings.Add("More steps ended at their start; cycles.csv shows what each cycle moved.");
            }
        }

        WarnOfRange(y);
        WarnOfEnd(step, y);
        WarnOfFit(y);
        SaltDrift = Math.Max(SaltDrift, Math.Abs((_system.Salt(y) / _salt) - 1));
        var moved = Math.Abs(y[_system.ChargeIndex]) / Anodyne.Quantities.PhysicalConstants.Faraday;
        LithiumDrift = Math.Max(LithiumDrift, Math.Abs(_system.Lithium(y) - _lithium) / Math.Max(_inventory, moved));
        LowestSalt = Math.Min(LowestSalt, CellVariables.LowestSalt(_system, y));
    }

    private static bool EndedAtStart(StepSummary step) => step.Reason.StartsWith("already met", StringComparison.Ordinal);

    // Beyond the range of its measurement a potential is a formula only; said once a material.
    private void WarnOfRange(ReadOnlySpan<double> y)
    {
        const double Slack = 0.005;
        foreach (var block in _system.Blocks)
        {
            var material = block.Electrode.Material;
            var (low, high) = block.SurfaceRange(y);
            if (low > material.EmptyStoichiometry - Slack && high < material.FullStoichiometry + Slack)
            {
                continue;
            }

            var start = $"{material.Name}: the stoichiometry at particle surfaces";
            if (!Warnings.Exists(warning => warning.StartsWith(start, StringComparison.Ordinal)))
            {
                Warnings.Add(FormattableString.Invariant(
                    $"{start} ran from {low:g4} to {high:g4}, beyond {material.EmptyStoichiometry:g4} to {material.FullStoichiometry:g4} where its source ")
                        + FormattableString.Invariant(
                        $"used the potential (step {Steps.Count} '{Steps[^1].Text}'); there the potential is the continued formula only."));
            }
        }
    }

    // Said once a value.
    private void WarnOfFit(ReadOnlySpan<double> y)
    {
        var temperature = y[_system.TemperatureIndex];
        var (lowest, highest) = CellVariables.SaltRange(_system, y);
        foreach (var (name, sentence) in BeyondMeasurement.Of(_system.Design.Electrolyte, temperature, lowest, highest))
        {
            if (_beyond.Add(name))
            {
                Warnings.Add(sentence);
            }
        }

        foreach (var metal in _system.Metals)
        {
            if (BeyondMeasurement.Of(metal.Electrode.Kinetics.ExchangeCurrent, temperature, "a lithium electrode") is { } said && _beyond.Add("kinetics"))
            {
                Warnings.Add(said);
            }
        }
    }

    // The first step that finds an electrode at its end is named; what follows is a cell without it.
    private void WarnOfEnd(StepSummary step, ReadOnlySpan<double> y)
    {
        foreach (var metal in _system.Metals)
        {
            var start = $"The lithium of the {(metal.PositiveSide ? "positive" : "negative")} electrode was used up";
            if (metal.Electrode.LithiumPerArea > 0 && metal.Left(y) <= 1e-5 && !Warnings.Exists(warning => warning.StartsWith(start, StringComparison.Ordinal)))
            {
                Warnings.Add(FormattableString.Invariant($"{start} for the first time in step {step.Ordinal} '{step.Text}' at {step.End:g6} s."));
            }
        }
    }

    /// <summary>What a step did, as far as it decides how the protocol goes on, C.</summary>
    public static FinishedStep Outcome(StepSummary step)
    {
        const string Mark = "the limit of group ";
        var at = step.Reason.IndexOf(Mark, StringComparison.Ordinal);
        var group = at < 0 ? 0 : int.Parse(step.Reason.AsSpan(at + Mark.Length), System.Globalization.CultureInfo.InvariantCulture);
        return new FinishedStep(step.Discharged, step.Charged + step.Discharged, group)
        {
            Reason = step.Reason,
            MayStall = EndedAtStart(step),
        };
    }

    /// <summary>Ends a cycle; one without steps counts for nothing.</summary>
    public void CloseCycle(int cycle, ReadOnlySpan<double> y)
    {
        Cycles.AddRange(OpenCycle(cycle, y));
        _firstOfCycle = Steps.Count;
    }

    /// <summary>The steps since the last cycle as one; none without steps.</summary>
    public CycleSummary[] OpenCycle(int cycle, ReadOnlySpan<double> y)
    {
        if (Steps.Count == _firstOfCycle)
        {
            return [];
        }

        double charged = 0, discharged = 0, energyIn = 0, energyOut = 0;
        for (var i = _firstOfCycle; i < Steps.Count; i++)
        {
            charged += Steps[i].Charged;
            discharged += Steps[i].Discharged;
            energyIn += Steps[i].EnergyIn;
            energyOut += Steps[i].EnergyOut;
        }

        var metal = CellVariables.Studied(_system);
        return
        [
            new CycleSummary(
                cycle,
                charged,
                discharged,
                energyIn,
                energyOut,
                CellVariables.Stock(_system, y),
                metal is null ? 0 : y[metal.Offset + 3],
                metal is null ? 0 : y[metal.Offset + 2] + y[metal.Offset + 4],
                metal is null ? 0 : metal.Thickness(y[metal.Offset + 2], y[metal.Offset + 1])),
        ];
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Steps.Count);
        foreach (var s in Steps)
        {
            writer.Write(s.Ordinal);
            writer.Write(s.Cycle);
            writer.Write(s.Text);
            foreach (var value in new[] { s.Start, s.End, s.Charged, s.Discharged, s.EnergyIn, s.EnergyOut, s.StartVoltage, s.EndVoltage })
            {
                writer.Write(value);
            }

            writer.Write(s.Reason);
        }

        writer.Write(Cycles.Count);
        foreach (var c in Cycles)
        {
            writer.Write(c.Cycle);
            foreach (var value in new[] { c.Charged, c.Discharged, c.EnergyIn, c.EnergyOut, c.ActiveLithium, c.DeadLithium, c.SeiLithium, c.FilmThickness })
            {
                writer.Write(value);
            }
        }

        writer.Write(Warnings.Count);
        Warnings.ForEach(writer.Write);
        writer.Write(SaltDrift);
        writer.Write(LithiumDrift);
        writer.Write(LowestSalt);
        writer.Write(_firstOfCycle);
        writer.Write(_met);
    }

    public void Load(BinaryReader reader)
    {
        double D() => reader.ReadDouble();
        var steps = reader.ReadInt32();
        for (var i = 0; i < steps; i++)
        {
            Steps.Add(new StepSummary(reader.ReadInt32(), reader.ReadInt32(), reader.ReadString(), D(), D(), D(), D(), D(), D(), D(), D(),
                reader.ReadString()));
        }

        var cycles = reader.ReadInt32();
        for (var i = 0; i < cycles; i++)
        {
            Cycles.Add(new CycleSummary(reader.ReadInt32(), D(), D(), D(), D(), D(), D(), D(), D()));
        }

        var warnings = reader.ReadInt32();
        for (var i = 0; i < warnings; i++)
        {
            Warnings.Add(reader.ReadString());
        }

        SaltDrift = D();
        LithiumDrift = D();
        LowestSalt = D();
        _firstOfCycle = reader.ReadInt32();
        _met = reader.ReadInt32();
    }
}
