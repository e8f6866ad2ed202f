using Anodyne.Electroanalysis.Impedance.Circuits;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>What a parameter in series with everything does.</summary>
internal enum SeriesKind
{
    Ohmic,
    Inductive,
    Capacitive,
    Diffusive,
}

/// <summary>A parameter of a series element and its role.</summary>
internal sealed record SeriesRole(int Index, SeriesKind Kind);

/// <summary>Parameters of one relaxation process: a resistance with a time constant, or with a capacity and perhaps an exponent; -1 where absent.</summary>
internal sealed record ProcessRole(int Resistance, int Time, int Capacity, int Exponent);

/// <summary>A resistance in series with an inductance, beside another resistance: the branch that makes an inductive loop; -1 where absent.</summary>
internal sealed record LoopRole(int Resistance, int Inductance, int Beside);

/// <summary>Sorts the parameters of a circuit by what they do, so that starting values can be dealt to them.</summary>
internal sealed class CircuitRoles
{
    public CircuitRoles(Circuit circuit) => Visit(circuit.Root, -1, -1);

    public List<SeriesRole> Series { get; } = [];

    public List<ProcessRole> Processes { get; } = [];

    public List<LoopRole> Loops { get; } = [];

    public int OhmicCount => Series.Count(s => s.Kind == SeriesKind.Ohmic);

    // capacity, exponent: those of the capacitive branch that this branch lies beside, still waiting for their resistance.
    private void Visit(CircuitNode node, int capacity, int exponent)
    {
        switch (node)
        {
            case SeriesNode series:
                var taken = false;
                foreach (var part in series.Parts)
                {
                    var isResistor = part is ElementNode { Element: Resistor };
                    Visit(part, taken || !isResistor ? -1 : capacity, taken || !isResistor ? -1 : exponent);
                    taken |= isResistor && capacity >= 0;
                }

                break;
            case ParallelNode parallel:
                var store = parallel.Parts.OfType<ElementNode>().FirstOrDefault(e => e.Element is Capacitor or ConstantPhase);
                var beside = parallel.Parts.OfType<ElementNode>().FirstOrDefault(e => e.Element is Resistor);
                foreach (var part in parallel.Parts.Where(p => !ReferenceEquals(p, store)))
                {
                    if (part is SeriesNode { Parts: [ElementNode first, ElementNode second] } && Branch(first, second) is { } loop)
                    {
                        Loops.Add(loop with { Beside = beside?.Start ?? -1 });
                        continue;
                    }

                    Visit(part, store?.Start ?? -1, store?.Element is ConstantPhase ? store.Start + 1 : -1);
                }

                break;
            case ElementNode element:
                Element(element, capacity, exponent);
                break;
            default:
                break;
        }
    }

    private static LoopRole? Branch(ElementNode first, ElementNode second) => (first.Element, second.Element) switch
    {
        (Resistor, Inductor) => new LoopRole(first.Start, second.Start, -1),
        (Inductor, Resistor) => new LoopRole(second.Start, first.Start, -1),
        _ => null,
    };

    private void Element(ElementNode node, int capacity, int exponent)
    {
        switch (node.Element)
        {
            case Resistor when capacity >= 0:
                Processes.Add(new ProcessRole(node.Start, -1, capacity, exponent));
                break;
            case Resistor:
                Series.Add(new SeriesRole(node.Start, SeriesKind.Ohmic));
                break;
            case Inductor or ModifiedInductor:
                Series.Add(new SeriesRole(node.Start, SeriesKind.Inductive));
                break;
            case Capacitor or ConstantPhase:
                Series.Add(new SeriesRole(node.Start, SeriesKind.Capacitive));
                break;
            case Warburg:
                Series.Add(new SeriesRole(node.Start, SeriesKind.Diffusive));
                break;
            case Zarc:
                Processes.Add(new ProcessRole(node.Start, node.Start + 1, -1, node.Start + 2));
                break;
            case TransmissionLine:
                Processes.Add(new ProcessRole(node.Start + 1, -1, node.Start + 2, node.Start + 3));
                break;
            case WarburgOpen or WarburgShort or Gerischer:
                Processes.Add(new ProcessRole(node.Start, node.Start + 1, -1, -1));
                break;
            default:
                break;
        }
    }
}
