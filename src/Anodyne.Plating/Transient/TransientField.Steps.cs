using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Plating.Front;
using Anodyne.Plating.Processes;

namespace Anodyne.Plating.Transient;

/// <content>Geometry, the past, and the length of steps.</content>
internal sealed partial class TransientField
{
    private const double AllowedSurprise = 5e-4;

    /// <summary>Solves at a time for a front; levels of driven boundaries are found. Repeated at the same time it starts from the same past.</summary>
    /// <param name="front">The front, numbered; its grid becomes that of the gap.</param>
    /// <param name="meanFront">Height of the mean front, m.</param>
    /// <param name="time">Time, s.</param>
    /// <param name="load">Fills what stands between metal and solution on the facets.</param>
    /// <param name="tolerance">Of the balances over the typical current of a cell.</param>
    /// <returns>False if the fields did not converge.</returns>
    public bool Solve(FrontState front, double meanFront, double time, Action<FacetTerms> load, double tolerance)
    {
        Build(front.Curves, front.Curvature, meanFront);
        front.Grid = Grid;
        Advance(time);
        _terms.Clear(Grid.FacetCount);
        load(_terms);
        _walls.Begin(Concentration, front.Electrodes);
        _faces.Begin();
        _far.Begin();
        return Iterate(tolerance);
    }

    /// <summary>The current is about to change at once: the fields of now are the past of what follows.</summary>
    public void Switch() => _isSwitched = !double.IsNaN(_time);

    /// <summary>The next step, s: by how well the last one was foreseen, by how long the salt on the front lasts, at first by Sand's time.</summary>
    /// <param name="currentDensity">Mean current density, A/m2.</param>
    public double NextStep(double currentDensity)
    {
        var medium = FirstTable.Medium;
        var rest = _cell.Electrolyte.Concentration;
        var step = LastStep;
        if (step == 0)
        {
            var depth = medium.Porosity * medium.Diffusivity(rest);
            var fall = 0.02 * F * medium.Anions(rest) / (2 * (1 - medium.TransferenceNumber(rest)) * Math.Max(Math.Abs(currentDensity), 1e-9));
            return Math.Min(Math.PI * depth * fall * fall, 0.02 * _cell.Gap * _cell.Gap * medium.Porosity / medium.Diffusivity(rest));
        }

        var factor = double.IsNaN(Surprise) ? 1.3 : Math.Clamp(0.9 * Math.Pow(AllowedSurprise / Math.Max(Surprise, 1e-12), 1.0 / 3), 0.5, 1.5);
        var speed = (_leastBefore - _least) / step;
        return speed > 0 ? Math.Min(factor * step, 0.3 * _least / speed) : factor * step;
    }

    private void Build(IReadOnlyList<Curve> curves, double[] curvature, double meanFront)
    {
        var floor = (meanFront + _rows.Bottom) / Grid.Spacing;
        var first = (int)Math.Floor(floor);
        Grid.Build(curves, curvature, first, LayeredMedium.Unit, openTop: false, floor - first);
        _areas.Measure();
        for (var r = 0; r < _rows.Count; r++)
        {
            var o = _layout.Offset(r);
            var whole = Grid.Spacing * _rows.Height[r];
            var porosity = _rows.Table(r).Medium.Porosity;
            for (var i = 0; i < _layout.Columns; i++)
            {
                var cut = _areas.Area[o + i];
                _volume[o + i] = Grid.Diagonal[o + i] <= 0 ? 0 : porosity * (cut == 0 ? whole : cut);
            }
        }
    }

    private void Advance(double time)
    {
        if (double.IsNaN(_time) || _isSwitched)
        {
            if (double.IsNaN(_time))
            {
                Hold();
                _salt0 = Sum(_now);
            }

            (_time, _before, _earlier, _isSwitched, _failed) = (time, double.NaN, double.NaN, false, false);
            (_leastBefore, Surprise) = (double.NaN, double.NaN);
            _now.CopyTo(Amount, 0);
            (_passedEarlier, _passedBefore) = (_passed, _passed);
            HandOver();

            // At once after switching on: a moment too short for the salt of a cell, and long enough for the digits of its amount.
            var medium = FirstTable.Medium;
            _a0 = 300 * medium.Diffusivity(_cell.Electrolyte.Concentration) / (medium.Porosity * Grid.Spacing * Grid.Spacing);
            (_a1, _a2) = (-_a0, 0);
            return;
        }

        if (_failed)
        {
            // The step before did not come to an end: another one from the same past.
            _failed = false;
            _time = time;
            _cBefore.CopyTo(Concentration, 0);
            _phiBefore.CopyTo(Potential, 0);
            HandOver();
            Foresee();
        }
        else if (time > _time)
        {
            _leastBefore = _least;
            (AmountBefore, Amount) = (Amount, AmountBefore);
            _now.CopyTo(Amount, 0);
            (_passedEarlier, _passedBefore) = (_passedBefore, _passed);
            (_earlier, _before, _time) = (_before, _time, time);
            (_cEarlier, _cBefore) = (_cBefore, _cEarlier);
            (_phiEarlier, _phiBefore) = (_phiBefore, _phiEarlier);
            Concentration.CopyTo(_cBefore, 0);
            Potential.CopyTo(_phiBefore, 0);
            HandOver();
            Foresee();
        }

        var step = _time - _before;
        if (step > 0)
        {
            var ratio = double.IsNaN(_earlier) ? 0 : step / (_before - _earlier);
            _a0 = (1 + 2 * ratio) / (1 + ratio) / step;
            _a1 = -(1 + ratio) / step;
            _a2 = ratio * ratio / (1 + ratio) / step;
        }
    }

    // The fields along the straight line through the last two moments: the start of the iteration, and what the step is judged by.
    private void Foresee()
    {
        if (double.IsNaN(_earlier))
        {
            return;
        }

        var ratio = (_time - _before) / (_before - _earlier);
        for (var r = 0; r < _rows.Count; r++)
        {
            var o = _layout.Offset(r);
            for (var i = o; i < o + _layout.Columns; i++)
            {
                Concentration[i] = _cBefore[i] + ratio * (_cBefore[i] - _cEarlier[i]);
                Potential[i] = _phiBefore[i] + ratio * (_phiBefore[i] - _phiEarlier[i]);
            }
        }
    }

    private void MeasureSurprise()
    {
        if (double.IsNaN(_earlier))
        {
            return;
        }

        var ratio = (_time - _before) / (_before - _earlier);
        double largest = 0;
        for (var r = 0; r < _rows.Count; r++)
        {
            var o = _layout.Offset(r);
            for (var i = o; i < o + _layout.Columns; i++)
            {
                if (Grid.Diagonal[i] > 0 && _cBefore[i] != 0 && _cEarlier[i] != 0)
                {
                    largest = Math.Max(largest, Math.Abs(Concentration[i] - _cBefore[i] - ratio * (_cBefore[i] - _cEarlier[i])));
                }
            }
        }

        Surprise = largest / _cell.Electrolyte.Concentration;
    }

    // What swallowed cells held goes to the open cell beside them with the most room; cells that open begin with the fields of their neighbours.
    private void HandOver()
    {
        for (var r = 0; r < _rows.FirstFace; r++)
        {
            var o = _layout.Offset(r);
            for (var i = 0; i < _layout.Columns; i++)
            {
                var dead = Grid.Diagonal[o + i] <= 0;
                if (dead && (Amount[o + i] != 0 || AmountBefore[o + i] != 0))
                {
                    if (Roomiest(r, i, 1) is var near and >= 0 || Roomiest(r, i, 2) is var next && (near = next) >= 0)
                    {
                        Amount[near] += Amount[o + i];
                        AmountBefore[near] += AmountBefore[o + i];
                    }
                    else
                    {
                        InPockets += Amount[o + i];
                    }

                    Amount[o + i] = AmountBefore[o + i] = 0;
                }
                else if (!dead && Amount[o + i] == 0 && Roomiest(r, i, 1) is var neighbour and >= 0)
                {
                    (_cBefore[o + i], _cEarlier[o + i]) = (_cBefore[neighbour], _cEarlier[neighbour]);
                    (_phiBefore[o + i], _phiEarlier[o + i]) = (_phiBefore[neighbour], _phiEarlier[neighbour]);
                    (Concentration[o + i], Potential[o + i]) = (_cBefore[neighbour], _phiBefore[neighbour]);
                }
            }
        }
    }

    private int Roomiest(int row, int column, int reach)
    {
        var (best, room) = (-1, 0.0);
        for (var r = Math.Max(0, row - reach); r <= Math.Min(_rows.Count - 1, row + reach); r++)
        {
            for (var i = column - reach; i <= column + reach; i++)
            {
                var cell = _layout.Offset(r) + Grid.Wrap(i);
                if (_volume[cell] > room && (r != row || i != column))
                {
                    (best, room) = (cell, _volume[cell]);
                }
            }
        }

        return best;
    }

    private void Hold()
    {
        for (var r = 0; r < _rows.Count; r++)
        {
            var o = _layout.Offset(r);
            var medium = _rows.Table(r).Medium;
            for (var i = o; i < o + _layout.Columns; i++)
            {
                _now[i] = _volume[i] == 0 ? 0 : _volume[i] * medium.Anions(Concentration[i]);
            }
        }
    }

    private double Sum(double[] amount)
    {
        double sum = 0;
        for (var r = 0; r < _rows.Count; r++)
        {
            double row = 0;
            var o = _layout.Offset(r);
            for (var i = o; i < o + _layout.Columns; i++)
            {
                row += amount[i];
            }

            sum += row;
        }

        return sum;
    }
}
