namespace Anodyne.Instruments.BioLogic.Techniques;

/// <summary>How a parameter is stored in the settings module, little endian.</summary>
internal enum ParameterStorage
{
    F32,
    U8,
    U16,
    U32,

    /// <summary>
    /// Bytes that hold several parameters whose borders no description and no file tells: read only where all are zero, which is code 0 whatever the borders
    /// are.
    /// </summary>
    Zone,
}

/// <summary>One field of a sequence of parameters.</summary>
/// <param name="Names">The parameter; of a zone all of them, in order.</param>
/// <param name="Storage">How it is stored.</param>
/// <param name="Length">Bytes that it takes.</param>
internal sealed record ParameterField(string[] Names, ParameterStorage Storage, int Length)
{
    /// <summary>
    /// Reads a list "name:type; name:type": f is f32, b u8, h u16, i u32, v a reference ("vs."), which is u8 up to EC-Lab 11.4 and u32 from 11.5 on; "a, b:z9"
    /// are several parameters in nine bytes.
    /// </summary>
    public static ParameterField[] List(string text, bool hasWideReferences)
        => [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => One(item, hasWideReferences))];

    private static ParameterField One(string item, bool hasWideReferences)
    {
        var colon = item.LastIndexOf(':');
        var name = item[..colon];
        return item[colon + 1] switch
        {
            'f' => new ParameterField([name], ParameterStorage.F32, 4),
            'h' => new ParameterField([name], ParameterStorage.U16, 2),
            'i' => new ParameterField([name], ParameterStorage.U32, 4),
            'v' when hasWideReferences => new ParameterField([name], ParameterStorage.U32, 4),
            'z' => new ParameterField(name.Split(", "), ParameterStorage.Zone,
                int.Parse(item.AsSpan(colon + 2), System.Globalization.CultureInfo.InvariantCulture)),
            _ => new ParameterField([name], ParameterStorage.U8, 1),
        };
    }
}
