using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Neware.Ndax;

/// <summary>
/// One part (.ndc) of a ndax archive. Byte 0 is the kind of the part (1 data, 5 auxiliary, 7 steps, 18 run information), byte 2 its version. The part is blocks
/// of 4096 bytes (512 in version 2), the first of which is the header. In a block a bit mask from byte 4 on says which of its records are used, and the records
/// begin at byte 132 (5 in version 2, which has no mask: a record with number 0 is unused). The last byte of a block belongs to no record.
/// </summary>
internal sealed class NdcPart
{
    private const int LongBlock = 4096;
    private const int ShortBlock = 512;
    private readonly FileContent _file;
    private readonly int _block;
    private readonly int _first;
    private readonly bool _hasMask;

    public NdcPart(FileContent file)
    {
        _file = file;
        var whole = BinaryWindow.Whole(file);
        Kind = whole.U8(0);
        Version = whole.U8(2);
        _hasMask = Version != 2;
        _block = _hasMask ? LongBlock : ShortBlock;
        _first = _hasMask ? 132 : 5;
    }

    public int Kind { get; }

    public int Version { get; }

    /// <summary>First byte of the first record, which tells the kinds of auxiliary records apart; 0 if there is none.</summary>
    public byte FirstByte => _file.Bytes.Length > _block + _first ? _file.Bytes[_block + _first] : (byte)0;

    /// <summary>Bytes that the last block lacks; 0 if the part is a whole number of blocks.</summary>
    public int MissingBytes => (_block - (_file.Bytes.Length % _block)) % _block;

    /// <summary>Number of blocks with records, the last of them perhaps in part.</summary>
    private int Blocks => Math.Max(0, ((_file.Bytes.Length + _block - 1) / _block) - 1);

    public UnknownPart Unknown() => new(_file, Kind, Version);

    /// <summary>Calls an action for every used record, with its bytes and its 1-based place among all records, used or not.</summary>
    public int ForEach(int length, RecordAction action)
    {
        var perBlock = (_block - _first - 1) / length;
        var used = 0;
        for (var block = 1; block <= Blocks; block++)
        {
            var bytes = Block(block);
            var whole = Whole(bytes, perBlock, length);
            for (var i = 0; i < whole; i++)
            {
                if (_hasMask && (bytes[4 + (i >> 3)] >> (i & 7) & 1) == 0)
                {
                    continue;
                }

                action(bytes.Slice(_first + (i * length), length), ((block - 1) * perBlock) + i + 1);
                used++;
            }
        }

        return used;
    }

    /// <summary>The number of used records by the masks; in version 2, which has none, the number of places.</summary>
    public int Capacity(int length)
    {
        var perBlock = (_block - _first - 1) / length;
        var used = 0;
        for (var block = 1; block <= Blocks; block++)
        {
            var bytes = Block(block);
            var whole = Whole(bytes, perBlock, length);
            if (!_hasMask)
            {
                used += whole;
                continue;
            }

            for (var i = 0; i < whole; i++)
            {
                used += bytes[4 + (i >> 3)] >> (i & 7) & 1;
            }
        }

        return used;
    }

    private ReadOnlySpan<byte> Block(int block) => _file.Bytes.AsSpan(block * _block, Math.Min(_block, _file.Bytes.Length - (block * _block)));

    /// <summary>How many of a block's records are there to their last byte.</summary>
    private int Whole(ReadOnlySpan<byte> block, int perBlock, int length) => Math.Clamp((block.Length - _first) / length, 0, perBlock);
}

/// <summary>What to do with one record.</summary>
internal delegate void RecordAction(ReadOnlySpan<byte> record, int place);

/// <summary>Says which part is not known.</summary>
internal readonly record struct UnknownPart(FileContent File, int Kind, int Version)
{
    public Quantities.UnknownVersionException Refuse()
        => Refusal.Unknown(File, 2, "The version of this part is not known", FormattableString.Invariant($"version {Version}, kind {Kind}"),
            "versions 2, 5, 11, 14, 16, 17 of kinds 1, 5, 7, 18");
}
