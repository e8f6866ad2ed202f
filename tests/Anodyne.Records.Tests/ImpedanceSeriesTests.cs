using System.Numerics;
using Anodyne.Records.Impedance;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Tests;

/// <summary>The one cutter of spectra: a bad row costs that row, and spectra are parted where the frequency restarts.</summary>
public sealed class ImpedanceSeriesTests
{
    private static Record Rows(params (double F, double Re, double Im)[] rows)
        => new([Bdf.Frequency.Column([.. rows.Select(static r => r.F)]), Bdf.RealImpedance.Column([.. rows.Select(static r => r.Re)]), Bdf.ImaginaryImpedance.Column([.. rows.Select(static r => r.Im)])]);

    private static (double F, double Re, double Im)[] Sweep(int count = 30, double top = 1e5, double step = 0.2)
        => [.. Enumerable.Range(0, count).Select(k => top * Math.Pow(10, -step * k)).Select(static f => (f, Z: 5 + (30 / new Complex(1, f / 100)))).Select(static p => (p.f, p.Z.Real, p.Z.Imaginary))];

    [Theory]
    [InlineData(double.NaN, 1, -1)]
    [InlineData(1e3, double.NaN, -1)]
    [InlineData(1e3, double.PositiveInfinity, -1)]
    [InlineData(1e3, 0, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void A_row_without_a_number_is_left_out_counted_and_named(double f, double re, double im)
    {
        foreach (var at in new[] { 1, 2, 20, 28 })
        {
            var rows = Sweep();
            rows[at] = (f, re, im);
            var spectrum = Assert.Single(ImpedanceSeries.Of(Rows(rows)), s => s.Count > 1);
            if (at > 1)
            {
                Assert.Equal(29, spectrum.Count);
                Assert.Equal($"1 row without an impedance was left out (row {at + 1})", Assert.Single(spectrum.LeftOut).ToString());
                Assert.DoesNotContain(at, spectrum.Rows);
            }
        }
    }

    [Fact]
    public void Direct_rows_part_spectra_where_the_frequency_restarts_and_count_for_nothing()
    {
        (double, double, double)[] direct = [(0, 0, 0), (0, 0, 0)];
        var up = Sweep().Reverse().ToArray();
        foreach (var (first, second) in new[] { (Sweep(), Sweep()), (Sweep(), up), (up, Sweep()), (up, up), (Sweep(1), Sweep(1)) })
        {
            var spectra = ImpedanceSeries.Of(Rows([.. direct, .. first, .. direct, .. second, .. direct]));
            Assert.Equal([first.Length, second.Length], spectra.Select(static s => s.Count));
            Assert.All(spectra, static s => Assert.Empty(s.LeftOut));
        }
    }

    [Fact]
    public void Spectra_without_a_row_between_them_are_parted_where_the_frequency_jumps_back()
    {
        var holes = Sweep();
        holes[29] = (holes[29].F, double.NaN, double.NaN);
        Assert.Equal([29, 30], ImpedanceSeries.Of(Rows([.. holes, .. Sweep()])).Select(static s => s.Count));
    }

    [Fact]
    public void A_spectrum_whose_imaginary_part_is_positive_throughout_is_known()
    {
        var rows = Sweep();
        Assert.False(ImpedanceSeries.Of(Rows(rows))[0].IsImaginaryPositive);
        Assert.True(ImpedanceSeries.Of(Rows([.. rows.Select(static r => (r.F, r.Re, -r.Im))]))[0].IsImaginaryPositive);
    }
}
