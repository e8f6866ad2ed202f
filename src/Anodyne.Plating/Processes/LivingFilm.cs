using Anodyne.Cells;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Front;
using Anodyne.Plating.Results;
using Anodyne.Quantities;

namespace Anodyne.Plating.Processes;

/// <summary>
/// A film that the growing lithium stretches, that cracks, heals and grows (<see cref="FilmDynamics"/>). It carries its species by amount, so that stretch
/// thins it and nothing is lost; a fresh share f; the stretch g since the last crack. It acts on the film resistance that stands before it in the list:
/// ductile R L/L0, brittle 1/(R_ct + R') = (1 - f)/(R_ct + R) + f/(R_ct + R_fresh).
/// </summary>
/// <remarks>
/// What forms takes its lithium out of the current: never into metal volume, always into the side charge. Film above its thickness at rest dissolves with
/// the repair time and is counted as shed; a growth law never dissolves.
/// </remarks>
internal sealed class LivingFilm : IFrontProcess
{
    private const int MadeAt = 1;
    private static readonly VertexField Fresh = new("fresh share", "1", VertexKind.Density);
    private static readonly VertexField Stretch = new("stretch since the last crack", "1", VertexKind.Density);
    private static readonly FilmSpecies Anything = new("film", 1, 1, 0);
    private readonly InterfaceCell _cell;
    private readonly Interphase _film;
    private readonly FilmDynamics _dynamics;
    private readonly FilmSpecies[] _species;
    private readonly VertexField[] _amounts;
    private readonly FilmStretch _stretch;
    private readonly FilmGrowthLaw _law;
    private readonly double _rest;
    private readonly double _chargeResistance;
    private readonly double _healing;
    private readonly double _volumePerCharge;
    private double[] _thickness = [];

    public LivingFilm(InterfaceCell cell)
    {
        _cell = cell;
        _film = cell.Interphase!;
        _dynamics = _film.Dynamics!;
        _volumePerCharge = cell.Lithium.MolarVolume / PhysicalConstants.Faraday;
        _rest = _dynamics.Thickness ?? _film.Growth?.InitialThickness ?? _film.Thickness ?? throw new InputException(
            "a film that stretches has no thickness", "interphase: dynamics: thickness", "none", "the thickness of the film at rest",
            "Give \"thickness\" under \"dynamics\", or the film by thickness and conductivity.");
        _species = _dynamics.Species.Count > 0 ? [.. _dynamics.Species]
            : _film.Growth is { } growth ? [new FilmSpecies("film", 1, growth.MolarVolume, growth.LithiumPerFormula)] : [Anything];
        _amounts = Array.ConvertAll(_species, static species => new VertexField($"film: {species.Name}", "mol/m", VertexKind.Amount));
        _stretch = new FilmStretch(_dynamics.SlipLength, _volumePerCharge);
        _law = new FilmGrowthLaw(_film, _rest, cell.Temperature);
        var rate = cell.Kinetics.Rate(0, cell.Electrolyte.Concentration, cell.Temperature);
        _chargeResistance = 1 / rate.DriveSlope;
        _healing = _film.Speedup(_dynamics.RepairActivationEnergy, cell.Temperature) / _dynamics.RepairTime;
        Fields = IsBrittle ? [.. _amounts, Fresh, Stretch, VertexField.AreaDue] : [.. _amounts, VertexField.AreaDue];
        Ledger = new double[MadeAt + (2 * _species.Length) + 1];
    }

    public string Name => "conformal film: stretched at s = v H, cracks, heals and grows";

    public IReadOnlyList<VertexField> Fields { get; }

    public double[] Ledger { get; }

    public double SideCharge => Ledger[0];

    private bool IsBrittle => _dynamics.FreshResistance is not null;

    private double FreshResistance => _dynamics.FreshResistance!.Value / _film.Speedup(_dynamics.FreshActivationEnergy, _cell.Temperature);

    /// <summary>Gamma = rho tau_rep R_f j^2/gamma: above 1 the film makes short waves grow.</summary>
    /// <param name="currentDensity">j, A/m2.</param>
    public double Amplification(double currentDensity)
    {
        var film = _film.ResistanceAt(_cell.Temperature);
        var change = IsBrittle ? (_chargeResistance + film) * (((_chargeResistance + film) / (_chargeResistance + FreshResistance)) - 1) : film;
        return Math.Max(0, change) * currentDensity * currentDensity / (_healing * (_cell.Lithium.SurfaceEnergy + _film.Tension));
    }

    public void Require(PlatingCase problem, double spacing, List<string> warnings)
    {
        if (problem.Mode == CurrentMode.Primary)
        {
            warnings.Add("The stretch, cracks and growth of the film act on nothing: a primary distribution (mode: primary) knows no film.");
        }

        if (problem.Control is Galvanostatic driven && _dynamics.SlipLength == 0 && Amplification(driven.CurrentDensity) is var gamma && gamma > 1)
        {
            throw new InputException(
                "a film that does not slip has no shortest wave that grows: the result would depend on the grid", "interphase: dynamics: slip length",
                $"0 with Gamma = rho tau R j^2/gamma = {gamma:g3}", "a slip length above 0, or Gamma below 1",
                "Give the slip length (half of the shear-lag length sigma delta/tau_y, .3 to 4 um for SEI), a shorter repair time or a smaller current.");
        }
    }

    public void Begin(FrontState front)
    {
        foreach (var curve in front.Curves)
        {
            for (var i = 0; i < curve.Count; i++)
            {
                for (var q = 0; q < _species.Length; q++)
                {
                    var amount = _rest * front.LengthOf(curve, i) * _species[q].Share / _species[q].MolarVolume;
                    curve[_amounts[q]][i] = amount;
                    Ledger[MadeAt + q] += amount;
                }
            }
        }
    }

    public void Load(FrontState front, FacetTerms terms)
    {
        if (IsBrittle)
        {
            var fresh = front.OnFacets(Fresh);
            for (var f = 0; f < fresh.Length; f++)
            {
                var share = double.IsNaN(fresh[f]) ? 0 : fresh[f];
                var conductance = ((1 - share) / (_chargeResistance + terms.Resistance[f])) + (share / (_chargeResistance + FreshResistance));
                terms.Resistance[f] = (1 / conductance) - _chargeResistance;
            }

            return;
        }

        var count = front.Grid.FacetCount;
        if (_thickness.Length < count)
        {
            _thickness = new double[2 * count];
        }

        Array.Clear(_thickness, 0, count);
        for (var q = 0; q < _species.Length; q++)
        {
            var density = front.OnFacets(_amounts[q]);
            for (var f = 0; f < count; f++)
            {
                _thickness[f] += density[f] * _species[q].MolarVolume;
            }
        }

        for (var f = 0; f < count; f++)
        {
            terms.Resistance[f] *= double.IsNaN(_thickness[f]) ? 1 : _thickness[f] / _rest;
        }
    }

    public void Change(FrontState front, FrontStep step)
    {
        foreach (var curve in front.Curves)
        {
            if (curve.Boundary < 0)
            {
                continue;
            }

            _stretch.Measure(front, curve);
            if (IsBrittle)
            {
                CrackAndHeal(curve, step.Length);
            }

            Grow(curve, step.Length);
            _stretch.Slip(front, curve, _amounts, step.Length);
        }
    }

    public IEnumerable<FrontQuantity> Draw(FrontState front, Curve curve)
    {
        var thickness = new double[curve.Count];
        for (var i = 0; i < curve.Count; i++)
        {
            for (var q = 0; q < _species.Length; q++)
            {
                thickness[i] += curve[_amounts[q]][i] * _species[q].MolarVolume / front.LengthOf(curve, i);
            }
        }

        yield return new FrontQuantity("film thickness", "m", thickness);
        if (IsBrittle)
        {
            yield return new FrontQuantity("fresh share", "1", curve[Fresh].AsSpan(0, curve.Count).ToArray());
        }
    }

    public IEnumerable<FrontInventory> Inventories(FrontState front)
    {
        for (var q = 0; q < _species.Length; q++)
        {
            yield return new FrontInventory(
                _amounts[q].Name, "mol/m", Ledger[MadeAt + q], front.Held(_amounts[q], false),
                front.Buried(_amounts[q]) + front.Held(_amounts[q], true), Ledger[MadeAt + _species.Length + q]);
        }
    }

    public IEnumerable<FrontNumber> Numbers(FrontState front)
    {
        double solvent = 0, anions = 0;
        for (var q = 0; q < _species.Length; q++)
        {
            var formed = (Ledger[MadeAt + q] - (_rest * front.Period * _species[q].Share / _species[q].MolarVolume)) / front.Period;
            solvent += formed * _species[q].SolventPerFormula;
            anions += formed * _species[q].AnionPerFormula;
        }

        yield return new("film_charge_c_per_m2", "charge in new film", SideCharge / front.Period, "C/m2", "solid: counted");
        if (_dynamics.Species.Count > 0)
        {
            yield return new("solvent_consumed_mol_per_m2", "solvent taken by new film", solvent, "mol/m2", "solid: counted by formula");
            yield return new("anions_consumed_mol_per_m2", "anions taken by new film", anions, "mol/m2", "solid: counted by formula");
        }

        if (_dynamics.RelaxationTime is { } relaxation && _dynamics.CriticalStrain > 0)
        {
            yield return new(
                "deborah", "largest Deborah number s tau_relax/(2 eps_c): below 1 the film never cracks",
                Ledger[^1] * relaxation / (2 * _dynamics.CriticalStrain),
                "1", "plausible: a Maxwell film under the stretch of the simulated front");
        }
    }

    private void CrackAndHeal(Curve curve, double time)
    {
        var (fresh, strain) = (curve[Fresh], curve[Stretch]);
        var allowed = 2 * _dynamics.CriticalStrain;
        var healed = Math.Exp(-0.5 * _healing * time);
        var relaxed = _dynamics.RelaxationTime is { } relaxation ? relaxation * -double.ExpM1(-time / relaxation) : time;
        var kept = _dynamics.RelaxationTime is { } again ? Math.Exp(-time / again) : 1;
        for (var i = 0; i < curve.Count; i++)
        {
            var rate = _stretch.Rate[i];
            Ledger[^1] = Math.Max(Ledger[^1], rate);
            strain[i] = (strain[i] * kept) + (rate * relaxed);
            fresh[i] *= healed;
            if (strain[i] > allowed)
            {
                fresh[i] += (1 - fresh[i]) * -double.ExpM1(allowed - strain[i]);
                strain[i] = allowed;
            }

            fresh[i] *= healed;
        }
    }

    private void Grow(Curve curve, double time)
    {
        var due = curve[VertexField.AreaDue];
        for (var i = 0; i < curve.Count; i++)
        {
            double volume = 0;
            for (var q = 0; q < _species.Length; q++)
            {
                volume += curve[_amounts[q]][i] * _species[q].MolarVolume;
            }

            var length = _stretch.Length[i];

            // The move that follows stretches by s_bar: half of that before the film grows and half behind makes the step second order.
            var half = Math.Exp(-0.5 * _stretch.Rate[i] * time);
            var gain = (_law.After(volume / length * half, time) * length / half) - volume;
            double charge = 0;
            for (var q = 0; q < _species.Length; q++)
            {
                // What forms does so by the shares of the film; what dissolves goes as it lies there.
                var amount = gain > 0 ? gain * _species[q].Share / _species[q].MolarVolume : gain * curve[_amounts[q]][i] / volume;
                curve[_amounts[q]][i] += amount;
                Ledger[MadeAt + q] += Math.Max(amount, 0);
                Ledger[MadeAt + _species.Length + q] -= Math.Min(amount, 0);
                charge += Math.Max(amount, 0) * _species[q].LithiumPerFormula * PhysicalConstants.Faraday;
            }

            due[i] -= charge * _volumePerCharge;
            Ledger[0] += charge;
        }
    }
}
