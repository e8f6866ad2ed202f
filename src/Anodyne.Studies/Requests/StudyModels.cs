using Anodyne.Studies.Models;

namespace Anodyne.Studies.Requests;

/// <summary>Every model that a study can be made of. They are found: a class that derives from <see cref="StudyModel"/> and is made without
/// arguments.</summary>
internal static class StudyModels
{
    /// <summary>All of them; the keys of a study file tell them apart.</summary>
    public static IReadOnlyList<StudyModel> All { get; } =
    [
        .. typeof(StudyModel).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(StudyModel)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(static type => (StudyModel)Activator.CreateInstance(type)!).OrderBy(static model => model.Key, StringComparer.Ordinal),
    ];
}
