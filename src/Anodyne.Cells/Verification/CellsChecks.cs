using System.Globalization;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Transport;
using Anodyne.Quantities;

namespace Anodyne.Cells.Verification;

/// <summary>The checks of this room for <c>anodyne verify</c>: closed forms of transport, kinetics and growth held against references made elsewhere.</summary>
public static class CellsChecks
{
    private const string Table = "dispersion reference: Chebyshev and full nonlinear two-dimensional solves outside this program";

    /// <summary>All checks.</summary>
    public static IReadOnlyList<VerificationCheck> All { get; } =
    [
        .. OneDimension(),
        .. GrowthRates(),
        .. Layers(),
        .. OwnTransport(),
        .. EFolds(),
        .. LayeredChecks.All(),
        .. MechanismChecks.All(),
    ];

    private static IEnumerable<VerificationCheck> OneDimension()
    {
        const string group = "one dimension";
        var symmetric = ReferenceCases.All[0].Cell with { Layers = [PorousLayer.Free(200e-6)], Counter = Counter.LithiumElectrode };
        yield return new("cells/limiting-current-symmetric", group, "A/m2", 2 * PhysicalConstants.Faraday * 2.4e-10 * 1000 / (0.68 * 200e-6), 1e-6,
            ErrorMeasure.Relative, "2 F D c0/((1-t+) L)", _ => LimitingCurrent.Of(symmetric));
        yield return new("cells/limiting-current-stagnant", group, "A/m2", 681.0729326117, 1e-6, ErrorMeasure.Relative, "F D c_b/((1-t+) L)", _ =>
            LimitingCurrent.Of(ReferenceCases.All[0].Cell));
        yield return new("cells/surface-concentration", group, "mol/m3", 706.345693, 1e-6, ErrorMeasure.Relative, "c0 (1 - j/i_lim)", _ =>
            SteadyProfile.Solve(symmetric, 100).SurfaceConcentration);
        yield return new("cells/sand-time-032", group, "s", 379.4949, 1e-6, ErrorMeasure.Relative, "Sand 1901; Brissot et al. 1999", _ =>
            SandTime.Of(2.4e-10, 0.32, 1000, 100));
        yield return new("cells/sand-time-063", group, "s", 534.0833, 1e-6, ErrorMeasure.Relative, "Sand 1901; Brissot et al. 1999", _ =>
            SandTime.Of(1e-10, 0.63, 1000, 100));
        foreach (var (time, value) in new[] { (1.0, 948.666952), (10, 838.132008), (30, 746.625743), (100, 706.983718) })
        {
            yield return new(Text($"cells/symmetric-transient-{time}s"), group, "mol/m3", value, 1e-6, ErrorMeasure.Relative,
                "Fourier series of the symmetric cell; finite volumes outside this program", _ =>
                SandTime.SymmetricCell(2.4e-10, 0.32, 1000, 100, 200e-6, time));
        }

        yield return new("cells/depletion-front-speed", group, "m/s", 0.68 * 100 / (PhysicalConstants.Faraday * 1000), 1e-12, ErrorMeasure.Relative,
            "Chazalviel, Phys. Rev. A 42 (1990) 7355", _ => SandTime.DepletionFrontSpeed(0.32, 1000, 100));
        yield return new("cells/dense-lithium", group, "um", 4.849081, 1e-7, ErrorMeasure.Relative, "V_m Q/F for 1 mAh/cm2 at 6.94/0.534 cm3/mol", _ =>
            LithiumMetal.Default.DenseThickness(36000) * 1e6);
        yield return new("cells/coated-cell-salt", group, "mol/m3", 930.33672, 1e-7, ErrorMeasure.Relative, "two-layer closed cell, salt conserved", _ =>
            SteadyProfile.Solve(Coated(), 100).SurfaceConcentration);
    }

    private static IEnumerable<VerificationCheck> GrowthRates()
    {
        foreach (var reference in ReferenceCases.All)
        {
            foreach (var (wavelength, rate) in reference.Rates)
            {
                var k = 2 * Math.PI / wavelength;
                yield return new(
                    Text($"cells/growth-{reference.Name}-{wavelength * 1e6:0}um").ToLowerInvariant(),
                    "growth rates, closed form",
                    "1/s",
                    rate,
                    2e-9,
                    ErrorMeasure.Relative,
                    Table,
                    _ => new DispersionRelation(reference.Cell, reference.CurrentDensity).GrowthRate(k));
            }

            yield return new(
                Text($"cells/marginal-wavelength-{reference.Name}").ToLowerInvariant(),
                "growth rates, closed form",
                "um",
                reference.MarginalWavelength * 1e6,
                2e-7,
                ErrorMeasure.Relative,
                Table,
                _ => 2e6 * Math.PI / new DispersionRelation(reference.Cell, reference.CurrentDensity).MarginalWavenumber);
            yield return new(
                Text($"cells/growth-coupled-{reference.Name}-30um").ToLowerInvariant(),
                "growth rates, coupled solve",
                "1/s",
                reference.Rates[1].Rate,
                1e-7,
                ErrorMeasure.Relative,
                Table,
                _ => CoupledGrowthRate.Of(reference.Cell, reference.CurrentDensity, 2 * Math.PI / 30e-6));
        }
    }

    private static IEnumerable<VerificationCheck> Layers()
    {
        (double Thickness, double Conductivity, double Conformal, double Planar)[] rows =
        [
            (1e-6, 1e-3, 2.443517e-06, 1.253614e-03), (1e-6, 1e-4, 4.727764e-07, 2.440729e-03), (5e-6, 1e-2, 3.179924e-06, 1.759607e-04),
        ];
        foreach (var (thickness, conductivity, conformal, planar) in rows)
        {
            var k = 2 * Math.PI / 30e-6;
            var label = Text($"{thickness * 1e6:0}um-{conductivity:0.####}S");
            yield return new($"cells/layer-conformal-{label}".ToLowerInvariant(), "layers", "1/s", conformal, 1e-6, ErrorMeasure.Relative, Table, _ =>
                Rate(Interphase.Conformal(thickness, conductivity), k));
            yield return new($"cells/layer-planar-{label}".ToLowerInvariant(), "layers", "1/s", planar, 1e-5, ErrorMeasure.Relative,
                "two-domain Chebyshev solve outside this program", _ => Rate(Interphase.PlanarOutside(thickness, conductivity), k));
        }
    }

    private static IEnumerable<VerificationCheck> OwnTransport()
    {
        foreach (var (transference, divisor) in new[] { (0.63, 1.0), (0.9, 20.0) })
        {
            foreach (var j in new[] { 10.0, 100.0 })
            {
                var coating = new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 1, 1, transference, 2.4e-10 / divisor,
                    TransportClosure.TiedConductivity);
                var cell = ReferenceCases.All[0].Cell with { Layers = [coating, PorousLayer.Free(48e-6)] };
                yield return new(
                    Text($"cells/two-layers-tied-t{transference}-j{j}"),
                    "two layers with own t+, tied form against coupled solve",
                    "1",
                    1,
                    1e-8,
                    ErrorMeasure.Absolute,
                    "ratio to the coupled (c, phi2) solve at a wavelength of 100 um",
                    _ => new DispersionRelation(cell, j).GrowthRate(2 * Math.PI / 100e-6) / CoupledGrowthRate.Of(cell, j, 2 * Math.PI / 100e-6));
            }
        }
    }

    private static IEnumerable<VerificationCheck> EFolds()
    {
        var s1 = ReferenceCases.All[0];
        yield return new(
            "cells/e-folds-constant-gap",
            "e-folds while plating",
            "1",
            s1.Rates[1].Rate * 36000 / 20,
            1e-9,
            ErrorMeasure.Relative,
            "omega t at a gap that follows the front",
            _ => GrowthExponent.Of(s1.Cell, 20, 36000, 2 * Math.PI / 30e-6));
    }

    private static InterfaceCell Coated() => ReferenceCases.All[0].Cell with
    {
        Counter = Counter.LithiumElectrode,
        Layers = [new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 0.4, 1, 0.63, 3e-11 / 0.4),
            new PorousLayer("separator", PorousLayerKind.Separator, 7e-6, 0.37, 1, 0.32, 4e-11 / 0.37)],
    };

    private static double Rate(Interphase film, double k) => new DispersionRelation(ReferenceCases.LayerBase(film), 20).GrowthRate(k);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
