namespace Anodyne.Plating.Results;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>The charge was passed.</summary>
    Charge,

    /// <summary>The time was over.</summary>
    Time,

    /// <summary>The tip reached the counter electrode.</summary>
    ShortCircuit,

    /// <summary>The tip reached a separator or a coating on it.</summary>
    SeparatorReached,

    /// <summary>The tip reached the outer face of a planar-outside layer.</summary>
    LayerPierced,

    /// <summary>The salt ran out somewhere on the front: the limiting current was reached.</summary>
    LimitingCurrent,

    /// <summary>No lithium was left on the collector.</summary>
    CollectorBare,

    /// <summary>The counter electrode had given all its lithium.</summary>
    CounterExhausted,

    /// <summary>The grid could not follow the front within a protocol; what was done so far is kept.</summary>
    FrontLost,

    /// <summary>The protocol was over.</summary>
    Protocol,
}
