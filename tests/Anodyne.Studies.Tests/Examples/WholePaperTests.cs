using Anodyne.Cells.Electrodes;
using Anodyne.Studies.Models.Cells;

namespace Anodyne.Studies.Tests.Examples;

/// <summary>The shipped study of many parts: cells, plating, reactions, a pouch cell, claims and a measured file on one page.</summary>
public class WholePaperTests
{
    [Fact]
    public void Every_part_reports_into_one_page()
    {
        using var temporary = new TemporaryFolder();
        var study = Studying.ReadFile(Path.Combine(ShippedExamples.Root, "examples", "whole-paper", "study.yaml"));
        var variants = study.Plan().Parts[1].Variants;
        Assert.IsType<InsertionElectrode>(CellModel.Case(variants[0].Case).Design.Positive);
        Assert.IsType<MetalElectrode>(CellModel.Case(variants[1].Case).Design.Positive);
        Assert.Equal(3.6, CellModel.Case(variants[1].Case).Design.NominalCharge!.Value, 9);

        var answer = study.Run(temporary).Answer;
        Assert.Equal(["PE", "CaF2-PE", "full", "symmetric"], answer.Parts.SelectMany(part => part.Shown).Select(variant => variant.Name));
        var report = File.ReadAllText(temporary["out/report.html"]);
        foreach (var words in new[]
        {
            "protrusion: How the lithium grew", "cells: What the cells did", "Thermochemistry of the interface", "Reported values against limits", "Wh/kg", "efficiency of a Li||Cu cell",
            "current fraction 1/(1+Ne)", "value given",
        })
        {
            Assert.Contains(words, report, StringComparison.Ordinal);
        }

        var full = (CycleResult)answer.Parts[1].Variants[0].Results[0];
        var perGram = CellQuantities.All.Single(quantity => quantity.Name == "first_discharge_mAh_g").Of(full);
        Assert.InRange(perGram, 165, 180);
        Assert.Equal(perGram * 4.1e-3, full.Cycles[0].Discharged / 3.6, 1e-6);
        Assert.Contains(answer.Parts[1].Rows, row => row.Reported?.Value == 126.6);
    }
}
