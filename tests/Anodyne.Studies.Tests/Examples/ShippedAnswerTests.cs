using System.Globalization;
using Xunit.Abstractions;

namespace Anodyne.Studies.Tests.Examples;

/// <summary>
/// The examples that set files beside the simulation, from the study file to the answers: the values stored beside them (answers.tsv: variant, quantity, name,
/// verdict, value, half-width, relative tolerance; "none" where there is no number).
/// </summary>
public class ShippedAnswerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("li-cu-efficiency")]
    [InlineData("symmetric-cell")]
    public void Gives_its_stored_answers(string example)
    {
        var folder = Path.Combine(ShippedExamples.Root, "examples", example);
        using var temporary = new TemporaryFolder();
        var outcome = Studying.ReadFile(Path.Combine(folder, "study.yaml")).Run(temporary);
        var found = outcome.Answer.Parts[0].Answers.SelectMany(answer => answer.Values.Select(value => (answer.Variant, answer.Quantity, value.Name, Verdict: value.Verdict.ToString().ToLowerInvariant(), value.Value, value.HalfWidth))).ToArray();
        foreach (var (variant, quantity, name, verdict, value, half) in found)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{variant}\t{quantity}\t{name}\t{verdict}\t{(double.IsFinite(value) ? value.ToString("G8", CultureInfo.InvariantCulture) : "none")}\t{half?.ToString("G4", CultureInfo.InvariantCulture) ?? "none"}\t1e-3"));
        }

        var stored = File.ReadLines(Path.Combine(folder, "answers.tsv")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToArray();
        Assert.Equal(stored.Length, found.Length);
        foreach (var (line, (variant, quantity, name, verdict, value, half)) in stored.Zip(found))
        {
            Assert.Equal(string.Join('\t', line[..4]), $"{variant}\t{quantity}\t{name}\t{verdict}");
            var tolerance = double.Parse(line[6], CultureInfo.InvariantCulture);
            Near(line[4], double.IsFinite(value) ? value : null, tolerance);

            // An error is known to a few digits only.
            Near(line[5], half, 0.02);
        }
    }

    private static void Near(string expected, double? value, double tolerance)
    {
        if (expected == "none")
        {
            Assert.Null(value);
            return;
        }

        var number = double.Parse(expected, CultureInfo.InvariantCulture);
        Assert.InRange(value!.Value, number - (tolerance * Math.Abs(number)), number + (tolerance * Math.Abs(number)));
    }
}
