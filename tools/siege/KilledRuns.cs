using System.Text.Json.Nodes;

namespace Anodyne.Siege;

/// <summary>A study that is killed at random moments and resumed gives what an undisturbed one gives.</summary>
internal sealed class KilledRuns() : Attack("kill -9 at a random moment, then --resume")
{
    protected override void Run(Field field, Tally tally)
    {
        var folder = field.NewFolder("killed");
        Study.Write(folder, variants: 4, protocol: "Discharge at 1C for 1200 s");
        var whole = field.Run(folder, "run", "study.yaml", "--store", "whole.sqlite", "--out", "whole", "--json");
        if (whole.Status is not (0 or 1))
        {
            tally.Add("undisturbed", whole.Broken(0, 1));
            return;
        }

        var expected = Numbers(whole);
        var random = new Random(field.Seed);
        for (var k = 0; k < (field.IsLong ? 60 : field.IsQuick ? 1 : 4); k++)
        {
            var (store, place) = ($"s{k}.sqlite", $"o{k}");
            var moment = TimeSpan.FromSeconds(random.NextDouble() * whole.Wall);
            ToolRun.Of(field.Tool!, folder, process =>
            {
                if (!process.WaitForExit(moment))
                {
                    process.Kill();
                }
            }, "run", "study.yaml", "--store", store, "--out", place, "--json");
            var again = field.Run(folder, "run", "study.yaml", "--store", store, "--out", place, "--json", "--resume");
            tally.Add($"killed after {moment.TotalSeconds:F2} s", again.Broken(0, 1) ?? (Numbers(again) == expected ? null : "other numbers than undisturbed"));
        }
    }

    // The numbers of every variant; times of the clock and paths differ from run to run.
    private static string Numbers(ToolRun run)
    {
        var numbers = new List<string>();
        Collect("", JsonNode.Parse(run.Output)!["variants"]);
        return string.Join('\n', numbers);

        void Collect(string name, JsonNode? node)
        {
            switch (node)
            {
                case JsonObject all:
                    foreach (var (key, inner) in all.Where(static pair => pair.Key is not ("wall_s" or "seconds")))
                    {
                        Collect($"{name}.{key}", inner);
                    }

                    break;
                case JsonArray list:
                    foreach (var inner in list)
                    {
                        Collect(name, inner);
                    }

                    break;
                case { } value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number:
                    numbers.Add($"{name} {value.ToJsonString()}");
                    break;
            }
        }
    }
}
