namespace Anodyne.Siege;

/// <summary>The result store with flipped bytes, cut, replaced by something else, or read-only: a typed error, or the right results.</summary>
internal sealed class DamagedStores() : Attack("a store that is damaged, cut, foreign, or read-only")
{
    protected override void Run(Field field, Tally tally)
    {
        var folder = field.NewFolder("store");
        Study.Write(folder);
        var first = field.Run(folder, "run", "study.yaml", "--store", "good.sqlite", "--out", "good", "--json");
        tally.Add("an undamaged store", first.Broken(0, 1));
        if (first.Status is not (0 or 1))
        {
            return;
        }

        var good = File.ReadAllBytes(Path.Combine(folder, "good.sqlite"));
        var random = new Random(field.Seed);
        var trials = new List<(string Name, byte[] Bytes)>
        {
            ("empty", []), ("one byte", [1]), ("a text", "name: x\n"u8.ToArray()), ("zeros", new byte[8192]), ("half", good[..(good.Length / 2)]), ("its header", good[..100]),
        };
        for (var k = 0; k < (field.IsLong ? 200 : field.IsQuick ? 0 : 10); k++)
        {
            var bytes = (byte[])good.Clone();
            for (var flips = 1 + random.Next(20); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            trials.Add(($"flipped {k}", k % 3 == 0 ? bytes[..random.Next(bytes.Length)] : bytes));
        }

        Parallel.For(0, trials.Count, new ParallelOptions { MaxDegreeOfParallelism = field.Threads }, k =>
        {
            var store = $"s{k}.sqlite";
            File.WriteAllBytes(Path.Combine(folder, store), trials[k].Bytes);
            var words = k % 3 == 2 ? new[] { "store", "list", "--store", store } : ["run", "study.yaml", "--store", store, "--out", $"out{k}", "--json"];
            tally.Add(trials[k].Name, field.Run(folder, words).Broken());
        });
        tally.Add("a folder", field.Run(folder, "run", "study.yaml", "--store", ".", "--out", "f", "--json").Broken(2, 4));
        tally.Add("a device", field.Run(folder, "run", "study.yaml", "--store", "/dev/null", "--out", "d", "--json").Broken(0, 1, 2, 4));
        tally.Add("a place that is not there", field.Run(folder, "store", "list", "--store", "/proc/none/x.sqlite").Broken(2));
    }
}
