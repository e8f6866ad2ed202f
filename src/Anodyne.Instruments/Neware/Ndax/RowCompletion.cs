namespace Anodyne.Instruments.Neware.Ndax;

/// <summary>
/// Completes the rows of voltage and current with time, capacity and step. The run information exists for some rows only; between two of them the instrument
/// sampled at the interval stored with the first, so row k after it lies k intervals later and its capacities have grown by the sum of I dt (energies: V I dt),
/// counted as charge where the sum is positive and as discharge where it is negative. This gives the numbers that Neware's own export prints (held against it
/// in the tests).
/// </summary>
internal static class RowCompletion
{
    /// <summary>Fills the rows; returns the number of rows that have no time because no run information precedes them.</summary>
    public static int Complete(NewareRows rows, RunInformation run, StepList? steps)
    {
        var next = 0;
        var source = -1;
        var ordinal = 0;
        var timeless = 0;
        double capacity = 0;
        double energy = 0;
        var since = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            var isStored = false;
            while (next < run.Count && run.Index[next] <= rows.Index[row])
            {
                ordinal += source < 0 || run.Step[next] != run.Step[source] ? 1 : 0;
                isStored = run.Index[next] == rows.Index[row];
                source = next++;
                capacity = 0;
                energy = 0;
                since = 0;
            }

            if (source < 0)
            {
                timeless++;
                rows.State[row] = StepStates.Unlisted;
                rows.StepTime[row] = double.NaN;
                rows.UnixTime[row] = double.NaN;
                continue;
            }

            if (!isStored)
            {
                since++;
                var charge = run.Interval[source] * rows.Current[row] / 3600;
                capacity += charge;
                energy += charge * rows.Voltage[row];
            }

            rows.StepTime[row] = run.StepTime[source] + (since * run.Interval[source]);
            rows.UnixTime[row] = run.UnixTime[source] + (since * run.Interval[source]);
            rows.ChargeCapacity[row] = run.Amounts[0][source] + Math.Max(0, capacity);
            rows.DischargeCapacity[row] = run.Amounts[1][source] + Math.Max(0, -capacity);
            rows.ChargeEnergy[row] = run.Amounts[2][source] + Math.Max(0, energy);
            rows.DischargeEnergy[row] = run.Amounts[3][source] + Math.Max(0, -energy);
            rows.StepMark[row] = ordinal;
            (rows.Cycle[row], rows.StepId[row], rows.State[row]) = steps is not null && ordinal <= steps.Steps.Count ? steps.Steps[ordinal - 1]
                : (0, 0, StepStates.Unlisted);
        }

        return timeless;
    }
}
