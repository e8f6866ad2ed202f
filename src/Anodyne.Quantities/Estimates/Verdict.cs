namespace Anodyne.Quantities.Estimates;

/// <summary>How far an estimate may be trusted.</summary>
public enum Verdict
{
    /// <summary>The data meet the method's conditions.</summary>
    Ok,

    /// <summary>The value may be used with the reasons kept beside it.</summary>
    Caution,

    /// <summary>The data do not determine the value; it must not be used.</summary>
    Void,
}
