using System.Buffers.Binary;
using System.Text;

namespace Anodyne.Records.Exchange;

/// <summary>Walks through the header of a binary record; whatever the header cannot hold is refused before anything is allocated.</summary>
internal ref struct HeaderCursor(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> _rest = rest;

    /// <summary>True at the end of the header.</summary>
    public readonly bool IsEnd => _rest.IsEmpty;

    public byte Byte()
    {
        var value = _rest.Length > 0 ? _rest[0] : throw RecordBinary.Damaged(0, "a header that ends early");
        _rest = _rest[1..];
        return value;
    }

    // Each item takes at least so many bytes, which bounds the count before anything is allocated.
    public int Count(int least)
    {
        if (_rest.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(_rest) is var count && count > (uint)(_rest.Length / least))
        {
            throw RecordBinary.Damaged(0, "a count that the header cannot hold");
        }

        var value = BinaryPrimitives.ReadInt32LittleEndian(_rest);
        _rest = _rest[4..];
        return value;
    }

    public double Number()
    {
        var value = _rest.Length >= 8 ? BinaryPrimitives.ReadDoubleLittleEndian(_rest) : throw RecordBinary.Damaged(0, "a header that ends early");
        _rest = _rest[8..];
        return value;
    }

    public string Text()
    {
        var length = Count(1);
        if (length > _rest.Length)
        {
            throw RecordBinary.Damaged(0, "a text that is longer than the header");
        }

        var text = Encoding.UTF8.GetString(_rest[..length]);
        _rest = _rest[length..];
        return text;
    }

    public string[] Texts()
    {
        var texts = new string[Count(4)];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Text();
        }

        return texts;
    }
}
