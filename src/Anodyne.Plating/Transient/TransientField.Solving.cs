using Anodyne.Cells;
using Anodyne.Numerics.Krylov;
using Anodyne.Numerics.Plane.CutCells;

namespace Anodyne.Plating.Transient;

/// <content>Newton's method on both fields, its linear operator and its preconditioner.</content>
internal sealed partial class TransientField
{
    private bool Iterate(double tolerance)
    {
        var norm = Evaluate();
        var scale = Scale();
        var built = false;
        var (best, stalled) = (double.PositiveInfinity, 0);
        for (var iteration = 0; !(norm <= Math.Max(tolerance * scale, Floor()) && _walls.Missing() <= 1e-3 * Math.Sqrt(tolerance) * scale); iteration++)
        {
            if (iteration == MostIterations || double.IsNaN(norm) || stalled > 8)
            {
                RelativeResidual = norm / scale;
                _failed = true;
                return false;
            }

            if (!built || iteration > 3)
            {
                BuildPreconditioner();
                built = true;
            }

            for (var r = 0; r < _both.Rows; r++)
            {
                var o = _both.Offset(r);
                for (var i = o; i < o + _both.Columns; i++)
                {
                    _balance[i] = -_balance[i];
                }
            }

            _walls.Eliminate(_balance, _half);
            LinearIterations += _krylov.Solve(this, _balance, _update, Math.Clamp(0.3 * tolerance * scale / norm, 1e-4, 0.05), 60);
            NewtonIterations++;
            Accept();
            norm = Evaluate();
            scale = Scale();
            stalled = norm < 0.7 * best ? 0 : stalled + 1;
            best = Math.Min(best, norm);
        }

        RelativeResidual = norm / scale;
        Close();
        MeasureSurprise();
        _least = Least().Concentration;
        return true;
    }

    void ILinearStage.Apply(double[] x, double[] y, int thread)
    {
        _faces.Apply(x, y, _half);
        _far.Apply(x, y, _half);
        foreach (ref readonly var face in Grid.Corrections)
        {
            Correct(face, Difference.Linear, x, y);
        }

        _walls.Apply(_faces.States, x, y, _half);
        for (var r = 0; r < _rows.Count; r++)
        {
            var o = _layout.Offset(r);
            for (var i = o; i < o + _layout.Columns; i++)
            {
                y[i] += _mass[i] * x[i];
            }
        }
    }

    void ILinearStage.Precondition(double[] r, double norm, double[] z, int thread)
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            var o = _layout.Offset(row);
            for (var i = o; i < o + _layout.Columns; i++)
            {
                var current = r[_half + i];
                _rest[_half + i] = current;
                _rest[i] = r[i] + _anionShare[i] * current;
            }
        }

        var first = _layout.Offset(0);
        _salt.Apply(_rest, first, norm, z, first);
        Wrap(z, 0);
        _faces.SubtractSalt(z, _rest, _half);
        _far.SubtractSalt(z, _rest, _half);
        _potential.Apply(_rest, _half + first, norm, z, _half + first);

        // All boundaries on the front are driven: what the sources leave over passes the far plane, by a constant.
        double sum = 0;
        for (var row = 0; row < _rows.Count; row++)
        {
            var o = _half + _layout.Offset(row);
            for (var i = o; i < o + _layout.Columns; i++)
            {
                sum += _rest[i];
            }
        }

        AddToPotential(z, _half, (sum - _far.Outflow(z, _half)) / _far.Conductance);
        Wrap(z, _rows.Count);
    }

    // At rest no current flows on the whole while salt still moves: a thousandth of the gap's limiting current is the least by which balances are judged.
    private double Scale()
    {
        FirstTable.At(_cell.Electrolyte.Concentration, out var rest);
        var least = 1e-3 * rest.K * _cell.Electrolyte.Concentration / _cell.Gap * Grid.Width;
        return Math.Max(_walls.Scale(), least) / Math.Sqrt(_layout.Columns);
    }

    // What the last digit of the concentrations leaves in the balances: in what passes the faces, and in what a short step makes of what the cells hold.
    private double Floor()
    {
        FirstTable.At(_cell.Electrolyte.Concentration, out var rest);
        var held = F * _a0 * Grid.Spacing * Grid.Spacing;
        return 5e-15 * (rest.K + held) * _cell.Electrolyte.Concentration * Math.Sqrt(_layout.Columns * _rows.Count);
    }

    /// <summary>States, fluxes and balances; the norm of the balances.</summary>
    private double Evaluate()
    {
        Array.Clear(_balance);
        _faces.Evaluate(Concentration, Potential, _balance, _half, _areas.Area);
        _far.Evaluate(_faces.States, Concentration, Potential, _balance, _half);
        foreach (ref readonly var face in Grid.Corrections)
        {
            Correct(face, Difference.Whole, Potential, _balance);
        }

        _walls.Evaluate(_faces.States, Potential, _terms);
        _walls.AddTo(_balance, _half);
        double sum = 0;
        for (var r = 0; r < _rows.Count; r++)
        {
            var o = _layout.Offset(r);
            var medium = _rows.Table(r).Medium;
            for (var i = o; i < o + _layout.Columns; i++)
            {
                if (_volume[i] == 0)
                {
                    _anionShare[i] = _now[i] = _mass[i] = _balance[i] = _balance[_half + i] = 0;
                    continue;
                }

                var c = Concentration[i];
                _anionShare[i] = _faces.States[i].Anion / _faces.States[i].Kappa;
                _now[i] = _volume[i] * medium.Anions(c);
                _mass[i] = F * _a0 * _volume[i] * medium.AnionSlope(Math.Max(c, 1e-3 * _cell.Electrolyte.Concentration));
                _balance[i] += F * (_a0 * _now[i] + _a1 * Amount[i] + _a2 * AmountBefore[i]);
                sum += _balance[i] * _balance[i] + _balance[_half + i] * _balance[_half + i];
            }
        }

        return Math.Sqrt(sum);
    }

    // Flux of a cut face moved to the centroid of its open part, by the fluxes of the face beside it.
    private void Correct(in FaceCorrection face, Difference kind, double[] x, double[] y)
    {
        var states = _faces.States;
        ref readonly var a = ref states[face.In];
        ref readonly var b = ref states[face.Out];
        var current = Fall(face.In2, kind, x, out var chi) - Fall(face.Out2, kind, x, out var chi2);
        current -= Fall(face.In, kind, x, out var chi3) - Fall(face.Out, kind, x, out var chi4);
        var difference = chi - chi2 - (chi3 - chi4);
        var flux = face.Coefficient * (current + 0.5 * (a.Kappa + b.Kappa) * difference);
        var anions = -face.Coefficient * 0.5 * (a.Anion + b.Anion) * difference;
        y[face.In] += anions;
        y[face.Out] -= anions;
        y[_half + face.In] += flux;
        y[_half + face.Out] -= flux;
    }

    private double Fall(int cell, Difference kind, double[] x, out double chi)
    {
        ref readonly var s = ref _faces.States[cell];
        if (kind == Difference.Whole)
        {
            chi = x[cell] - s.F;
            return s.P;
        }

        chi = x[_half + cell] - s.FSlope * x[cell];
        return s.K * x[cell];
    }

    private void BuildPreconditioner()
    {
        Array.Clear(_wallSalt);
        Array.Clear(_wallPotential);
        Array.Clear(_wallArea);
        var middle = _rows.Table(_rows.Count - 1);
        middle.At(_cell.Electrolyte.Concentration, out var rest);
        double saltUnit = rest.Anion / rest.Kappa * rest.K, potentialUnit = rest.Kappa;
        for (var f = 0; f < Grid.FacetCount; f++)
        {
            ref readonly var facet = ref Grid.Facets[f];
            if (facet.Order < 0)
            {
                continue;
            }

            var (bySalt, byPotential) = _walls.Own(_faces.States, f);
            ref readonly var s = ref _faces.States[facet.Cell];
            _wallSalt[facet.Cell] += facet.Area * s.Anion / s.Kappa * bySalt / saltUnit;
            _wallPotential[facet.Cell] += facet.Area * byPotential / potentialUnit;
            _wallArea[facet.Cell] += facet.Area;
        }

        var top = _layout.Offset(_rows.Count - 1);
        for (var i = 0; i < _layout.Columns; i++)
        {
            _wallPotential[top + i] += _far.ByPotential[i] / potentialUnit;
            _wallArea[top + i] += Grid.Spacing;
        }

        Scaled(_faces.SaltWest, saltUnit, _scaled[0]);
        Scaled(_faces.SaltSouth, saltUnit, _scaled[1]);
        Scaled(_faces.WestKappa, potentialUnit, _scaled[2]);
        Scaled(_faces.SouthKappa, potentialUnit, _scaled[3]);
        Scaled(_mass, saltUnit, _scaledMass);
        _salt.Build(_scaled[0], _scaled[1], _scaledMass, _wallSalt, _wallArea, saltUnit);
        _potential.Build(_scaled[2], _scaled[3], _none, _wallPotential, _wallArea, potentialUnit);
    }

    private static void Scaled(double[] from, double unit, double[] to)
    {
        var inverse = 1 / unit;
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] * inverse;
        }
    }

    private void Accept()
    {
        _walls.MoveLevels(_faces.States, _update, _half);
        for (var r = 0; r < _rows.Count; r++)
        {
            var o = _layout.Offset(r);
            for (var i = o; i < o + _layout.Columns; i++)
            {
                Concentration[i] += _update[i];
                Potential[i] += _update[_half + i];
            }
        }
    }

    /// <summary>Closes salt and charge to rounding: a constant on the concentration, then one on the potential and the levels.</summary>
    private void Close()
    {
        // A reservoir gives and takes: there nothing is to be closed.
        for (var pass = 0; pass < 3 && _cell.Counter == Counter.LithiumElectrode; pass++)
        {
            var held = (-_far.Anions / F - _a1 * Sum(Amount) - _a2 * Sum(AmountBefore)) / _a0;
            double slope = 0;
            for (var r = 0; r < _rows.Count; r++)
            {
                var o = _layout.Offset(r);
                for (var i = o; i < o + _layout.Columns; i++)
                {
                    slope += _mass[i];
                }
            }

            var shift = (held - Sum(_now)) * F * _a0 / slope;
            for (var r = 0; r < _rows.Count; r++)
            {
                var o = _layout.Offset(r);
                for (var i = o; i < o + _layout.Columns; i++)
                {
                    Concentration[i] += Grid.Diagonal[i] > 0 ? shift : 0;
                }
            }

            Evaluate();
            if (Math.Abs(shift) <= 1e-15 * _cell.Electrolyte.Concentration)
            {
                break;
            }
        }

        _passed = (_far.Anions / F - _a1 * _passedBefore - _a2 * _passedEarlier) / _a0;
        for (var pass = 0; pass < 12; pass++)
        {
            var total = _walls.Total();
            var open = _walls.Missing() > 1e-14 * Math.Abs(total);
            if (open)
            {
                _walls.MoveLevels(_faces.States, null, _half);
            }

            var shift = -(total + _far.Current) / _far.Conductance;
            AddToPotential(Potential, 0, shift);
            _walls.ShiftLevels(shift);
            Array.Clear(_rest);
            _walls.Evaluate(_faces.States, Potential, _terms);
            _far.Evaluate(_faces.States, Concentration, Potential, _rest, _half);
            if (!open && Math.Abs(_walls.Total() + _far.Current) <= 1e-13 * Math.Abs(_walls.Total()))
            {
                break;
            }
        }
    }

    private void AddToPotential(double[] field, int offset, double value)
    {
        for (var r = 0; r < _rows.Count; r++)
        {
            var o = _layout.Offset(r);
            for (var i = o; i < o + _layout.Columns; i++)
            {
                field[offset + i] += Grid.Diagonal[i] > 0 ? value : 0;
            }
        }
    }

    private void Wrap(double[] field, int from)
    {
        for (var r = from; r < from + _rows.Count; r++)
        {
            _both.WrapRow(field, r);
        }
    }
}
