namespace Anodyne.Numerics.Plane.CutCells;

/// <summary>
/// Johansen-Colella correction of a partly covered face: its two-point flux is moved to the centroid of the open part by interpolation
/// with the neighbouring face, adding <c>Coefficient * ((u_In2 - u_Out2) - (u_In - u_Out))</c> to the flux from In to Out.
/// (Johansen and Colella, J. Comput. Phys. 147 (1998) 60, eq. 13.)
/// </summary>
/// <param name="In">Storage index of the cell on the lower side.</param>
/// <param name="Out">Storage index of the cell on the upper side.</param>
/// <param name="In2">The neighbour of In along the face.</param>
/// <param name="Out2">The neighbour of Out along the face.</param>
/// <param name="Coefficient">Conductance times interpolation weight.</param>
public readonly record struct FaceCorrection(int In, int Out, int In2, int Out2, double Coefficient);
