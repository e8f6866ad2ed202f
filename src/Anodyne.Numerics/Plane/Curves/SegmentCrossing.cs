namespace Anodyne.Numerics.Plane.Curves;

/// <summary>Two segments of a set of curves that cross.</summary>
/// <param name="First">Number of the first segment (its start vertex among all vertices).</param>
/// <param name="Second">Number of the second segment.</param>
/// <param name="FirstPosition">Position of the crossing along the first segment, 0 to 1.</param>
/// <param name="SecondPosition">Position along the second segment.</param>
/// <param name="X">x of the crossing on the first segment, m.</param>
/// <param name="Z">z of the crossing, m.</param>
internal readonly record struct SegmentCrossing(int First, int Second, double FirstPosition, double SecondPosition, double X, double Z);
