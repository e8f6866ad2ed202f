using Anodyne.Cells.Layers;
using Anodyne.Numerics.Dense;
using Anodyne.Quantities;

namespace Anodyne.Cells.Transport;

/// <summary>
/// The growth rate from the linearized equations in both fields, concentration and potential, with no assumption that anions rest beside the front:
/// div N- = 0 and div i = 0 in every layer with its own t+, D, kappa and TDF, N- and i continuous between layers, N- = 0 on the lithium. It is the
/// reference for the one-potential form in layers with a transport of their own. Solved for each wavenumber by Chebyshev collocation in y.
/// </summary>
public static class CoupledGrowthRate
{
    /// <summary>omega(k), 1/s.</summary>
    /// <param name="cell">A cell without a planar-outside interphase.</param>
    /// <param name="currentDensity">j, A/m2.</param>
    /// <param name="wavenumber">k, 1/m.</param>
    /// <param name="intervals">Collocation intervals in each layer; null: enough for about ten digits.</param>
    public static double Of(InterfaceCell cell, double currentDensity, double wavenumber, int? intervals = null)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (cell.Interphase is { Placement: Placement.PlanarOutside })
        {
            throw new InputException("the coupled solve does not treat planar-outside layers", "interphase", "planar outside", "bare or conformal");
        }

        var profile = SteadyProfile.Solve(cell, currentDensity);
        var n = intervals ?? (int)Math.Clamp(40 + (1.2 * wavenumber * profile.Layers.Max(layer => layer.Thickness)), 40, 160);
        return new LinearProblem(profile, wavenumber, n).Solve();
    }

    // Unknowns: for each layer c at its points, then phi2 at its points (outermost first); last the amplitude Q of the deposition current, all per unit height.
    private sealed class LinearProblem
    {
        private readonly SteadyProfile _profile;
        private readonly double _k;
        private readonly int _count;
        private readonly ChebyshevGrid _grid;
        private readonly DenseSystem<double> _system;
        private readonly int _size;

        public LinearProblem(SteadyProfile profile, double wavenumber, int intervals)
        {
            (_profile, _k, _count) = (profile, wavenumber, intervals + 1);
            _grid = new ChebyshevGrid(intervals);
            _size = (2 * _count * profile.Layers.Count) + 1;
            _system = new DenseSystem<double>(_size);
        }

        public double Solve()
        {
            var operators = _profile.Layers.Select((layer, index) => new LayerOperators(this, layer, 2 * _count * index)).ToArray();
            for (var l = 0; l < operators.Length; l++)
            {
                operators[l].FillInterior();
            }

            FillFarSide(operators[^1]);
            for (var l = 0; l + 1 < operators.Length; l++)
            {
                FillInterface(operators[l], operators[l + 1]);
            }

            FillLithium(operators[0]);
            var solution = _system.Solve() ?? throw new ComputationException(new Problem("the linear problem is singular", "coupled growth rate"));
            return _profile.Cell.Lithium.MolarVolume / PhysicalConstants.Faraday * solution[^1];
        }

        private void FillFarSide(LayerOperators last)
        {
            var (rowC, rowPhi) = (_system.Row(last.C(0)), _system.Row(last.Phi(0)));
            if (_profile.Cell.Counter == Counter.Reservoir)
            {
                rowC[last.C(0)] = 1;
                rowPhi[last.Phi(0)] = 1;
                return;
            }

            // A flat lithium counter electrode: no anions cross it, and the current into it answers with its kinetics, i_y = f_E phi2 + f_c c.
            var cell = _profile.Cell;
            var kinetics = cell.CounterKinetics ?? cell.Kinetics;
            var medium = _profile.Layers[^1].Medium;
            var far = _profile.FarConcentration;
            var rate = medium.Reaction(kinetics, kinetics.DriveFor(-_profile.CurrentDensity, medium.Cations(far), cell.Temperature), far);
            last.AddAnionFlux(rowC, 0, 1);
            last.AddCurrent(rowPhi, 0, 1);
            rowPhi[last.Phi(0)] -= rate.DriveSlope;
            rowPhi[last.C(0)] -= rate.ConcentrationSlope;
        }

        private void FillInterface(LayerOperators inner, LayerOperators outer)
        {
            var end = _count - 1;
            var (sameC, samePhi) = (_system.Row(inner.C(0)), _system.Row(inner.Phi(0)));
            sameC[inner.C(0)] = 1;
            sameC[outer.C(end)] = -1;
            samePhi[inner.Phi(0)] = 1;
            samePhi[outer.Phi(end)] = -1;
            var (sameN, sameI) = (_system.Row(outer.C(end)), _system.Row(outer.Phi(end)));
            inner.AddAnionFlux(sameN, 0, 1);
            outer.AddAnionFlux(sameN, end, -1);
            inner.AddCurrent(sameI, 0, 1);
            outer.AddCurrent(sameI, end, -1);
        }

        private void FillLithium(LayerOperators first)
        {
            var cell = _profile.Cell;
            var end = _count - 1;
            first.AddAnionFlux(_system.Row(first.C(end)), end, 1);
            var current = _system.Row(first.Phi(end));
            first.AddCurrent(current, end, 1);
            current[_size - 1] = 1;
            var drive = cell.Kinetics.DriveFor(_profile.CurrentDensity, _profile.KineticConcentration, cell.Temperature);
            var rate = _profile.Layers[0].Medium.Reaction(cell.Kinetics, drive, _profile.SurfaceConcentration);
            var kinetics = _system.Row(_size - 1);
            kinetics[_size - 1] = 1 + (rate.DriveSlope * cell.ConformalFilmResistance);
            kinetics[first.Phi(end)] = -rate.DriveSlope;
            kinetics[first.C(end)] = -rate.ConcentrationSlope;
            var capillary = cell.Lithium.SurfaceEnergy * cell.Lithium.MolarVolume * _k * _k / PhysicalConstants.Faraday;
            kinetics[_size] = (rate.DriveSlope * (first.PotentialGradient(end) - capillary)) + (rate.ConcentrationSlope * first.ConcentrationGradient(end));
        }

        // The linear operators of one layer at its points: N-_y F and i_y as rows over (c, phi2).
        private sealed class LayerOperators
        {
            private readonly LinearProblem _problem;
            private readonly int _offset;
            private readonly double _perLength;
            private readonly double[] _d, _dSlope, _b, _tSlope, _kappa, _alpha, _beta, _gradient, _rise;

            public LayerOperators(LinearProblem problem, ProfileLayer layer, int offset)
            {
                (_problem, _offset, _perLength) = (problem, offset, 1 / layer.Thickness);
                var medium = layer.Medium;
                var j = problem._profile.CurrentDensity;
                var c = problem._grid.Points.Select(x => problem._profile.ConcentrationAt(layer.Start + (x * layer.Thickness))).ToArray();
                c[0] = layer.Outer;
                c[^1] = layer.Inner;
                double Alpha(double s) => medium.DiffusionPotential(s) / s;
                _d = [.. c.Select(medium.Diffusivity)];
                _dSlope = [.. c.Select(medium.DiffusivitySlope)];
                _b = [.. c.Select(s => 1 - medium.TransferenceNumber(s))];
                _tSlope = [.. c.Select(medium.TransferenceSlope)];
                _kappa = [.. c.Select(medium.Conductivity)];
                _alpha = [.. c.Select(Alpha)];
                _gradient = [.. c.Select((_, i) => _b[i] * j / (PhysicalConstants.Faraday * _d[i]))];
                _rise = [.. c.Select((_, i) => (j / _kappa[i]) + (_alpha[i] * _gradient[i]))];
                // beta = d(kappa alpha)/dc c0' - (d kappa/dc) phi0'.
                _beta = [.. c.Select((s, i) =>
                    (((medium.Conductivity(s * 1.00001) * Alpha(s * 1.00001)) - (medium.Conductivity(s * 0.99999) * Alpha(
                    s * 0.99999))) / (2e-5 * s) * _gradient[i]) - (medium.ConductivitySlope(s) * _rise[i]))];
            }

            public int C(int point) => _offset + point;

            public int Phi(int point) => _offset + _problem._count + point;

            public double ConcentrationGradient(int point) => _gradient[point];

            public double PotentialGradient(int point) => _rise[point];

            /// <summary>Adds factor times i_y at a point: i_y = -kappa phi' + kappa alpha c' + beta c.</summary>
            public void AddCurrent(double[] row, int point, double factor)
            {
                var derivative = _problem._grid.Derivative;
                for (var m = 0; m < _problem._count; m++)
                {
                    var entry = factor * _kappa[point] * derivative[point, m] * _perLength;
                    row[Phi(m)] -= entry;
                    row[C(m)] += _alpha[point] * entry;
                }

                row[C(point)] += factor * _beta[point];
            }

            /// <summary>Adds factor times F N-_y at a point: F N-_y = -F D c' - F D_c c0' c - (1-t) i_y - t_c j c.</summary>
            public void AddAnionFlux(double[] row, int point, double factor)
            {
                AddCurrent(row, point, -factor * _b[point]);
                var derivative = _problem._grid.Derivative;
                for (var m = 0; m < _problem._count; m++)
                {
                    row[C(m)] -= factor * PhysicalConstants.Faraday * _d[point] * derivative[point, m] * _perLength;
                }

                row[C(point)] -= factor * ((PhysicalConstants.Faraday * _dSlope[point] * _gradient[point])
                    + (_tSlope[point] * _problem._profile.CurrentDensity));
            }

            /// <summary>div N- = 0 and div i = 0 at the inner points.</summary>
            public void FillInterior()
            {
                var derivative = _problem._grid.Derivative;
                var k2 = _problem._k * _problem._k;
                for (var p = 1; p < _problem._count - 1; p++)
                {
                    var (rowN, rowI) = (_problem._system.Row(C(p)), _problem._system.Row(Phi(p)));
                    for (var m = 0; m < _problem._count; m++)
                    {
                        AddAnionFlux(rowN, m, derivative[p, m] * _perLength);
                        AddCurrent(rowI, m, derivative[p, m] * _perLength);
                    }

                    rowI[Phi(p)] += _kappa[p] * k2;
                    rowI[C(p)] -= _kappa[p] * _alpha[p] * k2;
                    rowN[C(p)] += (PhysicalConstants.Faraday * _d[p] * k2) + (_b[p] * _kappa[p] * _alpha[p] * k2);
                    rowN[Phi(p)] -= _b[p] * _kappa[p] * k2;
                }
            }
        }
    }
}
