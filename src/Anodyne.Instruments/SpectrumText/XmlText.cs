using System.Xml;
using System.Xml.Linq;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;

namespace Anodyne.Instruments.SpectrumText;

/// <summary>Opens XML that an instrument wrote: no document type, no reference to another file, no expansion of entities.</summary>
internal static class XmlText
{
    private const int Deepest = 64;

    /// <summary>The root of the document.</summary>
    /// <exception cref="InputException">The text is no XML, or nested deeper than any instrument writes.</exception>
    public static XElement Load(FileContent file)
    {
        try
        {
            using var stream = new MemoryStream(file.Text?.Bytes ?? file.Bytes, writable: false);
            using var text = new StreamReader(stream, System.Text.Encoding.UTF8);
            using var reader = XmlReader.Create(text,
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });
            while (reader.Read())
            {
                if (reader.Depth > Deepest)
                {
                    throw Refusal.Broken(file, 0, "The XML is nested too deep", FormattableString.Invariant($"{reader.Depth} levels"), "64 levels");
                }

                if (reader.NodeType == XmlNodeType.Element && reader.Depth == 0)
                {
                    using var whole = reader.ReadSubtree();
                    return Limited(file, whole);
                }
            }

            throw Refusal.Broken(file, 0, "The XML holds no element");
        }
        catch (XmlException failure)
        {
            throw new InputException(
                new Problem("The XML is broken", FormattableString.Invariant($"{file.Name}:{failure.LineNumber}:{failure.LinePosition}"), failure.Message),
                failure);
        }
    }

    private static XElement Limited(FileContent file, XmlReader reader)
    {
        XElement? root = null, current = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > Deepest)
                    {
                        throw Refusal.Broken(file, 0, "The XML is nested too deep", FormattableString.Invariant($"{reader.Depth} levels"), "64 levels");
                    }

                    var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
                    var isEmpty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        if (reader.Prefix is not "xmlns" && reader.Name is not "xmlns")
                        {
                            element.SetAttributeValue(XName.Get(reader.LocalName, ""), reader.Value);
                        }
                    }

                    current?.Add(element);
                    root ??= element;
                    current = isEmpty ? current : element;
                    break;
                case XmlNodeType.EndElement:
                    current = current?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    current?.Add(reader.Value);
                    break;
            }
        }

        return root ?? throw Refusal.Broken(file, 0, "The XML holds no element");
    }
}
