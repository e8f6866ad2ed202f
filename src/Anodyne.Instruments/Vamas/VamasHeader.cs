namespace Anodyne.Instruments.Vamas;

/// <summary>The header of a VAMAS file as far as its blocks depend on it.</summary>
internal sealed record VamasHeader
{
    /// <summary>Institution, instrument, operator and experiment.</summary>
    public required string[] Names { get; init; }

    /// <summary>Experiment mode: NORM, MAP, SDP ...</summary>
    public required string Mode { get; init; }

    /// <summary>Scan mode: REGULAR or IRREGULAR.</summary>
    public required string Scan { get; init; }

    /// <summary>Labels and units of the experimental variables.</summary>
    public required (string Label, string Unit)[] Variables { get; init; }

    /// <summary>Number of future lines in a block.</summary>
    public required int FutureLines { get; init; }

    /// <summary>Number of blocks.</summary>
    public required int Blocks { get; init; }

    /// <summary>Reads the header.</summary>
    public static VamasHeader Read(VamasLines lines)
    {
        var names = lines.Texts(4, "institution, instrument, operator and experiment");
        lines.Skip(lines.Count("a number of comment lines"), "a comment");
        var mode = lines.Text("an experiment mode").Trim().ToUpperInvariant();
        var scan = lines.Text("a scan mode").Trim().ToUpperInvariant();
        if (scan is not ("REGULAR" or "IRREGULAR"))
        {
            throw lines.Fail("a scan mode", scan, "REGULAR, IRREGULAR (MAPPING is not read)");
        }

        if (mode is "MAP" or "MAPDP" or "NORM" or "SDP")
        {
            lines.Skip(1, "a number of spectral regions");
        }

        if (mode is "MAP" or "MAPDP")
        {
            lines.Skip(3, "numbers of analysis positions");
        }

        var variables = new (string Label, string Unit)[Math.Min(lines.Count("a number of experimental variables"), lines.Left)];
        for (var k = 0; k < variables.Length; k++)
        {
            variables[k] = (lines.Text("a label of a variable").Trim(), lines.Text("a unit of a variable").Trim());
        }

        var inclusions = lines.Number("a number of entries of the inclusion list");
        if (inclusions != 0)
        {
            throw lines.Fail("an inclusion list", FormattableString.Invariant($"{inclusions} entries"), "0: blocks that repeat nothing are not read yet");
        }

        lines.Skip(lines.Count("a number of manually entered items"), "an item");
        lines.Skip(lines.Count("a number of future entries"), "a future entry");
        var future = lines.Count("a number of future entries of a block");
        return new VamasHeader { Names = names, Mode = mode, Scan = scan, Variables = variables, FutureLines = future, Blocks =
            lines.Count("a number of blocks") };
    }
}
