namespace Anodyne.Instruments.Arbin.Res;

/// <summary>One column of a table definition.</summary>
/// <param name="Name">Name.</param>
/// <param name="Type">1 boolean, 2 byte, 3 i16, 4 i32, 5 currency, 6 f32, 7 f64, 8 date, 10 text.</param>
/// <param name="Number">Number, the place of its bit in the null mask of a row.</param>
/// <param name="IsFixed">True if its values lie at a fixed place of a row.</param>
/// <param name="FixedOffset">That place, from the byte after the number of columns.</param>
/// <param name="VariableIndex">Place in the table of variable columns.</param>
internal sealed record JetColumn(string Name, int Type, int Number, bool IsFixed, int FixedOffset, int VariableIndex)
{
    /// <summary>Bytes of a fixed value; 0 for a boolean, which is its bit of the null mask.</summary>
    public int Length => Type switch { 2 => 1, 3 => 2, 4 or 6 => 4, 5 or 7 or 8 => 8, _ => 0 };
}
