namespace Anodyne.Records.Cycles;

/// <summary>One direction of current from its beginning to the other direction's, the rests within it left out. See <see cref="HalfCycles"/> for the
/// rule.</summary>
/// <param name="Pieces">First row and row after the last of each stretch with current, in order; more than one where rests interrupt it (GITT, a
/// restart).</param>
/// <param name="Sign">+1 or -1: direction of the current in the record's convention.</param>
/// <param name="StartTime">Time of the first row, s.</param>
/// <param name="EndTime">Time of the last row, s (or of the row after it where the sampling makes the step last until then).</param>
/// <param name="Charge">|integral of I dt|, C (or C/m2 if the current is a density).</param>
/// <param name="Energy">Integral of I V dt, J: above zero where the cell takes it up, below zero where it gives it; NaN without a voltage.</param>
/// <param name="MeanCurrent">Mean |I| over the rows with current.</param>
public sealed record HalfCycle(IReadOnlyList<(int Start, int End)> Pieces, int Sign, double StartTime, double EndTime, double Charge, double Energy,
    double MeanCurrent)
{
    /// <summary>Index of the first row.</summary>
    public int Start => Pieces[0].Start;

    /// <summary>Index after the last row.</summary>
    public int End => Pieces[^1].End;

    /// <summary>Number of rows with current.</summary>
    public int Rows => Pieces.Sum(static piece => piece.End - piece.Start);

    /// <summary>False for the last half cycle of a record that ends before it did: it is listed and never a result.</summary>
    public bool IsFinished { get; init; } = true;

    /// <summary>The values of its rows, the rests within it left out.</summary>
    /// <param name="values">One value a row of the record.</param>
    public double[] Of(ReadOnlySpan<double> values)
    {
        var own = new double[Rows];
        var at = 0;
        foreach ((var start, var end) in Pieces)
        {
            values[start..end].CopyTo(own.AsSpan(at));
            at += end - start;
        }

        return own;
    }

    /// <summary>This half cycle and the next of the same direction as one.</summary>
    internal HalfCycle Joined(HalfCycle next) => this with
    {
        Pieces = [.. Pieces, .. next.Pieces],
        EndTime = next.EndTime,
        Charge = Charge + next.Charge,
        Energy = Energy + next.Energy,
        MeanCurrent = ((MeanCurrent * Rows) + (next.MeanCurrent * next.Rows)) / (Rows + next.Rows),
    };
}
