using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Plating;
using Anodyne.Plating.Runs;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>A plating case as an input file gives it, with the sheet of its parameters.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sheet">Every parameter with value, range, evidence and source.</param>
public sealed record PlatingCaseInput(PlatingCase Case, ParameterSheet Sheet);

/// <summary>
/// Reads a plating case: name, temperature, electrolyte, layers, interphase, lithium, kinetics, counter, domain, surface, mode, numerics, output, and
/// either control and stop, or a protocol of the same sentences as that of a cell simulation. Every quantity carries a unit; every value may carry its
/// range, evidence and source; unknown keys are refused.
/// </summary>
public static class PlatingCaseReader
{
    /// <summary>Keys of a case at its top.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "name", "temperature", "electrolyte", "gap", "layers", "interphase", "lithium", "kinetics", "counter kinetics", "counter", "reservoir motion",
        "collector", "counter film", "counter stock", "domain", "surface", "control", "stop", "protocol", "period", "mode", "transport", "numerics", "output",
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; named in errors as given.</param>
    /// <param name="library">Materials that "use" refers to; null: the product's.</param>
    /// <exception cref="InputException">Something in it is wrong; the problem names file, line and column.</exception>
    public static PlatingCaseInput ReadFile(string path, MaterialLibrary? library = null) =>
        Read(YamlReader.ReadFile(path).AsMapping("a plating case"), null, library);

    /// <summary>Reads a document.</summary>
    /// <param name="root">The case as a tree.</param>
    /// <param name="name">A name that takes the place of the one in the document; null: the document's.</param>
    /// <param name="library">Materials that "use" refers to; null: the product's.</param>
    /// <param name="folder">Where files that it names are looked for; null: beside the document.</param>
    public static PlatingCaseInput Read(InputMapping root, string? name = null, MaterialLibrary? library = null, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        root.AllowOnly([.. Keys]);
        var sheet = new ParameterSheet();
        var title = name ?? root.Text("name", Path.GetFileNameWithoutExtension(root.File));
        var cell = CellReader.Read(root, title, sheet, library ?? MaterialLibrary.Default);
        var domain = ReadDomain(root.Mapping("domain"), sheet);
        var surface = SurfaceReader.Read(root.Mapping("surface"), domain, sheet, folder);
        var protocol = ReadProtocol(root, folder);
        var control = protocol is null ? ReadControl(root.Mapping("control"), sheet) : new OpenCircuit();
        var stop = protocol is null ? ReadStop(root.Mapping("stop"), sheet) : ReadDistance(root.OptionalMapping("stop"), sheet);
        var mode = root.ChoiceOr("mode", CurrentMode.Tertiary, ("primary", CurrentMode.Primary), ("secondary", CurrentMode.Secondary),
            ("tertiary", CurrentMode.Tertiary));
        var problem = new PlatingCase(title, cell, domain, surface, control, stop)
        {
            Mode = mode,
            Transport = root.ChoiceOr(
                "transport",
                cell.Layers.Any(layer => layer.FixedCharge > 0) ? TransportMode.Automatic : TransportMode.QuasiSteady,
                ("automatic", TransportMode.Automatic), ("quasi-steady", TransportMode.QuasiSteady), ("transient", TransportMode.Transient)),
            Protocol = protocol,
            Collector = ReadCollector(root.OptionalMapping("collector"), sheet),
            CounterElectrode = ReadCounter(root, cell, sheet),
            Numerics = ReadNumerics(root.OptionalMapping("numerics")),
            Output = ReadOutput(root.OptionalMapping("output")),
        };
        root.Build(() => PlatingSimulation.CheckProtocol(problem));
        return new PlatingCaseInput(problem, sheet);
    }

    /// <summary>The protocol, which takes the place of control and stop; null without one.</summary>
    private static Protocol? ReadProtocol(InputMapping root, string? folder)
    {
        if (root.Find("protocol") is not { } node)
        {
            return root.Find("period") is { } period ? throw period.Fail("there is no protocol to sample", "only beside \"protocol\"") : null;
        }

        return root.Find("control") is { } control
            ? throw control.Fail("the control is given twice", "either \"control\" with \"stop\", or \"protocol\"")
            : ProtocolReader.Read(node, root.OptionalQuantity("period", Dimension.Time), folder ?? Path.GetDirectoryName(Path.GetFullPath(root.File))!);
    }

    private static LithiumCollector? ReadCollector(InputMapping? mapping, ParameterSheet sheet)
    {
        if (mapping is null)
        {
            return null;
        }

        mapping.AllowOnly("name", "lithium");
        return mapping.Build(() => new LithiumCollector(mapping.Text("name", "Cu"), sheet.Take("collector", mapping, "lithium", Dimension.Length)));
    }

    private static CounterElectrode? ReadCounter(InputMapping root, InterfaceCell cell, ParameterSheet sheet)
    {
        var film = sheet.TakeOptional("counter", root, "counter film", Dimension.ArealResistance);
        var stock = sheet.TakeOptional("counter", root, "counter stock", Dimension.ChargePerArea);
        if (film is null && stock is null)
        {
            return null;
        }

        return cell.Counter == Counter.LithiumElectrode
            ? root.Build(() => new CounterElectrode(film ?? 0, stock))
            : throw root.Require(film is null ? "counter stock" : "counter film")
                .Fail("a reservoir has no film and no stock", "only beside \"counter: lithium electrode\"");
    }

    private static StopRules ReadDistance(InputMapping? mapping, ParameterSheet sheet)
    {
        if (mapping is null)
        {
            return StopRules.EndOfProtocol;
        }

        mapping.AllowOnly("distance");
        return mapping.Build(() => StopRules.EndOfProtocol with { Distance = sheet.TakeOptional("stop", mapping, "distance", Dimension.Length) });
    }

    private static Domain ReadDomain(InputMapping mapping, ParameterSheet sheet)
    {
        mapping.AllowOnly("width", "sides");
        var sides = mapping.ChoiceOr("sides", Lateral.Periodic, ("periodic", Lateral.Periodic), ("mirror", Lateral.Mirror));
        return mapping.Build(() => new Domain(sheet.Take("domain", mapping, "width", Dimension.Length), sides));
    }

    private static Control ReadControl(InputMapping mapping, ParameterSheet sheet)
    {
        mapping.AllowOnly("current density", "voltage");
        if (mapping.Has("current density") == mapping.Has("voltage"))
        {
            throw mapping.Fail("the control is not clear", "either \"current density\" (above 0 plates) or \"voltage\" (below 0 plates)");
        }

        return mapping.Has("voltage")
            ? mapping.Build(() => new Potentiostatic(sheet.Take("control", mapping, "voltage", Dimension.Voltage)))
            : mapping.Build(() => new Galvanostatic(sheet.Take("control", mapping, "current density", Dimension.CurrentDensity)));
    }

    private static StopRules ReadStop(InputMapping mapping, ParameterSheet sheet)
    {
        mapping.AllowOnly("charge", "time", "distance");
        return mapping.Build(() => new StopRules(
            sheet.TakeOptional("stop", mapping, "charge", Dimension.ChargePerArea),
            sheet.TakeOptional("stop", mapping, "time", Dimension.Time))
        {
            Distance = sheet.TakeOptional("stop", mapping, "distance", Dimension.Length),
        });
    }

    private static PlatingNumerics ReadNumerics(InputMapping? mapping)
    {
        var standard = new PlatingNumerics();
        if (mapping is null)
        {
            return standard;
        }

        mapping.AllowOnly("cells across", "front cfl", "tolerance", "threads", "film limited");
        return mapping.Build(() => new PlatingNumerics(
            mapping.Integer("cells across", 1, 1 << 20, standard.CellsAcross),
            mapping.Quantity("front cfl", Dimension.None, standard.FrontCfl),
            mapping.Quantity("tolerance", Dimension.None, standard.Tolerance),
            mapping.Has("threads") ? mapping.Integer("threads", 1, 1024) : null)
        {
            FilmLimit = mapping.ChoiceOr(
                "film limited", FilmLimit.Automatic, ("automatic", FilmLimit.Automatic), ("always", FilmLimit.Always), ("never", FilmLimit.Never)),
        });
    }

    private static PlatingOutput ReadOutput(InputMapping? mapping)
    {
        var standard = new PlatingOutput();
        if (mapping is null)
        {
            return standard;
        }

        mapping.AllowOnly("snapshots", "fields");
        return new PlatingOutput(mapping.Integer("snapshots", 2, 1000, standard.Snapshots), mapping.Integer("fields", 0, 1000, standard.Fields));
    }
}
