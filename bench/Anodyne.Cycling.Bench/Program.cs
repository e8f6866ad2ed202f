using System.Diagnostics;
using System.Globalization;
using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;

// The speed gates of the cell simulation, one line each: case, unknowns, smallest and median wall time after warm-up, the gate. Every time includes the
// set-up of the cell. One thread except the last line. Usage: dotnet run -c Release [--quick]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var quick = args.Contains("--quick");
var half = new MeshOptions { Layer = 20, Electrode = 38, Particle = 20 };
var full = new MeshOptions { Layer = 20, Electrode = 18, Particle = 20 };
var large = new MeshOptions { Layer = 40, Electrode = 62, Particle = 60 };
Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {(Vector512Hardware() ? "512" : "256")}-bit vectors");
Console.WriteLine("case                                    unknowns   min ms   median ms   gate ms");
Line("half cell 1C to 3.5 V, rtol 1e-4", 5, 200, () => Discharge(ReferenceCells.Xu2019, "Discharge at 1C until 3.5 V", half));
Line("full cell 1C to 2.5 V, rtol 1e-4", 8, 200, () => Discharge(ReferenceCells.Chen2020, "Discharge at 1C until 2.5 V", full));
Line("half cell 1C, about 4,000 unknowns", 20, 100, () => Discharge(ReferenceCells.Xu2019, "Discharge at 1C until 3.5 V", large));
Line("EIS, 60 frequencies, half cell", 8, 200, () => Discharge(ReferenceCells.Xu2019, "EIS from 100 kHz to 0.3 mHz with 7 points per decade", half));
Line("25-step CC-CV chain, half cell", 60, 50, Chain);
if (!quick)
{
    Line("1,000 cycles Li||LFP, SEI, dead lithium", 20000, 1, Thousand);
    Line("1,000 parameter sets of 1C, 4 threads", 2000, 5, Sets);
}

static bool Vector512Hardware() => System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated;

void Line(string name, double gate, int repeats, Func<int> run)
{
    repeats = quick ? Math.Min(repeats, 20) : repeats;
    var times = new List<double>();
    var unknowns = 0;
    if (repeats > 2)
    {
        var warm = Stopwatch.StartNew();
        while (warm.ElapsedMilliseconds < 1500)
        {
            unknowns = run();
        }
    }

    for (var i = 0; i < repeats; i++)
    {
        var watch = Stopwatch.StartNew();
        unknowns = run();
        times.Add(watch.Elapsed.TotalMilliseconds);
    }

    times.Sort();
    Console.WriteLine($"{name,-40} {unknowns,7} {times[0],8:F2} {times[times.Count / 2],11:F2} {gate,9:F0}  {(times[0] <= gate ? "met" : "missed")}");
}

static int Discharge(CellDesign design, string sentence, MeshOptions mesh)
{
    var simulation = new CellSimulation(design, Protocol.Of(sentence), new SimulationOptions { Mesh = mesh });
    simulation.Run();
    return simulation.Unknowns;
}

int Chain()
{
    var simulation = new CellSimulation(
        ReferenceCells.Xu2019,
        Protocol.Of("repeat 5 {", "Discharge at 1C until 3.5 V", "Rest for 600 s", "Charge at C/2 until 4.2 V", "Hold at 4.2 V until C/20", "Rest for 600 s", "}"),
        new SimulationOptions { Mesh = half });
    simulation.Run();
    return simulation.Unknowns;
}

static int Thousand()
{
    var design = new CellDesign
    {
        Electrolyte = CellElectrolytes.Nyman2008,
        Layers = [new PorousLayer("separator", PorousLayerKind.Separator, 20e-6, 0.4, 3.2)],
        Negative = MetalElectrode.Foil(new ButlerVolmer(20, 1000), 100e-6) with
        {
            Interphase = Interphase.Conformal(2e-3) with { Growth = new SeiGrowth { Law = SeiLaw.SolventDiffusion, FreshShare = 2e-4 } },
            Dead = new DeadLithium { StrippingShare = 2e-4 },
        },
        Positive = new InsertionElectrode
        {
            Material = ActiveMaterials.Lfp,
            Thickness = 60e-6,
            Porosity = 0.35,
            ActiveFraction = 0.55,
            ParticleRadius = 50e-9,
            Conductivity = 1,
            InitialStoichiometry = 0.9,
        },
    };
    var simulation = new CellSimulation(
        design, Protocol.Of("repeat 1000 {", "Charge at C/2 until 3.65 V", "Discharge at C/2 until 2.5 V", "}"), new SimulationOptions { Samples = false, Mesh = new MeshOptions { Layer = 10, Electrode = 15, Particle = 15 } });
    var run = simulation.Run();
    Console.WriteLine($"  cycles {run.Cycles.Count}, last {run.Cycles[^1].Discharged / run.Cycles[0].Discharged:F4} of the first, film {1e9 * run.Cycles[^1].FilmThickness:F1} nm, lithium kept to {run.LithiumDrift:E1}, salt to {run.SaltDrift:E1}; {run.Failure}");
    return simulation.Unknowns;
}

int Sets()
{
    var unknowns = 0;
    Parallel.For(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
    {
        var positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with { Thickness = 42e-6 * (0.9 + (2e-4 * i)) };
        var simulation = new CellSimulation(
            ReferenceCells.Xu2019 with { Positive = positive }, Protocol.Of("Discharge at 1C until 3.5 V"), new SimulationOptions { Samples = false, Mesh = half });
        simulation.Run();
        unknowns = simulation.Unknowns;
    });
    return unknowns;
}
