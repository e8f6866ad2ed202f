namespace Anodyne.Siege;

/// <summary>A disk that is full, before or while results are written.</summary>
internal sealed class FullDisks() : Attack("a full disk under the store, the results and the converted files")
{
    protected override void Run(Field field, Tally tally)
    {
        var folder = field.NewFolder("disk");
        var disk = Directory.CreateDirectory(Path.Combine(folder, "full")).FullName;
        Study.Write(folder);
        File.WriteAllText(Path.Combine(folder, "good.csv"), "Test Time / s,Voltage / V,Current / A\n" + string.Concat(Enumerable.Range(0, 20_000).Select(static k => $"{k},3,1\n")));
        foreach (var kilobytes in field.IsLong ? new[] { 8, 20, 40, 80, 160, 320, 640 } : [20, 160])
        {
            if (!PlacesThatAreNoFiles.Shell($"mount -t tmpfs -o size={kilobytes}k none '{disk}'"))
            {
                tally.Note = "no disk could be mounted, so /dev/full alone was tried";
                break;
            }

            try
            {
                tally.Add($"store, {kilobytes} KiB", field.Run(folder, "run", "study.yaml", "--store", "full/s.sqlite", "--out", $"o{kilobytes}", "--json").Broken());
                tally.Add($"results, {kilobytes} KiB", field.Run(folder, "run", "study.yaml", "--store", $"t{kilobytes}.sqlite", "--out", "full/o", "--json").Broken());
                tally.Add($"converted, {kilobytes} KiB", field.Run(folder, "read", "good.csv", "--to", "bdf", "--out", "full/r").Broken());
            }
            finally
            {
                PlacesThatAreNoFiles.Shell($"umount '{disk}'");
            }
        }

        tally.Add("a device that is always full", field.Run(folder, "run", "study.yaml", "--store", "/dev/full", "--out", "x", "--json").Broken(0, 1, 2, 4));
    }
}
