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
    public void A_wrong_sentence_gets_an_error_that_points_at_the_word(string sentence, int column, string found)
    {
        var failure = Assert.Throws<InputException>(() => Protocol.Of(sentence));
        Assert.Equal($"protocol line 1, column {column}", failure.Problem.Where);
        Assert.Equal(found, failure.Problem.Found);
        Assert.Contains(">>", failure.Problem.Mend, StringComparison.Ordinal);
        Assert.NotEqual("", failure.Problem.Allowed);
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
        for (int i = 0; i < 3000; i++)
        {
            var text = seeds[i % seeds.Length].ToCharArray().ToList();
            for (int k = 0; k < 1 + random.Next(4); k++)
            {
                int at = random.Next(text.Count);
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
