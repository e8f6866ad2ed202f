using System.Text;
using Anodyne.Cells.Geometry;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Tests.Input;

/// <summary>A measured topography as the start of a plating simulation.</summary>
public sealed class MeasuredSurfaceTests
{
    private const int Size = 64;

    [Fact]
    public void A_row_keeps_its_middle_and_ends_at_its_mean()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        var surface = Assert.IsType<MeasuredRowSurface>(Read(folder.Path, "level: none\n  row: 3\n  taper: 0.1", "6.4 um"));
        Assert.Equal(Size, surface.Heights.Count);
        Assert.Equal(0, surface.Heights[0], 1e-9);
        Assert.Equal(Height(32, 2), surface.Heights[32] + Enumerable.Range(0, Size).Average(x => Height(x, 2)), 1e-12);
        var half = Assert.IsType<MeasuredRowSurface>(Read(folder.Path, "row: 3", "3.2 um"));
        Assert.Equal(Size / 2, half.Heights.Count);
    }

    [Fact]
    public void A_random_surface_has_the_power_of_the_rows()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        var surface = Assert.IsType<MeasuredSpectrumSurface>(Read(folder.Path, "as: random\n  seed: 5", "6.4 um"));
        Assert.Equal(5, surface.Seed);
        Assert.True(surface.At(2 * Math.PI / 1.6e-6) > 100 * surface.At(2 * Math.PI / 0.4e-6));
        Assert.Equal(surface.Powers[0], surface.At(1));
        Assert.Equal(0, surface.At(1e12));
    }

    [Fact]
    public void What_does_not_fit_is_refused_where_it_stands()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        Assert.Contains("does not cover", Assert.Throws<InputException>(() => Read(folder.Path, "row: 3", "50 um")).Message, StringComparison.Ordinal);
        Assert.Contains("no topography", Assert.Throws<InputException>(() => Read(folder.Path, "channel: Phase", "3 um")).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Read(folder.Path, "row: 65", "3 um"));
        File.Delete(Path.Combine(folder.Path, "scan.gsf"));
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => Read(folder.Path, "row: 3", "3 um")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seed: 5", Lateral.Periodic, "as: random")]
    [InlineData("as: random\n  row: 3", Lateral.Periodic, "as: row")]
    [InlineData("as: random\n  taper: 0.1", Lateral.Periodic, "as: row")]
    [InlineData("taper: 0.1", Lateral.Mirror, "periodic sides")]
    public void A_key_that_would_do_nothing_is_refused(string more, Lateral sides, string allowed)
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        Assert.Contains(
            allowed, Assert.Throws<InputException>(() => Read(folder.Path, more, "3.2 um", sides)).Problem.Allowed, StringComparison.Ordinal);
        Assert.IsType<MeasuredRowSurface>(Read(folder.Path, "row: 3", "3.2 um", sides));
    }

    private static double Height(int x, int y) => 50e-9 * Math.Sin(2 * Math.PI * ((4 * x / 64.0) + (y / 64.0)));

    private static void Write(string folder)
    {
        var head = Encoding.ASCII.GetBytes($"Gwyddion Simple Field 1.0\nXRes = {Size}\nYRes = {Size}\nXReal = 6.4e-6\nYReal = 6.4e-6\nXYUnits = m\nZUnits = m\nTitle = Height\n");
        var bytes = new List<byte>([.. head, .. new byte[4 - (head.Length % 4)]]);
        for (var i = 0; i < Size * Size; i++)
        {
            bytes.AddRange(BitConverter.GetBytes((float)Height(i % Size, i / Size)));
        }

        File.WriteAllBytes(Path.Combine(folder, "scan.gsf"), [.. bytes]);
    }

    private static InitialSurface Read(string folder, string more, string width, Lateral sides = Lateral.Periodic)
    {
        var mapping = YamlReader.Read($"surface:\n  shape: measured\n  file: scan.gsf\n  {more}\n", Path.Combine(folder, "case.yaml")).AsMapping("a case").Mapping("surface");
        _ = Quantities.Units.UnitText.TryParseToSi(width, Quantities.Dimensions.Dimension.Length, out var metres);
        return SurfaceReader.Read(mapping, new Domain(metres, sides), new ParameterSheet());
    }
}
