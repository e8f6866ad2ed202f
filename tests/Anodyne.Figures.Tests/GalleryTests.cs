using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Anodyne.Figures.Tests;

public class GalleryTests
{
    public static TheoryData<string> Names => [.. Gallery.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Figure_is_as_approved(string name)
    {
        var svg = Gallery.All[name]().ToSvg();
        if (Environment.GetEnvironmentVariable("ANODYNE_LOOK") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, name + ".svg"), svg);
        }

        // The compressed bytes depend on the zlib of the runtime; the images have tests of their own.
        Snapshot.Matches(name + ".approved.svg", Regex.Replace(svg, "base64,[^\"]+", "base64,"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Figure_is_well_formed_and_holds_only_numbers(string name)
    {
        var root = XDocument.Parse(Gallery.All[name]().ToSvg()).Root!;
        Assert.Equal("svg", root.Name.LocalName);
        foreach (var attribute in root.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName is not ("href" or "font-family")))
        {
            Assert.DoesNotMatch("NaN|Infinity|∞", attribute.Value);
        }

        foreach (var text in root.Descendants().Where(e => e.Name.LocalName == "text"))
        {
            // Text of a figure starts inside the page; 7 points is the smallest size journals take, scripts excepted.
            Assert.InRange(double.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture), 6, 10);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Same_description_gives_same_text(string name) => Assert.Equal(Gallery.All[name]().ToSvg(), Gallery.All[name]().ToSvg());
}
