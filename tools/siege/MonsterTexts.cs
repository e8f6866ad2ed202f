namespace Anodyne.Siege;

/// <summary>Input files and command lines that are nested, long or repeated without end.</summary>
internal sealed class MonsterTexts() : Attack("hand-made monsters among input texts: nesting, long keys, many keys, aliases, units, formulas, circuits")
{
    protected override void Run(Field field, Tally tally)
    {
        var folder = field.NewFolder("texts");
        File.WriteAllText(Path.Combine(folder, "eis.csv"), "frequency_hz,z_re_ohm,z_im_ohm\n"
            + string.Concat(Enumerable.Range(0, 30).Select(static k => FormattableString.Invariant($"{Math.Pow(10, 5 - (k / 6.0))},{10 + k},{-1 - (k / 3.0)}\n"))));
        string Deep(char open, int depth) => new(open, depth);
        var texts = new (string Name, string Text)[]
        {
            ("brackets", "a: " + Deep('[', 100_000)),
            ("braces", "a: " + Deep('{', 100_000)),
            ("indents", string.Concat(Enumerable.Range(0, 3000).Select(static k => new string(' ', k) + "a:\n"))),
            ("lists", string.Concat(Enumerable.Repeat("- ", 100_000))),
            ("long key", new string('k', 1 << 20) + ": 1\n"),
            ("many keys", string.Concat(Enumerable.Range(0, 30_000).Select(static k => $"key{k}: 1\n"))),
            ("many long keys", string.Concat(Enumerable.Range(0, 1000).Select(static k => $"{new string('k', 1000)}{k}: 1\n"))),
            ("one key again", string.Concat(Enumerable.Repeat("name: 1\n", 30_000))),
            ("aliases", "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat("bcdefghi".Select(static k => $"{k}: &{k} [{string.Join(',', Enumerable.Repeat("*" + (char)(k - 1), 9))}]\n"))),
            ("an alias of itself", "a: &a [*a]\n"),
            ("protocol in braces", "protocol:\n  - \"" + Deep('{', 100_000) + "\"\n"),
            ("protocol in parentheses", "protocol:\n  - \"" + Deep('(', 100_000) + "Rest for 1 s\"\n"),
            ("protocol of many sentences", "protocol:\n" + string.Concat(Enumerable.Repeat("  - Rest for 1 s, rest for 1 s, and hold until 3 V or 4 V or 5 V\n", 20_000))),
            ("repeat of repeats", "protocol:\n" + string.Concat(Enumerable.Range(0, 500).Select(static k => new string(' ', (2 * k) + 2) + "- repeat: 1000\n" + new string(' ', (2 * k) + 4) + "steps:\n"))),
            ("unit in parentheses", "area: \"1 " + Deep('(', 100_000) + "m2\"\n"),
            ("unit without end", "area: \"1 " + string.Concat(Enumerable.Repeat("m/", 100_000)) + "\"\n"),
            ("number without end", "area: \"" + new string('1', 1 << 20) + " m2\"\n"),
            ("zero bytes", "a: \0\0\0\nname: x\0y\n"),
            ("control characters", "name: \"\\e[2J\\x07evil\"\n\u001b[2Jkey: 1\n"),
            ("formula", "negative:\n  potential: \"" + Deep('(', 100_000) + "x\"\n"),
        };
        texts = [.. field.Some(texts)];
        var verbs = new[] { "cycle", "plate", "run", "design" };
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = field.Threads }, k =>
        {
            var file = $"text{k}.yaml";
            File.WriteAllText(Path.Combine(folder, file), texts[k].Text);
            foreach (var verb in field.IsLong ? verbs : [verbs[k % verbs.Length]])
            {
                tally.Add($"{verb}: {texts[k].Name}", field.Run(folder, verb, file, "--json", "--out", $"out{k}{verb}").Broken());
            }
        });
        var lines = new (string Name, string[] Words)[]
        {
            ("circuit in parentheses", ["analyze", "eis", "eis.csv", "--circuit", string.Concat(Enumerable.Repeat("p(R1,", 20_000)), "--json"]),
            ("circuit without end", ["analyze", "eis", "eis.csv", "--circuit", string.Join('-', Enumerable.Range(0, 10_000).Select(static k => $"R{k}")), "--json"]),
            ("area in parentheses", ["analyze", "eis", "eis.csv", "--area", "1 " + Deep('(', 60_000), "--json"]),
            ("reaction in parentheses", ["react", Deep('(', 60_000) + "Li -> Li", "--json"]),
            ("reaction without end", ["react", string.Join(" + ", Enumerable.Repeat("Li", 20_000)) + " -> Li", "--json"]),
            ("formula of large numbers", ["react", "Li99999999999999999999 -> Li", "--json"]),
            ("verb without end", [new string('v', 100_000)]),
            ("option without end", ["read", "--" + new string('v', 100_000)]),
            ("material without end", ["materials", new string('m', 100_000)]),
            ("method without end", ["analyze", new string('m', 100_000), "eis.csv"]),
            ("cycles without end", ["plot", "eis.csv", "--cycles", string.Join(',', Enumerable.Repeat("1-1000000000:1", 1000))]),
        };
        Parallel.ForEach(field.Some(lines), new ParallelOptions { MaxDegreeOfParallelism = field.Threads },
            line => tally.Add(line.Name, field.Run(folder, line.Words).Broken()));
    }
}
