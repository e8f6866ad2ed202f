using Anodyne.Quantities;
using Anodyne.Spectra.Diffraction;

namespace Anodyne.Spectra.Tests.Diffraction;

/// <summary>Lines of the phases of a lithium electrode: angles within 0.05 degrees and intensities within 5 points of a table with B = 1 square angstrom.</summary>
public sealed class PowderPatternTests
{
    [Theory]
    [InlineData("Li", "36.17 100", "52.08 16", "65.05 29")]
    [InlineData("LiF", "38.70 77", "44.99 100", "65.52 44", "78.77 10")]
    [InlineData("Li2O", "33.64 100", "56.39 60", "67.29 18")]
    [InlineData("CaF2", "28.27 91", "47.01 100", "55.76 30")]
    [InlineData("Li2CO3", "21.35 73", "29.48 22", "30.58 76", "31.79 100", "34.10 27", "36.10 16", "36.97 39")]
    [InlineData("calcite", "23.05 8", "29.40 100", "35.97 14", "39.41 20", "43.16 15", "47.51 20", "48.50 21")]
    [InlineData("Cu", "43.32 100", "50.45 45", "74.13 22")]
    [InlineData("LiOH", "20.48 31", "32.58 100", "35.75 23", "51.46 18")]
    [InlineData("Li3N", "22.93 100", "28.22 87", "49.96 55")]
    public void Angles_and_intensities_of_the_table(string phase, params string[] lines)
    {
        var sticks = PowderPattern.Of(PhaseLibrary.Named(phase), displacement: 1e-20);
        foreach (var line in lines.Select(static text => text.Split(' ').Select(static word => double.Parse(word, System.Globalization.CultureInfo.InvariantCulture)).ToArray()))
        {
            var near = sticks.MinBy(stick => Math.Abs(stick.TwoTheta - line[0]))!;
            Assert.InRange(near.TwoTheta, line[0] - 0.05, line[0] + 0.05);
            Assert.InRange(near.Intensity, line[1] - 5, line[1] + 5);
        }
    }

    // An independent program (pymatgen 2022.11.7) with polynomial scattering factors and no displacement.
    [Theory]
    [InlineData("Li", 65.0546, 35.992)]
    [InlineData("LiF", 65.5243, 50.399)]
    [InlineData("Li2O", 56.3929, 68.563)]
    [InlineData("CaF2", 28.2713, 84.343)]
    [InlineData("Cu", 50.4479, 46.643)]
    [InlineData("LiH", 38.1349, 73.696)]
    [InlineData("LiCl", 34.9517, 84.69)]
    [InlineData("MgF2", 53.5056, 76.469)]
    [InlineData("LiOH", 20.4751, 29.325)]
    [InlineData("Li3N", 28.2238, 88.917)]
    [InlineData("Li2CO3", 21.3463, 69.954)]
    [InlineData("calcite", 43.1536, 15.603)]
    public void Intensities_without_displacement(string phase, double angle, double intensity)
    {
        var near = PowderPattern.Of(PhaseLibrary.Named(phase)).MinBy(stick => Math.Abs(stick.TwoTheta - angle))!;
        Assert.Equal(angle, near.TwoTheta, 0.002);
        Assert.Equal(intensity, near.Intensity, 0.05);
    }

    [Fact]
    public void Extinct_lines_are_absent_and_planes_are_counted()
    {
        var lithium = PowderPattern.Of(PhaseLibrary.Named("Li"));
        Assert.Equal([12, 6, 24], lithium.Take(3).Select(static stick => stick.Multiplicity));
        Assert.Equal(["110", "200", "211"], lithium.Take(3).Select(static stick => stick.Name));
        Assert.Equal(1.754501e-10, lithium[1].Spacing, 1e-15);
    }

    [Fact]
    public void Forward_scattering_counts_electrons()
    {
        Assert.Equal(3, ScatteringFactor.Of("Li", 0), 1e-12);
        Assert.All(new[] { ("Na", 11), ("Al", 13), ("Si", 14), ("P", 15), ("S", 16), ("Ti", 22), ("Mn", 25), ("Fe", 26), ("Ni", 28), ("Zn", 30) },
            static item => Assert.Equal(item.Item2, ScatteringFactor.Of(item.Item1, 0), 0.02));
        Assert.Throws<InputException>(() => ScatteringFactor.Of("Xx", 0.1));
        Assert.Throws<InputException>(() => PhaseLibrary.Named("kryptonite"));
    }
}
