using Anodyne.Instruments.Tables;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Neware;

/// <summary>The rows of a Neware test, one array a field, filled in the order of the file. Capacities and energies reset with each step.</summary>
internal sealed class NewareRows(int capacity)
{
    public int Count { get; set; }

    /// <summary>Record numbers from 1.</summary>
    public int[] Index { get; } = new int[capacity];

    public int[] Cycle { get; } = new int[capacity];

    /// <summary>Number of the step in the program.</summary>
    public int[] StepId { get; } = new int[capacity];

    /// <summary>A number that changes whenever a step is entered.</summary>
    public int[] StepMark { get; } = new int[capacity];

    /// <summary>Code in <see cref="StepStates.Vocabulary"/>.</summary>
    public int[] State { get; } = new int[capacity];

    /// <summary>Time in the step, s.</summary>
    public double[] StepTime { get; } = new double[capacity];

    /// <summary>Time since the start, s; null where the format does not store it.</summary>
    public double[]? TestTime { get; init; }

    /// <summary>V.</summary>
    public double[] Voltage { get; } = new double[capacity];

    /// <summary>A, positive on charge.</summary>
    public double[] Current { get; } = new double[capacity];

    /// <summary>Ah.</summary>
    public double[] ChargeCapacity { get; } = new double[capacity];

    /// <summary>Ah.</summary>
    public double[] DischargeCapacity { get; } = new double[capacity];

    /// <summary>Wh.</summary>
    public double[] ChargeEnergy { get; } = new double[capacity];

    /// <summary>Wh.</summary>
    public double[] DischargeEnergy { get; } = new double[capacity];

    /// <summary>s since 1970.</summary>
    public double[] UnixTime { get; } = new double[capacity];

    /// <summary>Columns of auxiliary channels by their name, aligned with the rows.</summary>
    public List<(string Name, BdfTerm? Term, double[] Values)> Auxiliary { get; } = [];

    /// <summary>True if the format stores a cycle number.</summary>
    public bool HasCycle { get; set; } = true;

    /// <summary>True if number and kind of the program steps are known.</summary>
    public bool HasSteps { get; set; } = true;

    public Record ToRecord(Provenance provenance, IReadOnlyList<string> warnings)
    {
        var order = Order();
        var columns = new ColumnSet();
        var marks = Take(StepMark, order);
        var stepTime = Take(StepTime, order);
        var steps = Steps(marks);
        columns.Add("DataPoint", Take(Index, order), Bdf.RecordIndex);
        columns.Add("Total Time", TestTime is null ? Total(steps, stepTime) : Take(TestTime, order), Bdf.TestTime);
        columns.Add("Voltage(V)", Take(Voltage, order), Bdf.Voltage);
        columns.Add("Current(A)", Take(Current, order), Bdf.Current);
        columns.Add("Date", Take(UnixTime, order), Bdf.UnixTime);
        if (HasCycle)
        {
            columns.Add("Cycle Index", Take(Cycle, order), Bdf.CycleCount);
        }

        columns.Add("Step Count", steps, Bdf.StepCount);
        if (HasSteps)
        {
            columns.Add("Step Index", Take(StepId, order), Bdf.StepId);
            columns.Add(new TextColumn("Step Type", Take(State, order), StepStates.Vocabulary, "Step Type"), Bdf.StepType);
        }

        columns.Add("Time", stepTime, Bdf.StepTime);
        columns.Add("Chg. Cap.(Ah)", Take(ChargeCapacity, order), Bdf.StepChargingCapacity);
        columns.Add("DChg. Cap.(Ah)", Take(DischargeCapacity, order), Bdf.StepDischargingCapacity);
        columns.Add("Chg. Energy(Wh)", Take(ChargeEnergy, order), Bdf.StepChargingEnergy);
        columns.Add("DChg. Energy(Wh)", Take(DischargeEnergy, order), Bdf.StepDischargingEnergy);
        foreach ((var name, var term, var values) in Auxiliary)
        {
            columns.Add(name, Take(values, order), term);
        }

        return columns.ToRecord(provenance, warnings);
    }

    // Records may be out of order or double where the instrument was interrupted; the first of a number is kept. Null if nothing needs to be done.
    private int[]? Order()
    {
        var isAscending = true;
        for (var row = 1; row < Count && isAscending; row++)
        {
            isAscending = Index[row] > Index[row - 1];
        }

        if (isAscending)
        {
            return null;
        }

        int[] order = [.. Enumerable.Range(0, Count)];
        Array.Sort(order, (a, b) => Index[a] != Index[b] ? Index[a].CompareTo(Index[b]) : a.CompareTo(b));
        return [.. order.Where((row, place) => place == 0 || Index[row] != Index[order[place - 1]])];
    }

    private T[] Take<T>(T[] values, int[]? order)
    {
        if (order is not null)
        {
            return Array.ConvertAll(order, row => values[row]);
        }

        return values.Length == Count ? values : values[..Count];
    }

    private static int[] Steps(int[] marks)
    {
        var steps = new int[marks.Length];
        var step = 1;
        for (var row = 0; row < marks.Length; row++)
        {
            step += row > 0 && marks[row] != marks[row - 1] ? 1 : 0;
            steps[row] = step;
        }

        return steps;
    }

    private static double[] Total(int[] steps, double[] stepTime)
    {
        var total = new double[stepTime.Length];
        double before = 0;
        for (var row = 0; row < total.Length; row++)
        {
            before += row > 0 && steps[row] != steps[row - 1] ? stepTime[row - 1] : 0;
            total[row] = before + stepTime[row];
        }

        return total;
    }
}
