using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Library;
using Anodyne.Cycling.Instruments;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Store.Canonical;

namespace Anodyne.Studies.Input;

/// <summary>
/// Reads the case of <c>anodyne cycle</c>: a published cell (<c>use</c>) or a pouch cell of the calculator (<c>pouch</c>) to start from, what replaces or
/// completes it, the protocol, the mesh and the instrument. Every error names file, line, column and field.
/// </summary>
public static class CycleCaseReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the YAML file; files that it names are looked for beside it.</param>
    /// <exception cref="InputException">If the file cannot be read; the message gives line and column.</exception>
    public static CycleCase ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var document = YamlReader.ReadFile(path);
        return Read(document, Path.GetDirectoryName(Path.GetFullPath(path))!, File.ReadAllText(path));
    }

    /// <summary>Reads a document.</summary>
    /// <param name="document">The document's root.</param>
    /// <param name="folder">Where files that it names are looked for.</param>
    /// <param name="text">The text of the document.</param>
    /// <exception cref="InputException">If a key is unknown or a value cannot be; the message gives line and column.</exception>
    public static CycleCase Read(InputNode document, string folder, string text)
    {
        ArgumentNullException.ThrowIfNull(document);
        var root = document.AsMapping("a mapping with use, pouch or electrodes, and a protocol").AllowOnly(
            "name", "note", "use", "pouch", "charged", "area", "temperature", "nominal capacity", "1C", "contact resistance", "thermal", "electrolyte", "gap",
            "layers", "negative",
            "positive", "protocol", "period", "mesh", "tolerance", "double layers", "instrument");
        var sheet = new ParameterSheet();
        var design = Design(root, sheet, folder);
        var period = root.OptionalQuantity("period", Dimension.Time);
        var protocol = ProtocolReader.Read(root.Require("protocol"), period, folder);
        var options = root.Build(() => new SimulationOptions
        {
            Mesh = root.OptionalMapping("mesh") is { } mesh ? Mesh(mesh) : MeshOptions.Default,
            Tolerance = root.Quantity("tolerance", Dimension.None, 1e-4),
            DoubleLayers = root.Has("double layers") ? root.Flag("double layers", true) : null,
        });
        var instrument = root.OptionalMapping("instrument") is { } seen ? Instrument(seen) : null;
        root.Build(design.Validated);
        var named = string.Concat(NamedFiles(root, folder).Select(File.ReadAllText));
        return new CycleCase(design.Name, design, protocol, options, instrument, sheet, $"{text}\n{CanonicalText.Of(protocol)}\n{named}");
    }

    /// <summary>Paths of the files that a case names: a pouch cell, tables of materials. Their content determines the result too.</summary>
    /// <param name="root">The case.</param>
    /// <param name="folder">Where they are looked for.</param>
    internal static IEnumerable<string> NamedFiles(InputMapping root, string folder)
    {
        if (root.Find("pouch") is InputScalar pouch)
        {
            yield return Path.Combine(folder, pouch.Text);
        }

        foreach (var electrode in new[] { "negative", "positive" })
        {
            foreach (var property in new[] { "potential", "solid diffusivity" })
            {
                if (((root.Find(electrode) as InputMapping)?.Find("material") as InputMapping)?.Find(property) is InputMapping curve
                    && curve.Find("table") is InputScalar table)
                {
                    yield return Path.Combine(folder, table.Text);
                }
            }
        }
    }

    private static CellDesign Design(InputMapping root, ParameterSheet sheet, string folder)
    {
        var library = MaterialLibrary.Default;
        if (root.Has("use") && root.Has("pouch"))
        {
            throw root.Require("pouch").Fail("a case starts from one cell", "use or pouch");
        }

        if (root.Has("charged") && !root.Has("pouch"))
        {
            throw root.Require("charged").Fail("this belongs to a pouch cell", "pouch: CELL.yaml");
        }

        var published = root.Has("use")
            ? root.Choice("use", ("xu2019", ReferenceCells.Xu2019), ("chen2020", ReferenceCells.Chen2020), ("marquis2019", ReferenceCells.Marquis2019Comsol))
            : Pouch(root, folder);
        var temperature = root.Has("temperature") ? sheet.Take("cell", root, "temperature", Dimension.Temperature) : published?.Temperature ?? 298.15;
        var electrolyte = published is null || root.Has("electrolyte")
            ? ElectrolyteReader.Read(root.Mapping("electrolyte"), temperature, sheet, library, ElectrolyteAmount.Keys)
            : published.Electrolyte;
        var layers = published is null || root.Has("layers") ? LayerReader.ReadAll(root, sheet, library) : published.Layers;
        var area = published is null || root.Has("area") ? sheet.Take("cell", root, "area", Dimension.Area) : published.Area;
        var reader = new ElectrodeReader(electrolyte, sheet, library, folder);
        var positive = root.OptionalMapping("positive") is { } p
            ? reader.Read(p, "positive", published?.Positive)
            : published?.Positive ?? reader.Read(root.Mapping("positive"), "positive", null);
        var stated = reader.StatedCapacity;
        var negative = root.OptionalMapping("negative") is { } n
            ? reader.Read(n, "negative", published?.Negative, positive as InsertionElectrode)
            : published?.Negative ?? reader.Read(root.Mapping("negative"), "negative", null, positive as InsertionElectrode);
        var design = root.Build(() => new CellDesign
        {
            Name = root.Text("name", published?.Name ?? "cell"),
            Area = area,
            Temperature = temperature,
            Electrolyte = electrolyte,
            Layers = layers,
            Negative = negative,
            Positive = positive,
            ContactResistance = sheet.TakeOptional("cell", root, "contact resistance", Dimension.ArealResistance) ?? published?.ContactResistance ?? 0,
            NominalCharge = stated * area ?? Scaled(published, area, root),
            Thermal = root.OptionalMapping("thermal") is { } thermal ? Heat(thermal) : null,
        });
        design = design with { NominalCharge = NominalCapacity.Read(root, design, sheet) ?? design.NominalCharge };
        return ElectrolyteAmount.Apply(root.OptionalMapping("electrolyte"), design, sheet);
    }

    /// <summary>The pouch cell of <c>anodyne design</c> under <c>pouch</c>, discharged as assembled or <c>charged</c>; null without one.</summary>
    private static CellDesign? Pouch(InputMapping root, string folder) => root.Find("pouch") is { } pouch
        ? pouch is InputMapping
            ? throw pouch.Fail(
                "this is the description of a pouch cell, not a case", "the name of its file, and a protocol",
                "Write a case beside it with \"pouch: FILE.yaml\", \"charged: yes\" and a protocol; examples/pouch-cell/cycle.yaml is one. `anodyne design "
                    + "FILE.yaml --discharge C/5` simulates one discharge without a case.")
            : pouch.Build(() => PouchSimulation.Of(PouchCellReader.ReadFile(Path.Combine(folder, pouch.AsScalar("the file of a pouch cell").Text)),
                charged: root.Flag("charged", false)))
        : null;

    // The published capacity holds for the published electrodes; with another area it scales, with other electrodes it is computed.
    private static double? Scaled(CellDesign? published, double area, InputMapping root) =>
        published?.NominalCharge is { } charge && !root.Has("positive") && !root.Has("negative") ? charge * area / published.Area : null;

    private static Thermal Heat(InputMapping mapping)
    {
        mapping.AllowOnly("heat capacity", "heat transfer");
        return mapping.Build(() =>
            new Thermal(mapping.Quantity("heat capacity", Dimension.ArealHeatCapacity), mapping.Quantity("heat transfer", Dimension.HeatTransfer, 0)));
    }

    private static MeshOptions Mesh(InputMapping mapping)
    {
        mapping.AllowOnly("layer", "electrode", "particle", "grading", "particle grading");
        var standard = MeshOptions.Default;
        return mapping.Build(() => new MeshOptions
        {
            Layer = mapping.Integer("layer", 2, 5000, standard.Layer),
            Electrode = mapping.Integer("electrode", 2, 5000, standard.Electrode),
            Particle = mapping.Integer("particle", 2, 2000, standard.Particle),
            Grading = mapping.Quantity("grading", Dimension.None, standard.Grading),
            ParticleGrading = mapping.Quantity("particle grading", Dimension.None, standard.ParticleGrading),
        });
    }

    private static VirtualInstrument Instrument(InputMapping mapping)
    {
        mapping.AllowOnly("voltage noise", "current noise", "voltage resolution", "current resolution", "voltage range", "current range", "impedance noise",
            "seed");
        return mapping.Build(() => new VirtualInstrument
        {
            VoltageNoise = mapping.Quantity("voltage noise", Dimension.Voltage, 0),
            CurrentNoise = mapping.Quantity("current noise", Dimension.Current, 0),
            VoltageResolution = mapping.Quantity("voltage resolution", Dimension.Voltage, 0),
            CurrentResolution = mapping.Quantity("current resolution", Dimension.Current, 0),
            VoltageRange = mapping.Quantity("voltage range", Dimension.Voltage, double.PositiveInfinity),
            CurrentRange = mapping.Quantity("current range", Dimension.Current, double.PositiveInfinity),
            ImpedanceNoise = mapping.Quantity("impedance noise", Dimension.None, 0),
            Seed = mapping.Integer("seed", 0, int.MaxValue, 1),
        });
    }
}
