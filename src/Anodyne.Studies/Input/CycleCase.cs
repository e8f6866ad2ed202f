using Anodyne.Cells;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Instruments;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>A cell simulation as a case file describes it.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Design">The cell.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Options">Numerical choices.</param>
/// <param name="Instrument">The instrument that looks on; null: a perfect one.</param>
/// <param name="Parameters">Every parameter with its source, for the report.</param>
/// <param name="Text">The text of the case file and of what it names; a checkpoint belongs to this very text.</param>
public sealed record CycleCase(
    string Name, CellDesign Design, Protocol Protocol, SimulationOptions Options, VirtualInstrument? Instrument, ParameterSheet Parameters, string Text);
