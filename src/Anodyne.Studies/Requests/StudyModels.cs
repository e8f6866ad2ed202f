using Anodyne.Studies.Models;
using Anodyne.Studies.Models.Cells;
using Anodyne.Studies.Models.Plating;

namespace Anodyne.Studies.Requests;

/// <summary>Every model that a study can be made of; a new one is added here.</summary>
internal static class StudyModels
{
    /// <summary>All of them; the keys of a study file tell them apart.</summary>
    public static IReadOnlyList<StudyModel> All { get; } = [new PlatingModel(), new CellModel()];
}
