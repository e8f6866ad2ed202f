using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Layers;

namespace Anodyne.Cycling.Model;

/// <summary>
/// The nodes of a cell along x and what surrounds them. Nodes lie on every boundary; face k lies between node k and k + 1 in one material; the control
/// volume of a node reaches to the middles of its faces. Unknowns of a node: c (mol/m3), phi_e (V), phi_s (V, or the metal's potential at an end).
/// </summary>
internal sealed class CellLayout
{
    public CellLayout(CellDesign design, MeshOptions mesh)
    {
        var x = new List<double> { 0 };
        var faces = new List<(double Width, double Porosity, double Transport, double Sigma, int Material)>();
        var material = 0;
        if (design.Negative is InsertionElectrode negative)
        {
            NegativeLast = AddElectrode(negative, mesh, x, faces);
        }

        foreach (var layer in design.Layers)
        {
            if (layer.HasOwnTransport)
            {
                OwnLayers.Add(layer);
                material = OwnLayers.Count;
            }
            else
            {
                material = 0;
            }

            Add(mesh.OfLayer(layer.Thickness), layer.Porosity, layer.Porosity / layer.Tortuosity, 0, material, x, faces);
        }

        PositiveFirst = x.Count - 1;
        if (design.Positive is InsertionElectrode positive)
        {
            AddElectrode(positive, mesh, x, faces);
        }

        Nodes = x.Count;
        X = [.. x];
        Width = [.. faces.Select(f => f.Width)];
        Porosity = [.. faces.Select(f => f.Porosity)];
        Transport = [.. faces.Select(f => f.Transport)];
        Sigma = [.. faces.Select(f => f.Sigma)];
        Material = [.. faces.Select(f => f.Material)];
        Held = [.. faces.Select(f => f.Material == 0 ? 0 : OwnLayers[f.Material - 1].FixedCharge)];
        Storage = new double[Nodes];
        for (var k = 0; k < Nodes - 1; k++)
        {
            Storage[k] += 0.5 * Width[k] * Porosity[k];
            Storage[k + 1] += 0.5 * Width[k] * Porosity[k];
        }
    }

    /// <summary>Number of nodes.</summary>
    public int Nodes { get; }

    /// <summary>Position of each node, m.</summary>
    public double[] X { get; }

    /// <summary>Width of each face, m.</summary>
    public double[] Width { get; }

    /// <summary>Porosity along each face.</summary>
    public double[] Porosity { get; }

    /// <summary>Transport factor eps/tau along each face.</summary>
    public double[] Transport { get; }

    /// <summary>Effective electronic conductivity along each face, S/m; 0 outside electrodes.</summary>
    public double[] Sigma { get; }

    /// <summary>Index of the transport table of each face: 0 the electrolyte, else the layer with its own transport.</summary>
    public int[] Material { get; }

    /// <summary>Volume of electrolyte of each node per area, m.</summary>
    public double[] Storage { get; }

    /// <summary>Fixed charge along each face, mol/m3 of pore liquid.</summary>
    public double[] Held { get; }

    /// <summary>True if the cell holds fixed charge anywhere.</summary>
    public bool IsCharged => OwnLayers.Exists(layer => layer.FixedCharge > 0);

    /// <summary>Fixed charge that an electrode at a node touches, mol/m3.</summary>
    public double HeldAt(int node) => node == 0 ? Held[0] : node == Nodes - 1 ? Held[^1] : Math.Max(Held[node - 1], Held[node]);

    /// <summary>Salt of a node per area as its anions, mol/m2, with its slope and curvature in the concentration there.</summary>
    /// <param name="node">Node.</param>
    /// <param name="c">Concentration of the neutral electrolyte in equilibrium, mol/m3.</param>
    public (double Amount, double Slope, double Curvature) Salt(int node, double c)
    {
        var (amount, slope, curvature) = (0.0, 0.0, 0.0);
        for (var face = Math.Max(0, node - 1); face <= Math.Min(node, Nodes - 2); face++)
        {
            var volume = 0.5 * Width[face] * Porosity[face];
            var held = Held[face];
            amount += volume * FixedCharge.Anions(held, c);
            var first = FixedCharge.AnionSlope(held, c);
            slope += volume * first;
            curvature += volume * first * (1 - (first * first)) / c;
        }

        return (amount, slope, curvature);
    }

    /// <summary>Layers with their own transport, in the order of their table index from 1.</summary>
    public List<PorousLayer> OwnLayers { get; } = [];

    /// <summary>Last node of a porous negative electrode; -1 if it is a metal.</summary>
    public int NegativeLast { get; } = -1;

    /// <summary>First node of the positive electrode (for a metal its only node).</summary>
    public int PositiveFirst { get; }

    /// <summary>Width of electrode that belongs to a node, m.</summary>
    public double ElectrodeWidth(int node, int first, int last)
    {
        var width = node > first ? 0.5 * Width[node - 1] : 0;
        return width + (node < last ? 0.5 * Width[node] : 0);
    }

    private static int AddElectrode(InsertionElectrode e, MeshOptions mesh, List<double> x, List<(double, double, double, double, int)> faces)
    {
        var transport = Math.Pow(e.Porosity, e.BruggemanElectrolyte);
        var sigma = e.Conductivity * Math.Pow(e.ActiveFraction, e.BruggemanSolid);
        Add(Grading.BothEnds(e.Thickness, mesh.Electrode, mesh.Grading), e.Porosity, transport, sigma, 0, x, faces);
        return x.Count - 1;
    }

    private static void Add(
        double[] local, double porosity, double transport, double sigma, int material, List<double> x, List<(double, double, double, double, int)> faces)
    {
        var start = x[^1];
        for (var i = 1; i < local.Length; i++)
        {
            x.Add(start + local[i]);
            faces.Add((local[i] - local[i - 1], porosity, transport, sigma, material));
        }
    }
}
