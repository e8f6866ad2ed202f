using Anodyne.Cells.Kinetics;
using Anodyne.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Anodyne.Cells.Tests.Kinetics;

/// <summary>What both rate laws must satisfy whatever their parameters are, then what is special to each.</summary>
public class KineticsTests
{
    private const double T = 298.15;
    private static readonly double Thermal = PhysicalConstants.ThermalVoltage(T);

    private static readonly Gen<ElectrodeKinetics> Any = Gen.OneOf<ElectrodeKinetics>(
        from i0 in Gen.Choose(1, 1000)
        from alpha in Gen.Choose(2, 8)
        from beta in Gen.Choose(0, 4)
        select (ElectrodeKinetics)new ButlerVolmer(i0, 1000, beta * 0.25, alpha * 0.1, 1 - (alpha * 0.1)),
        from i0 in Gen.Choose(1, 1000)
        from energy in Gen.Choose(5, 60)
        from beta in Gen.Choose(0, 4)
        select (ElectrodeKinetics)new MarcusHushChidsey(i0, 1000, energy * 0.02, beta * 0.25));

    private static readonly Gen<(ElectrodeKinetics Law, double Drive, double Concentration)> State =
        from law in Any
        from drive in Gen.Choose(-300, 300)
        from concentration in Gen.Choose(1, 6000)
        select (law, drive * 1e-3, (double)concentration);

    [Fact]
    public void The_slopes_are_the_derivatives_of_the_rate() => Prop.ForAll(State.ToArbitrary(), s =>
    {
        var (h, g) = (1e-6, s.Concentration * 1e-5);
        var rate = s.Law.Rate(s.Drive, s.Concentration, T);
        var inDrive = (s.Law.Rate(s.Drive + h, s.Concentration, T).CurrentDensity - s.Law.Rate(s.Drive - h, s.Concentration, T).CurrentDensity) / (2 * h);
        var inConcentration = (s.Law.Rate(s.Drive, s.Concentration + g, T).CurrentDensity - s.Law.Rate(s.Drive, s.Concentration - g, T).CurrentDensity) / (2 * g);
        var i0 = s.Law.ExchangeCurrentDensity(s.Concentration);
        return Math.Abs(inDrive - rate.DriveSlope) <= (1e-6 * rate.DriveSlope) + (1e-6 * i0 / Thermal)
            && Math.Abs(inConcentration - rate.ConcentrationSlope) <= 1e-6 * (Math.Abs(rate.CurrentDensity) + i0) / s.Concentration;
    }).Holds();

    [Fact]
    public void The_slope_in_temperature_is_the_derivative_of_the_rate() => Prop.ForAll(
        (from state in State
         from temperature in Gen.Choose(250, 400)
         from energy in Gen.Choose(0, 80)
         select (state, Temperature: (double)temperature, Energy: energy * 1e3)).ToArbitrary(),
        s =>
        {
            var law = s.state.Law switch
            {
                ButlerVolmer b => b with { ExchangeCurrent = b.ExchangeCurrent with { ActivationEnergy = s.Energy } },
                MarcusHushChidsey m => m with { ExchangeCurrent = m.ExchangeCurrent with { ActivationEnergy = s.Energy } },
                var other => other,
            };
            const double H = 1e-3;
            double At(double t) => law.Rate(s.state.Drive, s.state.Concentration, t).CurrentDensity;
            var difference = (At(s.Temperature + H) - At(s.Temperature - H)) / (2 * H);
            var slope = law.TemperatureSlope(s.state.Drive, s.state.Concentration, s.Temperature);
            var scale = Math.Abs(At(s.Temperature)) + law.ExchangeCurrentDensity(s.state.Concentration);
            return Math.Abs(difference - slope) <= 1e-6 * (Math.Abs(slope) + (0.1 * scale));
        }).Holds();

    [Fact]
    public void The_rate_has_the_sign_of_the_drive_and_grows_with_it() => Prop.ForAll(State.ToArbitrary(), s =>
    {
        var rate = s.Law.Rate(s.Drive, s.Concentration, T);
        return rate.DriveSlope > 0 && Math.Sign(rate.CurrentDensity) == Math.Sign(s.Drive);
    }).Holds();

    [Fact]
    public void The_drive_for_a_current_carries_it() => Prop.ForAll(State.ToArbitrary(), s =>
    {
        var current = s.Law.Rate(s.Drive, s.Concentration, T).CurrentDensity;
        var back = s.Law.Rate(s.Law.DriveFor(current, s.Concentration, T), s.Concentration, T).CurrentDensity;
        return Math.Abs(back - current) <= 1e-12 * (Math.Abs(current) + s.Law.ExchangeCurrentDensity(s.Concentration));
    }).Holds();

    [Fact]
    public void At_small_drive_the_resistance_is_that_of_the_exchange_current() => Prop.ForAll(State.ToArbitrary(), s =>
    {
        var alphas = s.Law is ButlerVolmer law ? law.AnodicTransferCoefficient + law.CathodicTransferCoefficient : 1;
        var resistance = s.Law.ChargeTransferResistance(0, s.Concentration, T);
        return Math.Abs((resistance * s.Law.ExchangeCurrentDensity(s.Concentration) * alphas / Thermal) - 1) < 1e-12;
    }).Holds();

    /// <summary>Cases S1 and S6 of the dispersion reference: surface concentration, current, charge-transfer resistance.</summary>
    [Theory]
    [InlineData(20, 970.634569, 20, 2.507165541e-2, 1.162746054e-3)]
    [InlineData(1, 979.271461, 10, 1.193528317e-1, 5.040739088e-3)]
    [InlineData(300, 100, 612.9656393506, 9.706425058e-2, 8.008166430e-5)]
    public void Butler_Volmer_reproduces_the_reference_states(double i0, double concentration, double current, double drive, double resistance)
    {
        var law = new ButlerVolmer(i0, 1000);
        Assert.Equal(0.5, law.ConcentrationExponent);
        Assert.Equal(drive, law.DriveFor(current, concentration, T), 1e-8 * drive);
        Assert.Equal(resistance, law.ChargeTransferResistance(current, concentration, T), 1e-8 * resistance);
    }

    [Fact]
    public void No_finite_drive_overflows()
    {
        ElectrodeKinetics[] laws = [new ButlerVolmer(1e4, 1000, 0.5, 1.5, 1.5), new MarcusHushChidsey(1e4, 1000, 0.3)];
        foreach (var law in laws)
        {
            foreach (var drive in new[] { 5.0, -5, 1e3, -1e3, 1e6, -1e6, 0 })
            {
                var rate = law.Rate(drive, 1000, T);
                Assert.True(double.IsFinite(rate.CurrentDensity) && double.IsFinite(rate.DriveSlope) && rate.DriveSlope >= 0, $"{law} at {drive} V: {rate}");
            }
        }
    }

    [Fact]
    public void Without_salt_there_is_no_rate_and_no_drive_for_one()
    {
        var law = new ButlerVolmer(20, 1000);
        Assert.Equal(new InterfaceRate(0, 0, 0), law.Rate(0.1, 0, T));
        Assert.Equal(new InterfaceRate(0, 0, 0), law.Rate(0.1, -1, T));
        var failure = Assert.Throws<ComputationException>(() => law.DriveFor(1, 0, T));
        Assert.Contains("0 A/m2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_allocate_nothing()
    {
        ElectrodeKinetics[] laws = [new ButlerVolmer(20, 1000), new MarcusHushChidsey(20, 1000, 0.3)];
        foreach (var law in laws)
        {
            var sum = law.Rate(0.01, 900, T).CurrentDensity + law.DriveFor(3, 900, T);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++)
            {
                sum += law.Rate(1e-4 * i, 900, T).CurrentDensity + law.DriveFor(i, 900, T);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(double.IsFinite(sum));
        }
    }

    [Fact]
    public void A_warmer_electrode_reacts_faster_by_Arrhenius()
    {
        var law = new ButlerVolmer(20, 1000, activationEnergy: 54270);
        var ratio = law.ChargeTransferResistance(0, 1000, 298.15) / law.ChargeTransferResistance(0, 1000, 308.15);
        Assert.Equal(Math.Exp(54270 / 8.314462618 * ((1 / 298.15) - (1 / 308.15))) * 298.15 / 308.15, ratio, 1e-10);
    }

    [Theory]
    [InlineData(0, 0.5, 0.5)]
    [InlineData(-1, 0.5, 0.5)]
    [InlineData(double.NaN, 0.5, 0.5)]
    [InlineData(1, 0, 0.5)]
    [InlineData(1, 0.5, 2.5)]
    public void Impossible_parameters_are_refused(double i0, double alphaA, double alphaC) =>
        Assert.Throws<InputException>(() => new ButlerVolmer(i0, 1000, null, alphaA, alphaC));
}
