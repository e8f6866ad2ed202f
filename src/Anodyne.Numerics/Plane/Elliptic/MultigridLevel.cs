using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Anodyne.Numerics.Krylov;
using Anodyne.Numerics.Plane.CutCells;

// Long because: the five row kernels of one level share their loads and masks.
namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>
/// One grid of the multigrid hierarchy in single precision: five-point conductances, boundary conductances, and the row kernels
/// (Chebyshev-Jacobi step, residual, restriction, prolongation).
/// </summary>
internal sealed class MultigridLevel
{
    public MultigridLevel(GridLayout layout)
    {
        Layout = layout;
        Value = new float[layout.Length];
        Other = new float[layout.Length];
        Source = new float[layout.Length];
        West = new float[layout.Length];
        South = new float[layout.Length];
        Diagonal = new float[layout.Length];
        Inverse = new float[layout.Length];
        Boundary = new float[layout.Length];
        BoundaryArea = new float[layout.Length];
        Mass = new float[layout.Length];
        ReducedTop = new float[layout.Columns + 16];
        ChunkColumns = Math.Min(CutCellGrid.ChunkColumns, layout.Columns);
        ChunksPerRow = (layout.Columns + ChunkColumns - 1) / ChunkColumns;
        Chunks = new ChunkState[ChunksPerRow * layout.Rows];
        Top = new TopBoundary(layout.Columns);
    }

    public GridLayout Layout { get; }

    public float[] Value { get; private set; }

    public float[] Other { get; private set; }

    public float[] Source { get; }

    public float[] West { get; }

    public float[] South { get; }

    public float[] Diagonal { get; }

    public float[] Inverse { get; }

    public float[] Boundary { get; }

    public float[] BoundaryArea { get; }

    /// <summary>What a cell adds to its diagonal by its volume; sums over cells on coarsening.</summary>
    public float[] Mass { get; }

    public float[] ReducedTop { get; }

    public ChunkState[] Chunks { get; }

    public int ChunkColumns { get; }

    public int ChunksPerRow { get; }

    public TopBoundary Top { get; }

    public bool OpenTop { get; set; }

    public void Swap() => (Value, Other) = (Other, Value);

    /// <summary>Diagonal, its inverse and the chunk states of one row; conductances and boundary terms must be in place.</summary>
    public void FinishRow(int row)
    {
        var n = Layout.Columns;
        var o = Layout.Offset(row);
        var above = o + Layout.Stride;
        West[o + n] = West[o];
        var top = OpenTop && row == Layout.Rows - 1;
        for (var c = 0; c < ChunksPerRow; c++)
        {
            var live = false;
            var regular = !top;
            var end = Math.Min(n, (c + 1) * ChunkColumns);
            for (var i = c * ChunkColumns; i < end; i++)
            {
                var d = West[o + i] + West[o + i + 1] + South[o + i] + South[above + i];
                if (d <= 1e-9f)
                {
                    Diagonal[o + i] = 0;
                    Inverse[o + i] = 0;
                    Value[o + i] = 0;
                    Other[o + i] = 0;
                    regular = false;
                    continue;
                }

                live = true;
                regular &= d == 4f && West[o + i] == 1f && South[o + i] == 1f && Boundary[o + i] == 0f && Mass[o + i] == 0f;
                d += Boundary[o + i] + Mass[o + i] + (top ? (float)Top.Diagonal : 0f);
                Diagonal[o + i] = d;
                Inverse[o + i] = 1f / d;
            }

            Chunks[row * ChunksPerRow + c] = !live ? ChunkState.Dead : regular ? ChunkState.Regular : ChunkState.Mixed;
        }
    }

    /// <summary>Coefficients of one coarse row from two fine rows.</summary>
    /// <remarks>
    /// Conductances: two in parallel, two in series, hence the mean. A boundary conductance g = A/(R + d) holds the way d from the cell's centre;
    /// on the coarse grid the centre lies h/2 farther: g_c = A/(A/sum g + h/2). Plain summing would double the number of cycles.
    /// </remarks>
    public void CoarsenRow(MultigridLevel fine, int row, float fineSpacing)
    {
        var p = Layout.Offset(row);
        var q0 = fine.Layout.Offset(2 * row);
        var q1 = q0 + fine.Layout.Stride;
        for (var i = 0; i < Layout.Columns; i++)
        {
            var a = 2 * i;
            West[p + i] = 0.5f * (fine.West[q0 + a] + fine.West[q1 + a]);
            South[p + i] = 0.5f * (fine.South[q0 + a] + fine.South[q0 + a + 1]);
            var conductance = fine.Boundary[q0 + a] + fine.Boundary[q0 + a + 1] + fine.Boundary[q1 + a] + fine.Boundary[q1 + a + 1];
            var area = fine.BoundaryArea[q0 + a] + fine.BoundaryArea[q0 + a + 1] + fine.BoundaryArea[q1 + a] + fine.BoundaryArea[q1 + a + 1];
            BoundaryArea[p + i] = area;
            Mass[p + i] = fine.Mass[q0 + a] + fine.Mass[q0 + a + 1] + fine.Mass[q1 + a] + fine.Mass[q1 + a + 1];
            Boundary[p + i] = conductance > 0 ? area / (area / conductance + 0.5f * fineSpacing) : 0;
        }
    }

    /// <summary>Prepares the source of the top row for a step from <see cref="Value"/>.</summary>
    public void PrepareTop()
    {
        if (OpenTop)
        {
            var n = Layout.Columns;
            var o = Layout.Offset(Layout.Rows - 1);
            Top.ReduceSource(Value.AsSpan(o, n), Source.AsSpan(o, n), ReducedTop.AsSpan(0, n));
        }
    }

    /// <summary>A Chebyshev step over a block of rows; the thread of the last block first prepares the top row's source.</summary>
    public void StepRows(int from, int to, float a, float b, bool useOther)
    {
        if (to == Layout.Rows)
        {
            PrepareTop();
        }

        for (var r = from; r < to; r++)
        {
            Step(r, a, b, useOther);
        }
    }

    /// <summary>First Chebyshev step from a zero start: Other = weight * source / diagonal.</summary>
    public void FirstStep(int row, float weight)
    {
        var n = Layout.Columns;
        var o = Layout.Offset(row);
        ref var source = ref MemoryMarshal.GetArrayDataReference(Source);
        ref var inverse = ref MemoryMarshal.GetArrayDataReference(Inverse);
        ref var result = ref MemoryMarshal.GetArrayDataReference(Other);
        var width = Vector<float>.Count;
        var i = 0;
        for (; i + width <= n; i += width)
        {
            RowKernels.Store(RowKernels.Load(ref source, o + i) * RowKernels.Load(ref inverse, o + i) * weight, ref result, o + i);
        }

        for (; i < n; i++)
        {
            Other[o + i] = Source[o + i] * Inverse[o + i] * weight;
        }

        Layout.WrapRow(Other, row);
    }

    /// <summary>
    /// Chebyshev step Other = (1 + a - b) Value - a Other + b (source + neighbours)/diagonal; without the second term if the value before last was zero.
    /// </summary>
    private void Step(int row, float a, float b, bool useOther)
    {
        var n = Layout.Columns;
        var o = Layout.Offset(row);
        var stride = Layout.Stride;
        var width = Vector<float>.Count;
        var top = OpenTop && row == Layout.Rows - 1;
        var sources = top ? ReducedTop : Source;
        var so = top ? 0 : o;
        ref var u = ref MemoryMarshal.GetArrayDataReference(Value);
        ref var result = ref MemoryMarshal.GetArrayDataReference(Other);
        ref var source = ref MemoryMarshal.GetArrayDataReference(sources);
        ref var inverse = ref MemoryMarshal.GetArrayDataReference(Inverse);
        ref var west = ref MemoryMarshal.GetArrayDataReference(West);
        ref var south = ref MemoryMarshal.GetArrayDataReference(South);
        var keep = new Vector<float>(1 + a - b);
        var back = new Vector<float>(-a);
        var weight = new Vector<float>(b);
        var quarter = new Vector<float>(0.25f * b);
        for (var c = 0; c < ChunksPerRow; c++)
        {
            var state = Chunks[row * ChunksPerRow + c];
            if (state == ChunkState.Dead)
            {
                continue;
            }

            var i = c * ChunkColumns;
            var end = Math.Min(n, i + ChunkColumns);
            if (state == ChunkState.Regular)
            {
                for (; i + width <= end; i += width)
                {
                    var s = RowKernels.Load(ref u, o + i - 1) + RowKernels.Load(ref u, o + i + 1)
                        + (RowKernels.Load(ref u, o + i - stride) + RowKernels.Load(ref u, o + i + stride)) + RowKernels.Load(ref source, so + i);
                    var r = Vector.FusedMultiplyAdd(s, quarter, RowKernels.Load(ref u, o + i) * keep);
                    if (useOther)
                    {
                        r = Vector.FusedMultiplyAdd(RowKernels.Load(ref result, o + i), back, r);
                    }

                    RowKernels.Store(r, ref result, o + i);
                }
            }
            else
            {
                for (; i + width <= end; i += width)
                {
                    var s = Vector.FusedMultiplyAdd(RowKernels.Load(ref west, o + i), RowKernels.Load(ref u, o + i - 1), RowKernels.Load(ref source, so + i));
                    s = Vector.FusedMultiplyAdd(RowKernels.Load(ref west, o + i + 1), RowKernels.Load(ref u, o + i + 1), s);
                    var t = RowKernels.Load(ref south, o + i) * RowKernels.Load(ref u, o + i - stride);
                    t = Vector.FusedMultiplyAdd(RowKernels.Load(ref south, o + i + stride), RowKernels.Load(ref u, o + i + stride), t);
                    var r = Vector.FusedMultiplyAdd((s + t) * RowKernels.Load(ref inverse, o + i), weight, RowKernels.Load(ref u, o + i) * keep);
                    if (useOther)
                    {
                        r = Vector.FusedMultiplyAdd(RowKernels.Load(ref result, o + i), back, r);
                    }

                    RowKernels.Store(r, ref result, o + i);
                }
            }

            for (; i < end; i++)
            {
                var s = sources[so + i] + West[o + i] * Value[o + i - 1] + West[o + i + 1] * Value[o + i + 1]
                    + South[o + i] * Value[o + i - stride] + South[o + i + stride] * Value[o + i + stride];
                var r = s * Inverse[o + i] * b + Value[o + i] * (1 + a - b);
                Other[o + i] = useOther ? r - a * Other[o + i] : r;
            }
        }

        Layout.WrapRow(Other, row);
    }

    /// <summary>Residual of one row into a buffer, or added to it.</summary>
    public void Residual(int row, Span<float> buffer, bool add)
    {
        var n = Layout.Columns;
        var o = Layout.Offset(row);
        var stride = Layout.Stride;
        var width = Vector<float>.Count;
        var top = OpenTop && row == Layout.Rows - 1;
        var sources = top ? ReducedTop : Source;
        var so = top ? 0 : o;
        ref var u = ref MemoryMarshal.GetArrayDataReference(Value);
        ref var source = ref MemoryMarshal.GetArrayDataReference(sources);
        ref var diagonal = ref MemoryMarshal.GetArrayDataReference(Diagonal);
        ref var west = ref MemoryMarshal.GetArrayDataReference(West);
        ref var south = ref MemoryMarshal.GetArrayDataReference(South);
        ref var target = ref MemoryMarshal.GetReference(buffer);
        var four = new Vector<float>(4f);
        for (var c = 0; c < ChunksPerRow; c++)
        {
            var state = Chunks[row * ChunksPerRow + c];
            var i = c * ChunkColumns;
            var end = Math.Min(n, i + ChunkColumns);
            if (state == ChunkState.Dead)
            {
                if (!add)
                {
                    buffer[i..end].Clear();
                }

                continue;
            }

            for (; i + width <= end; i += width)
            {
                Vector<float> s;
                if (state == ChunkState.Regular)
                {
                    s = RowKernels.Load(ref u, o + i - 1) + RowKernels.Load(ref u, o + i + 1)
                        + (RowKernels.Load(ref u, o + i - stride) + RowKernels.Load(ref u, o + i + stride)) + RowKernels.Load(ref source, so + i);
                    s -= RowKernels.Load(ref u, o + i) * four;
                }
                else
                {
                    s = Vector.FusedMultiplyAdd(RowKernels.Load(ref west, o + i), RowKernels.Load(ref u, o + i - 1), RowKernels.Load(ref source, so + i));
                    s = Vector.FusedMultiplyAdd(RowKernels.Load(ref west, o + i + 1), RowKernels.Load(ref u, o + i + 1), s);
                    s = Vector.FusedMultiplyAdd(RowKernels.Load(ref south, o + i), RowKernels.Load(ref u, o + i - stride), s);
                    s = Vector.FusedMultiplyAdd(RowKernels.Load(ref south, o + i + stride), RowKernels.Load(ref u, o + i + stride), s);
                    s -= RowKernels.Load(ref u, o + i) * RowKernels.Load(ref diagonal, o + i);
                    // A dead cell among live ones has no face: its residual must not reach the coarse grid.
                    s = Vector.ConditionalSelect(Vector.GreaterThan(RowKernels.Load(ref diagonal, o + i), Vector<float>.Zero), s, Vector<float>.Zero);
                }

                if (add)
                {
                    s += RowKernels.Load(ref target, i);
                }

                RowKernels.Store(s, ref target, i);
            }

            for (; i < end; i++)
            {
                var s = sources[so + i] + West[o + i] * Value[o + i - 1] + West[o + i + 1] * Value[o + i + 1]
                    + South[o + i] * Value[o + i - stride] + South[o + i + stride] * Value[o + i + stride] - Diagonal[o + i] * Value[o + i];
                s = Diagonal[o + i] > 0 ? s : 0;
                buffer[i] = add ? buffer[i] + s : s;
            }
        }
    }

    /// <summary>Sums the residual of two fine rows into one row of this level's source.</summary>
    public void RestrictRow(MultigridLevel fine, int row, Span<float> buffer)
    {
        fine.Residual(2 * row, buffer, add: false);
        fine.Residual(2 * row + 1, buffer, add: true);
        var o = Layout.Offset(row);
        var n = Layout.Columns;
        ref var from = ref MemoryMarshal.GetReference(buffer);
        ref var to = ref MemoryMarshal.GetArrayDataReference(Source);
        var i = 0;
        var order = Vector128.Create(0, 2, 1, 3);
        for (; i + 4 <= n; i += 4)
        {
            var a = Vector128.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)(2 * i)), order);
            var b = Vector128.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)(2 * i + 4)), order);
            var sum = Vector128.Create(a.GetLower(), b.GetLower()) + Vector128.Create(a.GetUpper(), b.GetUpper());
            sum.StoreUnsafe(ref to, (nuint)(o + i));
        }

        for (; i < n; i++)
        {
            Source[o + i] = buffer[2 * i] + buffer[2 * i + 1];
        }
    }

    /// <summary>
    /// Adds this level's correction to one fine row: half from the own coarse cell, a quarter from each nearer neighbour through an open face.
    /// </summary>
    public void ProlongRow(MultigridLevel fine, int fineRow, Span<float> even, Span<float> odd)
    {
        var row = fineRow / 2;
        var upper = (fineRow & 1) == 1;
        var n = Layout.Columns;
        var o = Layout.Offset(row);
        var across = upper ? o + Layout.Stride : o - Layout.Stride;
        var face = upper ? o + Layout.Stride : o;
        var width = Vector<float>.Count;
        ref var u = ref MemoryMarshal.GetArrayDataReference(Value);
        ref var west = ref MemoryMarshal.GetArrayDataReference(West);
        ref var south = ref MemoryMarshal.GetArrayDataReference(South);
        ref var e = ref MemoryMarshal.GetReference(even);
        ref var d = ref MemoryMarshal.GetReference(odd);
        var quarter = new Vector<float>(0.25f);
        var i = 0;
        for (; i + width <= n; i += width)
        {
            var c = RowKernels.Load(ref u, o + i);
            var open = Vector.Min(Vector<float>.One, RowKernels.Load(ref south, face + i));
            var b = Vector.FusedMultiplyAdd(open * quarter, RowKernels.Load(ref u, across + i) - c, c);
            var left = Vector.Min(Vector<float>.One, RowKernels.Load(ref west, o + i));
            var right = Vector.Min(Vector<float>.One, RowKernels.Load(ref west, o + i + 1));
            RowKernels.Store(Vector.FusedMultiplyAdd(left * quarter, RowKernels.Load(ref u, o + i - 1) - c, b), ref e, i);
            RowKernels.Store(Vector.FusedMultiplyAdd(right * quarter, RowKernels.Load(ref u, o + i + 1) - c, b), ref d, i);
        }

        for (; i < n; i++)
        {
            var c = Value[o + i];
            var b = c + 0.25f * Math.Min(1, South[face + i]) * (Value[across + i] - c);
            even[i] = b + 0.25f * Math.Min(1, West[o + i]) * (Value[o + i - 1] - c);
            odd[i] = b + 0.25f * Math.Min(1, West[o + i + 1]) * (Value[o + i + 1] - c);
        }

        fine.AddInterleaved(fineRow, even, odd);
    }

    private void AddInterleaved(int row, ReadOnlySpan<float> even, ReadOnlySpan<float> odd)
    {
        var o = Layout.Offset(row);
        ref var e = ref MemoryMarshal.GetReference(even);
        ref var d = ref MemoryMarshal.GetReference(odd);
        ref var value = ref MemoryMarshal.GetArrayDataReference(Value);
        ref var diagonal = ref MemoryMarshal.GetArrayDataReference(Diagonal);
        var order = Vector128.Create(0, 2, 1, 3);
        for (var c = 0; c < ChunksPerRow; c++)
        {
            if (Chunks[row * ChunksPerRow + c] == ChunkState.Dead)
            {
                continue;
            }

            var i = c * ChunkColumns;
            var end = Math.Min(Layout.Columns, i + ChunkColumns);
            var masked = Chunks[row * ChunksPerRow + c] != ChunkState.Regular;
            for (; i + 8 <= end; i += 8)
            {
                var a = Vector128.LoadUnsafe(ref e, (nuint)(i / 2));
                var b = Vector128.LoadUnsafe(ref d, (nuint)(i / 2));
                var low = Vector128.Shuffle(Vector128.Create(a.GetLower(), b.GetLower()), order);
                var high = Vector128.Shuffle(Vector128.Create(a.GetUpper(), b.GetUpper()), order);
                if (masked)
                {
                    low &= Live(ref diagonal, o + i);
                    high &= Live(ref diagonal, o + i + 4);
                }

                (Vector128.LoadUnsafe(ref value, (nuint)(o + i)) + low).StoreUnsafe(ref value, (nuint)(o + i));
                (Vector128.LoadUnsafe(ref value, (nuint)(o + i + 4)) + high).StoreUnsafe(ref value, (nuint)(o + i + 4));
            }

            for (; i < end; i += 2)
            {
                Value[o + i] += Diagonal[o + i] > 0 ? even[i / 2] : 0;
                Value[o + i + 1] += Diagonal[o + i + 1] > 0 ? odd[i / 2] : 0;
            }
        }

        Layout.WrapRow(Value, row);
    }

    private static Vector128<float> Live(ref float diagonal, int index) =>
        Vector128.GreaterThan(Vector128.LoadUnsafe(ref diagonal, (nuint)index), Vector128<float>.Zero);
}
