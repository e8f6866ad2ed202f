namespace Anodyne.Siege;

/// <summary>A study of cells that takes a second and fills a store.</summary>
internal static class Study
{
    public static string Write(string folder, int variants = 2, string protocol = "Discharge at 1C for 60 s")
    {
        var path = Path.Combine(folder, "study.yaml");
        File.WriteAllText(path, $$"""
            study: siege
            question: does it stand?
            cell:
              name: test
              area: 1.54 cm2
              use: xu2019
              negative:
                lithium: 50 um
              protocol:
                - {{protocol}}
            properties:
              lithium:
                options:
            {{string.Concat(Enumerable.Range(0, variants).Select(static k => $"      o{k}: {{change: {{negative: {{lithium: {30 + k} um}}}}}}\n"))}}
            variants:
            {{string.Concat(Enumerable.Range(0, variants).Select(static k => $"  v{k}: {{lithium: o{k}}}\n"))}}
            """);
        return path;
    }
}
