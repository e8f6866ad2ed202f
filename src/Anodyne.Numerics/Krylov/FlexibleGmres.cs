using Anodyne.Numerics.Threads;

namespace Anodyne.Numerics.Krylov;

/// <summary>
/// Restarted flexible GMRES with right preconditioning (Saad, SIAM J. Sci. Comput. 14 (1993) 461). One orthogonalisation pass, all products of a
/// pass in one sweep over memory; sums run row by row, then over rows, so that the result does not depend on the number of threads.
/// </summary>
public sealed class FlexibleGmres
{
    private const int Basis = 10;
    private readonly IRowLayout _layout;
    private readonly WorkTeam _team;
    private readonly double[][] _directions = new double[Basis + 1][];
    private readonly double[][] _preconditioned = new double[Basis][];
    private readonly double[] _partials;
    private readonly double[] _squares;
    private readonly double[,] _hessenberg = new double[Basis + 1, Basis];
    private readonly double[] _cosine = new double[Basis];
    private readonly double[] _sine = new double[Basis];
    private readonly double[] _target = new double[Basis + 1];
    private readonly double[] _weights = new double[Basis];
    private int _iterations;
    private double _residual;
    private bool _done;

    // The job and its arguments are fields, so that a solve allocates nothing.
    private readonly Action<int> _job;
    private ILinearStage? _stage;
    private double[]? _rightSide;
    private double[]? _solution;
    private double _tolerance;
    private int _limit;

    /// <summary>Creates the storage of a solver.</summary>
    /// <param name="layout">Storage of the vectors.</param>
    /// <param name="team">Threads that work together.</param>
    public FlexibleGmres(IRowLayout layout, WorkTeam team)
    {
        _layout = layout;
        _team = team;
        for (var i = 0; i <= Basis; i++)
        {
            _directions[i] = new double[layout.Length];
        }

        for (var i = 0; i < Basis; i++)
        {
            _preconditioned[i] = new double[layout.Length];
        }

        _partials = new double[layout.Rows * (Basis + 2)];
        _squares = new double[layout.Rows];
        _job = Job;
    }

    /// <summary>Doubles held per cell.</summary>
    public static int VectorsHeld => 2 * Basis + 1;

    /// <summary>Norm of the last residual relative to the right-hand side.</summary>
    public double RelativeResidual { get; private set; }

    /// <summary>Solves A x = b from x = 0.</summary>
    /// <param name="stage">The operator and its preconditioner.</param>
    /// <param name="rightSide">b.</param>
    /// <param name="solution">x.</param>
    /// <param name="tolerance">Norm of the residual relative to that of b.</param>
    /// <param name="limit">Most iterations.</param>
    /// <returns>The number of iterations (preconditioner applications).</returns>
    public int Solve(ILinearStage stage, double[] rightSide, double[] solution, double tolerance, int limit)
    {
        _stage = stage;
        _rightSide = rightSide;
        _solution = solution;
        _tolerance = tolerance;
        _limit = limit;
        _iterations = 0;
        _team.Run(_job);
        return _iterations;
    }

    private void Job(int thread)
    {
        var from = WorkTeam.BlockStart(_layout.Rows, thread, _team.Size);
        var to = WorkTeam.BlockStart(_layout.Rows, thread + 1, _team.Size);
        var b = _rightSide!;
        var x = _solution!;
        var n = _layout.Columns;
        for (var r = from; r < to; r++)
        {
            var o = _layout.Offset(r);
            Array.Clear(x, o - 1, n + 2);
            Array.Copy(b, o, _directions[0], o, n);
        }

        var start = Math.Sqrt(Norm2(_directions[0], from, to));
        var beta = start;
        if (start == 0)
        {
            RelativeResidual = 0;
            return;
        }

        var goal = _tolerance * start;
        while (true)
        {
            for (var r = from; r < to; r++)
            {
                RowKernels.Scale(_directions[0], 1 / beta, _layout.Offset(r), n);
            }

            if (thread == 0)
            {
                Array.Clear(_target);
                _target[0] = beta;
                _done = false;
            }

            _team.Barrier();
            var used = 0;
            for (var j = 0; j < Basis; j++)
            {
                _stage!.Precondition(_directions[j], 1 / Math.Sqrt(n), _preconditioned[j], thread);
                _stage.Apply(_preconditioned[j], _directions[j + 1], thread);
                Orthogonalise(j, from, to, thread);
                used = j + 1;
                if (thread == 0)
                {
                    Rotate(j);
                    _iterations++;
                    _residual = Math.Abs(_target[j + 1]);
                    _done = _residual <= goal || _iterations >= _limit || _hessenberg[j, j] == 0;
                }

                _team.Barrier();
                if (_done)
                {
                    break;
                }
            }

            if (thread == 0)
            {
                BackSubstitute(used);
            }

            _team.Barrier();
            for (var r = from; r < to; r++)
            {
                RowKernels.AddAll(x, _weights.AsSpan(0, used), _preconditioned, _layout.Offset(r), n);
                _layout.WrapRow(x, r);
            }

            _team.Barrier();
            if (_done)
            {
                RelativeResidual = _residual / start;
                return;
            }

            _stage!.Apply(x, _directions[0], thread);
            for (var r = from; r < to; r++)
            {
                var o = _layout.Offset(r);
                RowKernels.Scale(_directions[0], -1, o, n);
                RowKernels.AddScaled(_directions[0], 1, b, o, n);
            }

            beta = Math.Sqrt(Norm2(_directions[0], from, to));
            if (beta <= goal)
            {
                RelativeResidual = beta / start;
                return;
            }
        }
    }

    private double Norm2(double[] vector, int from, int to)
    {
        for (var r = from; r < to; r++)
        {
            _squares[r] = RowKernels.Dot(vector, vector, _layout.Offset(r), _layout.Columns);
        }

        return SumOfSquares();
    }

    /// <summary>The sum over all rows, in row order; with a barrier before it and one after it, so that the partial sums can be used again.</summary>
    private double SumOfSquares()
    {
        _team.Barrier();
        double sum = 0;
        for (var r = 0; r < _layout.Rows; r++)
        {
            sum += _squares[r];
        }

        _team.Barrier();
        return sum;
    }

    /// <summary>Classical Gram-Schmidt: all products first, then one update; the new direction is normalised.</summary>
    private void Orthogonalise(int j, int from, int to, int thread)
    {
        var w = _directions[j + 1];
        var n = _layout.Columns;
        var products = j + 1;
        for (var r = from; r < to; r++)
        {
            RowKernels.Dots(w, _directions, products, _layout.Offset(r), n, _partials.AsSpan(r * products, products));
        }

        _team.Barrier();
        Span<double> h = stackalloc double[Basis + 1];
        h.Clear();
        for (var r = 0; r < _layout.Rows; r++)
        {
            for (var i = 0; i <= j; i++)
            {
                h[i] += _partials[r * products + i];
            }
        }

        Span<double> less = stackalloc double[Basis + 1];
        for (var i = 0; i <= j; i++)
        {
            less[i] = -h[i];
        }

        // The norm is summed while the row is still in the cache; its partial sums have a place of their own, since others may still read the
        // products.
        for (var r = from; r < to; r++)
        {
            var o = _layout.Offset(r);
            RowKernels.AddAll(w, less[..products], _directions, o, n);
            _squares[r] = RowKernels.Dot(w, w, o, n);
        }

        var norm = Math.Sqrt(SumOfSquares());
        if (norm > 0)
        {
            for (var r = from; r < to; r++)
            {
                RowKernels.Scale(w, 1 / norm, _layout.Offset(r), n);
            }
        }

        if (thread == 0)
        {
            for (var i = 0; i <= j; i++)
            {
                _hessenberg[i, j] = h[i];
            }

            _hessenberg[j + 1, j] = norm;
        }
    }

    private void Rotate(int j)
    {
        for (var i = 0; i < j; i++)
        {
            var a = _hessenberg[i, j];
            var b = _hessenberg[i + 1, j];
            _hessenberg[i, j] = _cosine[i] * a + _sine[i] * b;
            _hessenberg[i + 1, j] = -_sine[i] * a + _cosine[i] * b;
        }

        var p = _hessenberg[j, j];
        var q = _hessenberg[j + 1, j];
        var length = Math.Sqrt(p * p + q * q);
        _cosine[j] = length == 0 ? 1 : p / length;
        _sine[j] = length == 0 ? 0 : q / length;
        _hessenberg[j, j] = length;
        _hessenberg[j + 1, j] = 0;
        _target[j + 1] = -_sine[j] * _target[j];
        _target[j] *= _cosine[j];
    }

    private void BackSubstitute(int used)
    {
        for (var i = used - 1; i >= 0; i--)
        {
            var sum = _target[i];
            for (var k = i + 1; k < used; k++)
            {
                sum -= _hessenberg[i, k] * _weights[k];
            }

            _weights[i] = _hessenberg[i, i] == 0 ? 0 : sum / _hessenberg[i, i];
        }
    }
}
