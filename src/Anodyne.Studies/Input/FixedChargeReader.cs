using Anodyne.Cells.Layers;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>
/// Reads the charge that a layer holds: a concentration per pore liquid, or what it follows from. That is the exchange capacity, the share of the exchanger
/// and the loading of a coating, or a surface charge on slit pores.
/// </summary>
internal static class FixedChargeReader
{
    private const string Key = "fixed charge";

    /// <summary>c_f, mol/m3 of pore liquid; 0 where the layer names none.</summary>
    public static double Read(InputMapping layer, string name, double thickness, double porosity, ParameterSheet sheet)
    {
        if (layer.Find(Key) is not { } node)
        {
            return 0;
        }

        if (node is not InputMapping whole || whole.Has("value"))
        {
            return sheet.Take(name, layer, Key, Dimension.Concentration);
        }

        whole.AllowOnly("exchange capacity", "share", "loading", "surface charge", "pore width");
        double Take(string key, Dimension dimension)
        {
            whole.Require(key);
            return sheet.Take($"{name}: {Key}", whole, key, dimension);
        }

        if (whole.Has("surface charge"))
        {
            whole.AllowOnly("surface charge", "pore width");
            return whole.Build(() => FixedCharge.OfSlitPores(Take("surface charge", Dimension.ChargePerArea), Take("pore width", Dimension.Length)));
        }

        whole.AllowOnly("exchange capacity", "share", "loading");
        return whole.Build(() => FixedCharge.OfCoating(
            Take("exchange capacity", Dimension.Molality), Take("share", Dimension.None), Take("loading", Dimension.MassPerArea), thickness, porosity));
    }
}
