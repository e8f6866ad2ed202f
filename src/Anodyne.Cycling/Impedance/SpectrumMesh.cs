using Anodyne.Cycling.Model;

namespace Anodyne.Cycling.Impedance;

/// <summary>
/// The mesh of a spectrum. A fast signal lives within a micrometre of the ends of an electrode and within nanometres of a particle surface, where the mesh
/// of a discharge is too coarse: the state is carried onto a finer one, graded to those places, and linearized there. Default meshes come within 0.5 % of
/// |Z| from 100 kHz to 1 mHz.
/// </summary>
internal static class SpectrumMesh
{
    /// <summary>The mesh for the spectra of a run: nowhere coarser than that of the run.</summary>
    public static MeshOptions Of(MeshOptions mesh) => mesh with
    {
        Layer = Math.Max(mesh.Layer, 40),
        Electrode = Math.Max(mesh.Electrode, 60),
        Particle = Math.Max(mesh.Particle, 60),
        Grading = Math.Max(mesh.Grading, 0.9),
        ParticleGrading = Math.Max(mesh.ParticleGrading, 0.95),
    };

    /// <summary>The cell on another mesh, and a state of it carried there by linear interpolation.</summary>
    /// <param name="system">The cell.</param>
    /// <param name="y">Its state.</param>
    /// <param name="mesh">The other mesh.</param>
    public static (CellSystem System, double[] State) Carry(CellSystem system, ReadOnlySpan<double> y, MeshOptions mesh)
    {
        var fine = new CellSystem(system.Design, mesh, doubleLayers: false) { Ambient = system.Ambient };
        var state = new double[fine.Size];
        double[] from = system.Layout.X, to = fine.Layout.X;
        for (var k = 0; k < to.Length; k++)
        {
            var (i, share) = Between(from, 0, from.Length, to[k]);
            for (var row = 0; row < 3; row++)
            {
                var (a, b) = (y[(3 * i) + row], y[(3 * (i + 1)) + row]);
                state[(3 * k) + row] = a + (share * (b - a));
            }
        }

        for (var b = 0; b < fine.Blocks.Length; b++)
        {
            Carry(system, system.Blocks[b], y, fine, fine.Blocks[b], state);
        }

        for (var m = 0; m < fine.Metals.Length; m++)
        {
            y.Slice(system.Metals[m].Offset, MetalInterface.Locals).CopyTo(state.AsSpan(fine.Metals[m].Offset));
        }

        y[system.CurrentIndex..].CopyTo(state.AsSpan(fine.CurrentIndex));
        return (fine, state);
    }

    private static void Carry(CellSystem system, InsertionBlock old, ReadOnlySpan<double> y, CellSystem fine, InsertionBlock block, double[] state)
    {
        for (var p = 0; p < block.Count; p++)
        {
            var (i, share) = Between(system.Layout.X, old.First, old.Count, fine.Layout.X[block.First + p]);
            for (var r = 0; r < block.Radial; r++)
            {
                var (j, part) = Between(old.Radius, 0, old.Radial, block.Radius[r]);
                var o = old.Offset + (j * old.Count) + i - old.First;
                var inner = y[o] + (share * (y[o + 1] - y[o]));
                var outer = y[o + old.Count] + (share * (y[o + old.Count + 1] - y[o + old.Count]));
                state[block.Offset + (r * block.Count) + p] = inner + (part * (outer - inner));
            }
        }
    }

    // The interval of a rising list that holds x, and where in it x lies, 0 to 1.
    private static (int Index, double Share) Between(double[] x, int first, int count, double at)
    {
        var found = Array.BinarySearch(x, first, count, at);
        var i = Math.Clamp(found >= 0 ? found : ~found - 1, first, first + count - 2);
        return (i, Math.Clamp((at - x[i]) / (x[i + 1] - x[i]), 0, 1));
    }
}
