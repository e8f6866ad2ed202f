namespace Anodyne.Siege;

/// <summary>Links and files of others in the output folder: nothing outside of it is written, nothing of others is replaced.</summary>
internal sealed class LinksInTheOutput() : Attack("links and files of others in the output folder")
{
    private const string Precious = "precious";

    protected override void Run(Field field, Tally tally)
    {
        var folder = field.NewFolder("links");
        File.WriteAllText(Path.Combine(folder, "good.csv"), "Test Time / s,Voltage / V,Current / A\n0,3,1\n1,3,1\n");
        foreach (var (name, link) in new[] { ("final name", "good.bdf.csv"), ("temporary name", "good.bdf.csv.anodyne-tmp"), ("list of files", ".anodyne-files"), ("lock", ".anodyne-lock") })
        {
            var precious = Path.Combine(folder, $"precious-{name.Replace(' ', '-')}");
            File.WriteAllText(precious, Precious);
            var output = Directory.CreateDirectory(Path.Combine(folder, "out-" + name.Replace(' ', '-'))).FullName;
            File.CreateSymbolicLink(Path.Combine(output, link), precious);
            foreach (var force in new[] { false, true })
            {
                var run = field.Run(folder, ["read", "good.csv", "--to", "bdf", "--out", output, .. force ? new[] { "--force" } : []]);
                var isThere = File.Exists(precious) && File.ReadAllText(precious) == Precious;
                tally.Add($"a link under the {name}{(force ? ", --force" : "")}", run.Broken() ?? (isThere ? null : "what the link leads to was changed"));
            }
        }

        var own = Directory.CreateDirectory(Path.Combine(folder, "own")).FullName;
        File.WriteAllText(Path.Combine(own, "good.bdf.csv"), Precious);
        tally.Add("a file of the user", field.Run(folder, "read", "good.csv", "--to", "bdf", "--out", own).Broken(2)
            ?? (File.ReadAllText(Path.Combine(own, "good.bdf.csv")) == Precious ? null : "it was replaced"));
    }
}
