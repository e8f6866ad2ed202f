namespace Anodyne.Records.Cycles;

/// <summary>When a new cycle begins.</summary>
public enum CycleRule
{
    /// <summary>At the first half cycle in the direction of the first one, after one of the other direction.</summary>
    FirstDirection,

    /// <summary>At the first charging half cycle after a discharging one (a full cell, an anode-free cell).</summary>
    ChargeFirst,

    /// <summary>At the first discharging half cycle after a charging one (a half cell, Li||Cu: plating is negative current).</summary>
    DischargeFirst,

    /// <summary>Where the number of the program step falls (the schedule has jumped back).</summary>
    StepDecrease,

    /// <summary>Where the vendor's cycle count changes.</summary>
    Vendor,
}
