using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Vamas;

/// <summary>One block of a VAMAS file: a spectrum with the conditions of its measurement.</summary>
internal static class VamasBlock
{
    private static readonly string[] ElectronTechniques = ["XPS", "UPS", "XPS+UPS", "ELS"];

    /// <summary>Reads the next block.</summary>
    public static (Measurement Item, Provenance About) Read(VamasLines lines, VamasHeader header, bool isFirst)
    {
        var (name, sample) = (lines.Text("a name of a block").Trim(), lines.Text("a sample").Trim());
        var date = Enumerable.Range(0, 6).Select(_ => lines.Number("a date")).ToArray();
        _ = lines.Number("hours before Greenwich");
        var comments = lines.Texts(lines.Count("a number of comment lines"), "a comment");
        var technique = lines.Text("a technique").Trim();
        if (header.Mode is "MAP" or "MAPDP")
        {
            lines.Skip(2, "a place");
        }

        double[] variables = [.. header.Variables.Select(_ => lines.Number("a value of a variable"))];
        var source = lines.Text("a source").Trim();
        if (header.Mode is "MAPDP" or "MAPSVDP" or "SDP" or "SDPSV"
            || technique.ToUpperInvariant() is "SNMS ENERGY SPEC" or "FABMS" or "ISS" or "SIMS" or "SNMS")
        {
            lines.Skip(3, "a primary ion");
        }

        var energy = lines.Optional("a source energy");
        lines.Skip(3, "a source strength and beam widths");
        if (header.Mode is "MAP" or "MAPDP" or "MAPSV" or "MAPSVDP" or "SEM")
        {
            lines.Skip(2, "a field of view");
        }

        if (header.Mode is "MAPSV" or "MAPSVDP" or "SEM")
        {
            lines.Skip(6, "a linescan");
        }

        lines.Skip(2, "angles of incidence");
        var analyser = lines.Text("an analyser mode").Trim();
        var pass = lines.Optional("a pass energy");
        if (technique.Equals("AES DIFF", StringComparison.OrdinalIgnoreCase))
        {
            lines.Skip(1, "a differential width");
        }

        _ = lines.Optional("a magnification");
        var work = lines.Optional("a work function");
        lines.Skip(5, "a bias, widths and take-off angles");
        var level = $"{lines.Text("a species").Trim()} {lines.Text("a transition").Trim()}".Trim();
        _ = lines.Number("a charge");
        var (label, unit) = ("", "");
        var (start, step) = (0.0, 0.0);
        if (header.Scan == "REGULAR")
        {
            (label, unit) = (lines.Text("a label of the abscissa").Trim(), lines.Text("a unit of the abscissa").Trim());
            (start, step) = (lines.Number("a start"), lines.Number("a step"));
        }

        var columns = new (string Label, string Unit)[lines.Count("a number of corresponding variables")];
        if (columns.Length is 0 || columns.Length > lines.Left)
        {
            throw lines.Fail("a number of corresponding variables", FormattableString.Invariant($"{columns.Length}"), "1 or more");
        }

        for (var k = 0; k < columns.Length; k++)
        {
            columns[k] = (lines.Text("a label of a variable").Trim(), lines.Text("a unit of a variable").Trim());
        }

        var mode = lines.Text("a signal mode").Trim();
        var dwell = lines.Optional("a time of collection");
        var scans = lines.Number("a number of scans");
        _ = lines.Number("a time correction");
        if (header.Mode is "MAPDP" or "MAPSVDP" or "SDP" or "SDPSV"
            && technique.ToUpperInvariant() is "AES DIFF" or "AES DIR" or "EDX" or "ELS" or "UPS" or "XPS" or "XRF")
        {
            lines.Skip(7, "a sputtering source");
        }

        lines.Skip(3, "a tilt and a rotation");
        var settings = new Dictionary<string, string>
        {
            ["sample"] = sample, ["source"] = source, ["analyser mode"] = analyser, ["signal mode"] = mode, ["institution"] = header.Names[0],
        };
        for (var k = lines.Count("a number of additional parameters"); k > 0; k--)
        {
            settings[lines.Text("a label of a parameter").Trim()] = $"{lines.Text("a unit of a parameter")}".Trim() is var u && u is "d" or ""
                ? lines.Text("a value of a parameter").Trim() : $"{lines.Text("a value of a parameter").Trim()} {u}";
        }

        lines.Skip(header.FutureLines, "a future entry");
        var count = lines.Count("a number of ordinates");
        lines.Skip(2 * columns.Length, "a smallest and a largest ordinate");
        if (count == 0 || count % columns.Length != 0 || count > lines.Left)
        {
            throw lines.Fail("a number of ordinates", FormattableString.Invariant($"{count} for {columns.Length} variables, {lines.Left} lines left"),
                "a multiple of the number of variables, as many as the file holds");
        }

        var values = columns.Select(_ => new double[count / columns.Length]).ToArray();
        for (var k = 0; k < count; k++)
        {
            values[k % columns.Length][k / columns.Length] = lines.Number("an ordinate");
        }

        for (var k = 0; k < variables.Length; k++)
        {
            settings.TryAdd(header.Variables[k].Label, FormattableString.Invariant($"{variables[k]:R} {header.Variables[k].Unit}").Trim());
        }

        var first = 0;
        double[] axis;
        if (header.Scan == "REGULAR")
        {
            axis = [.. Enumerable.Range(0, values[0].Length).Select(k => start + (step * k))];
        }
        else
        {
            (first, axis, label, unit) = (1, values[0], columns[0].Label, columns[0].Unit);
        }

        if (first >= columns.Length)
        {
            throw lines.Fail("corresponding variables", "the energy alone", "an energy and an intensity");
        }

        var isElectron = Array.Exists(ElectronTechniques, known => technique.Equals(known, StringComparison.OrdinalIgnoreCase));
        var isKinetic = label.Contains("kinetic", StringComparison.OrdinalIgnoreCase);
        var fit = CasaFit.Read(comments, isKinetic || !label.Contains("binding", StringComparison.OrdinalIgnoreCase) ? energy : null);
        if (isElectron && isKinetic && energy is { } photon)
        {
            axis = [.. axis.Select(kinetic => photon - kinetic)];
            (label, unit) = ("Binding energy", "eV");
        }

        var transmission = Array.FindIndex(columns, static column => column.Label.Contains("transmission", StringComparison.OrdinalIgnoreCase));
        var etch = Array.FindIndex(header.Variables, static variable => variable.Label.Contains("etch", StringComparison.OrdinalIgnoreCase));
        var counted = columns[first];
        var spectrum = new Spectrum(
            isElectron ? SpectrumKind.Photoelectron : SpectrumKind.Other,
            new SpectrumAxis(label.Contains("binding", StringComparison.OrdinalIgnoreCase) ? "Binding energy" : isKinetic ? "Kinetic energy" : label,
                unit.Equals("eV", StringComparison.OrdinalIgnoreCase) ? "eV" : "", axis),
            values[first])
        {
            Title = name,
            ValueName = counted.Unit.Contains("/s", StringComparison.Ordinal) || counted.Unit is "c/s" or "cps" ? "Count rate" : "Counts",
            ValueUnit = counted.Unit.Contains("/s", StringComparison.Ordinal) || counted.Unit is "c/s" or "cps" ? "1/s" : "1",
            Photoelectron = isElectron ? new PhotoelectronSettings
            {
                SourceEnergy = energy, PassEnergy = pass, WorkFunction = work, Level = level, DwellTime = dwell, Scans =
                    scans is >= 1 and < 1e6 ? (int)scans : null,
                Transmission = transmission > first ? values[transmission] : null, StoredFit = fit,
                EtchTime = etch >= 0 ? variables[etch] : null,
            } : null,
        };
        return (spectrum, new Provenance
        {
            Technique = technique, Instrument = header.Names[1], Settings = settings, Start = Date(date),
        });
    }

    private static DateTimeOffset? Date(double[] parts)
    {
        try
        {
            return parts[0] >= 1900 ? new DateTimeOffset((int)parts[0], (int)parts[1], (int)parts[2], (int)parts[3], (int)parts[4], (int)parts[5],
                TimeSpan.Zero)
                : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
