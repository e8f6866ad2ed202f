using Anodyne.Cells.Protocols;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Tests;

public class ProtocolTests
{
    [Theory]
    [InlineData("Charge at C/3 until 4.3 V", StepMode.Current, 1.0 / 3)]
    [InlineData("Discharge at 1C for 0.5 hours", StepMode.Current, -1)]
    [InlineData("Charge at 1 C until 4.1V", StepMode.Current, 1)]
    [InlineData("Hold at 4.1 V until 50mA", StepMode.Voltage, 4.1)]
    [InlineData("Hold at 3V until C/50", StepMode.Voltage, 3)]
    [InlineData("Rest for 10 minutes", StepMode.Rest, 0)]
    [InlineData("Discharge at C/3 for 2 hours or until 2.5 V", StepMode.Current, -1.0 / 3)]
    [InlineData("Discharge at 1 mA/cm2 for 1 hour or until -0.5 V", StepMode.Current, -10)]
    [InlineData("Plate 1 mAh/cm2 at 0.5 mA/cm2", StepMode.Plate, 5)]
    [InlineData("Strip at 0.5 mA/cm2 until 1 V", StepMode.Plate, -5)]
    [InlineData("Discharge at 10 mW for 1 h (1 minute period)", StepMode.Power, -0.01)]
    [InlineData("Discharge at 100 ohm until 3 V", StepMode.Resistance, 100)]
    [InlineData("Pulse discharge at 2C for 10 s (40 degC)", StepMode.Current, -2)]
    [InlineData("EIS from 100 kHz to 10 mHz with 6 points per decade", StepMode.Impedance, 0)]
    [InlineData("Sweep from 0 V to 1 V at 0.1 mV/s", StepMode.Sweep, 1e-4)]
    [InlineData("Rest for 1 hour or until lithium < 2 um", StepMode.Rest, 0)]
    [InlineData("Discharge at 1C until 3.5 V or 1 hour", StepMode.Current, -1)]
    [InlineData("Hold at 4.1 volts until 50 uA or for 2 hours", StepMode.Voltage, 4.1)]
    [InlineData("Discharge at 10 Ohms until 3 V", StepMode.Resistance, 10)]
    [InlineData("Follow drive.csv until 2.5 V", StepMode.Profile, 0)]
    [InlineData("Discharge at 1 mA·cm⁻² for 10 min", StepMode.Current, -10)]
    [InlineData("Discharge at 1 mA cm-2 for 10 min", StepMode.Current, -10)]
    [InlineData("Charge at 100 µA for 10 min", StepMode.Current, 1e-4)]
    [InlineData("Plate 1 mA h cm-2 at 5 A m^-2", StepMode.Plate, 5)]
    [InlineData("Rest for 10 minutes (25 °C)", StepMode.Rest, 0)]
    [InlineData("Rest for 10 Sec. (1 min period 25℃)", StepMode.Rest, 0)]
    public void Sentences_are_understood(string sentence, StepMode mode, double value)
    {
        var step = SentenceParser.Parse(sentence);
        Assert.Equal(mode, step.Mode);
        Assert.Equal(value, step.Amount.Value, 12);
        Assert.Equal(sentence, step.Text);
    }

    [Fact]
    public void Details_of_a_sentence_are_kept()
    {
        var step = SentenceParser.Parse("Discharge at C/3 for 2 hours or until 2.5 V or until temperature > 60 degC (30 s period) (40 degC)");
        Assert.Equal(7200, step.Duration);
        Assert.Equal(30, step.Period);
        Assert.Equal(313.15, step.Temperature);
        Assert.Equal(["voltage", "temperature"], step.Until.Select(c => c.Variable));
        Assert.Equal(333.15, step.Until[1].Limit.Value, 9);
        Assert.Equal(Crossing.Above, step.Until[1].Crossing);
    }

    [Theory]
    [InlineData("Dischrage at 1C until 3 V", 1, "'Dischrage'")]
    [InlineData("Discharge 1C until 3 V", 11, "'1C'")]
    [InlineData("Discharge at 1X until 3 V", 14, "'1X'")]
    [InlineData("Discharge at 1C until 3 ohm", 25, "'ohm'")]
    [InlineData("Discharge at 1C till 3 V", 17, "'till'")]
    [InlineData("Charge at 1C", 13, "the end of the sentence")]
    [InlineData("Hold at 5 mA until C/20", 11, "'mA'")]
    [InlineData("EIS from 1 kHz to 1 kHz", 21, "'kHz'")]
    [InlineData("Charge at 100 ohm until 4 V", 15, "'ohm'")]
    [InlineData("Discharge at -1 C until 3 V", 14, "'-1'")]
    [InlineData("Discharge at 0 A for 1 hour", 14, "'0'")]
    [InlineData("Discharge at 1C for -1 mAh", 21, "'-1'")]
    [InlineData("Plate -1 mAh/cm2 at 1 mA/cm2", 7, "'-1'")]
    [InlineData("Sweep to 1 V at 0 V/s", 17, "'0'")]
    [InlineData("Discharge at 1C until foo < 3", 23, "'foo'")]
    [InlineData("Discharge at 1C until 3,3 V", 25, "'3'")]
    [InlineData("repeat five {", 8, "'five'")]
    [InlineData("repeat 5 until 130% capacity {", 16, "'130%'")]
    [InlineData("repeat 5 until foo {", 16, "'foo'")]
    [InlineData("repeat 5 until 3.5 V", 21, "the end of the sentence")]
    public void A_wrong_sentence_gets_an_error_that_points_at_the_word(string sentence, int column, string found)
    {
        var failure = Assert.Throws<InputException>(() => Protocol.Of(sentence));
        Assert.Equal($"protocol line 1, column {column}", failure.Problem.Where);
        Assert.Equal(found, failure.Problem.Found);
        Assert.Contains(">>", failure.Problem.Mend, StringComparison.Ordinal);
        Assert.NotEqual("", failure.Problem.Allowed);
    }

    [Fact]
    public void Temperature_and_period_may_share_a_bracket_and_a_limit_may_be_a_time_or_charge()
    {
        var step = SentenceParser.Parse("Discharge at C/3 until 2.5 V or 2 hours or 1 mAh (30 s period, 40 degC)");
        Assert.Equal((30.0, 313.15, 7200.0), (step.Period!.Value, step.Temperature!.Value, step.Duration!.Value));
        Assert.Equal(new Amount(3.6, AmountKind.Charge), step.Charge);
        Assert.Equal("voltage", Assert.Single(step.Until).Variable);
    }

    [Theory]
    [InlineData("t_s,i_mA_cm2", AmountKind.CurrentDensity, 10)]
    [InlineData("time / min,power / mW", AmountKind.Power, 1e-3)]
    [InlineData("Time (h);Voltage (V)", AmountKind.Voltage, 1)]
    [InlineData("t_s\tc_rate_C", AmountKind.CRate, 1)]
    [InlineData("# two columns", AmountKind.Current, 1)]
    public void A_drive_cycle_says_its_units(string header, AmountKind kind, double factor)
    {
        var between = header.Contains('\t') ? '\t' : header.Contains(';') ? ';' : ',';
        var step = DriveProfile.Read(SentenceParser.Parse("Follow drive.csv"), [header, $"0{between}-2", $"10{between}1", $"20{between}0"], "drive.csv");
        Assert.Equal(kind, step.ProfileKind);
        Assert.Equal(-2 * factor, step.ProfileValues[0], 12);
        Assert.Equal(header.Contains("min", StringComparison.Ordinal) ? 600 : header.Contains("(h)", StringComparison.Ordinal) ? 36000 : 10, step.ProfileTimes[1], 9);
    }

    [Theory]
    [InlineData(new[] { "t_s,i_furlong", "0,1", "1,1" }, "drive.csv:1")]
    [InlineData(new[] { "0,1", "0,1" }, "drive.csv:2")]
    [InlineData(new[] { "0,1", "five,1" }, "drive.csv:2")]
    [InlineData(new[] { "t_s,i_A", "0,1" }, "drive.csv")]
    public void A_wrong_drive_cycle_is_refused_at_its_line(string[] lines, string place)
    {
        var failure = Assert.Throws<InputException>(() => DriveProfile.Read(SentenceParser.Parse("Follow drive.csv"), lines, "drive.csv"));
        Assert.Equal(place, failure.Problem.Where);
    }

    [Fact]
    public void Groups_nest_and_count()
    {
        var protocol = Protocol.Of("Rest for 1 s", "repeat 3 {", "Rest for 1 s", "repeat 2 {", "Rest for 2 s", "}", "}", "# done");
        Assert.Equal(1 + (3 * 3), protocol.StepCount);
        Assert.Throws<InputException>(() => Protocol.Of("repeat 3 {", "Rest for 1 s"));
        Assert.Throws<InputException>(() => Protocol.Of("Rest for 1 s", "}"));
        Assert.Throws<InputException>(() => Protocol.Of("repeat x {", "Rest for 1 s", "}"));
        Assert.Throws<InputException>(() => Protocol.Of("# nothing"));
    }

    [Fact]
    public void Ready_protocols_are_read()
    {
        foreach (var lines in new[]
        {
            ReadyProtocols.SymmetricCycling(10, 36000, 3),
            ReadyProtocols.Aurbach(5, 180000, 36000),
            ReadyProtocols.RateTest([0.2, 1, 2], 2.5, 3.65),
            ReadyProtocols.BruceVincent(0.01, 7200),
            ReadyProtocols.TafelSweep(0.2, 1e-3),
            ReadyProtocols.TemperatureSeries([283.15, 298.15, 313.15]),
            ReadyProtocols.FormationAndCycling(2.8, 4.3, 2, 10),
        })
        {
            Assert.True(Protocol.Parse(lines).StepCount > 0);
        }
    }

    [Fact]
    public void No_mutation_of_a_sentence_throws_anything_but_an_input_error()
    {
        var random = new Random(11);
        string[] seeds = ["Discharge at C/3 for 2 hours or until 2.5 V (30 s period)", "Plate 1 mAh/cm2 at 0.5 mA/cm2", "EIS from 100 kHz to 10 mHz with 6 points per decade"];
        for (var i = 0; i < 3000; i++)
        {
            var text = seeds[i % seeds.Length].ToCharArray().ToList();
            for (var k = 0; k < 1 + random.Next(4); k++)
            {
                var at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0:
                        text.RemoveAt(at);
                        break;
                    case 1:
                        text.Insert(at, (char)random.Next(32, 127));
                        break;
                    default:
                        text[at] = (char)random.Next(32, 127);
                        break;
                }
            }

            try
            {
                SentenceParser.Parse(new string([.. text]));
            }
            catch (InputException)
            {
                // A wrong sentence is refused; anything else would fail the test.
            }
        }
    }
}
