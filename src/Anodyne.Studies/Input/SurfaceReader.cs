using System.Globalization;
using Anodyne.Cells.Geometry;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Input;

/// <summary>Reads the shape of the lithium before plating.</summary>
internal static class SurfaceReader
{
    private const string Prefix = "surface";

    public static InitialSurface Read(InputMapping mapping, Domain domain, ParameterSheet sheet, string? folder = null)
    {
        var shape = mapping.Require("shape").AsScalar("a shape").Choice(
            ("flat", "flat"), ("sinusoid", "sinusoid"), ("trochoid", "trochoid"), ("hemisphere", "hemisphere"), ("half ellipse", "half ellipse"),
            ("pointed", "pointed"),
            ("random roughness", "random roughness"), ("nuclei", "nuclei"), ("measured", "measured"));
        double Take(string key, Dimension dimension) => sheet.Take(Prefix, mapping, key, dimension);
        switch (shape)
        {
            case "flat":
                mapping.AllowOnly("shape");
                return new FlatSurface();
            case "sinusoid":
                mapping.AllowOnly("shape", "amplitude", "wavelength", "phase");
                return Fits(mapping, domain,
                    mapping.Build(() => new SinusoidSurface(Take("amplitude", Dimension.Length), Take("wavelength", Dimension.Length),
                    mapping.Quantity("phase", Dimension.None, 0))));
            case "trochoid":
                mapping.AllowOnly("shape", "amplitude", "wavelength");
                return Fits(mapping, domain,
                    mapping.Build(() => new TrochoidSurface(Take("amplitude", Dimension.Length), Take("wavelength", Dimension.Length))));
            case "hemisphere":
                mapping.AllowOnly("shape", "radius", "position");
                var radius = Take("radius", Dimension.Length);
                return Inside(mapping, domain,
                    mapping.Build(() => new ProtrusionSurface(ProtrusionShape.Hemisphere, radius, radius, Position(mapping, domain))));
            case "half ellipse":
            case "pointed":
                mapping.AllowOnly("shape", "height", "half width", "position");
                var outline = shape == "pointed" ? ProtrusionShape.Pointed : ProtrusionShape.HalfEllipse;
                return Inside(mapping, domain,
                    mapping.Build(() => new ProtrusionSurface(outline, Take("height", Dimension.Length), Take("half width", Dimension.Length),
                    Position(mapping, domain))));
            case "measured":
                return MeasuredSurfaceReader.Read(mapping, domain, folder);
            case "random roughness":
                mapping.AllowOnly("shape", "rms height", "correlation length", "spectrum", "seed");
                var spectrum = mapping.ChoiceOr("spectrum", RoughnessSpectrum.Gaussian, ("gaussian", RoughnessSpectrum.Gaussian),
                    ("exponential", RoughnessSpectrum.Exponential));
                var rough = mapping.Build(() =>
                    new RandomRoughnessSurface(Take("rms height", Dimension.Length), Take("correlation length", Dimension.Length), spectrum,
                    mapping.Integer("seed", 0, int.MaxValue, 1)));
                return rough.CorrelationLength <= 0.25 * domain.Width
                    ? rough
                    : throw mapping.Require("correlation length")
                        .Fail("the correlation length is too long for the box", $"at most a quarter of the width, {UnitText.Print(0.25 * domain.Width, "um")}");
            default:
                mapping.AllowOnly("shape", "density", "radius", "radius spread", "seed");
                var density = Density(mapping.Require("density"), sheet);
                return mapping.Build(() =>
                    new NucleiSurface(density, Take("radius", Dimension.Length), mapping.Quantity("radius spread", Dimension.None, 0),
                    mapping.Integer("seed", 0, int.MaxValue, 1)));
        }
    }

    private static double Density(InputNode node, ParameterSheet sheet) => sheet.Take(Prefix + ": density", node, Dimension.Wavenumber);

    private static double Position(InputMapping mapping, Domain domain) => mapping.Quantity("position", Dimension.Length, 0.5 * domain.Width);

    private static InitialSurface Fits(InputMapping mapping, Domain domain, InitialSurface surface)
    {
        var wavelength = surface is SinusoidSurface sinusoid ? sinusoid.Wavelength : ((TrochoidSurface)surface).Wavelength;
        // A mirror box may also hold half waves.
        var count = domain.Width / wavelength * (domain.Lateral == Lateral.Mirror ? 2 : 1);
        return Math.Abs(count - Math.Round(count)) < 1e-6 * count && count > 0.5
            ? surface
            : throw mapping.Require("wavelength").Fail(
                "the box does not hold a whole number of waves",
                string.Create(CultureInfo.InvariantCulture,
                    $"the width {UnitText.Print(domain.Width, "um")} divided by a whole "
                    + $"number{(domain.Lateral == Lateral.Mirror ? " or a whole number and a half" : "")}"));
    }

    private static ProtrusionSurface Inside(InputMapping mapping, Domain domain, ProtrusionSurface surface) =>
        surface.Position <= domain.Width && (2 * surface.HalfWidth) < domain.Width
            ? surface
            : throw mapping.Fail("the protrusion does not fit into the box",
                $"a base narrower than the width {UnitText.Print(domain.Width, "um")} and a tip inside it");
}
