using Anodyne.Cells.Protocols;

namespace Anodyne.Cells.Tests.Protocols;

public class ProtocolCursorTests
{
    private static IEnumerable<(string Text, int Cycle)> Walk(Protocol protocol, Func<int, FinishedStep> does)
    {
        var cursor = new ProtocolCursor(protocol, 1e-6);
        while (cursor.Step is { } step)
        {
            yield return (step.Text.Split(' ')[0], cursor.Cycle);
            cursor.Next(does(cursor.Ordinal));
        }
    }

    [Fact]
    public void A_pass_of_the_outermost_group_is_a_cycle()
    {
        var protocol = Protocol.Of("Rest for 1 s", "repeat 2 {", "Plate at 1 A for 1 s", "repeat 2 {", "Strip at 1 A for 1 s", "}", "}", "Rest for 1 s");
        Assert.Equal(
            [("Rest", 1), ("Plate", 1), ("Strip", 1), ("Strip", 1), ("Plate", 2), ("Strip", 2), ("Strip", 2), ("Rest", 3)],
            Walk(protocol, _ => new FinishedStep(1, 1)));
    }

    [Fact]
    public void A_group_is_left_when_a_pass_delivers_too_little()
    {
        var protocol = Protocol.Of("repeat 9 until 80% capacity {", "Strip at 1 A for 1 s", "}", "Rest for 1 s");
        Assert.Equal(["Strip", "Strip", "Strip", "Rest"], Walk(protocol, step => new FinishedStep(step == 3 ? 0.7 : 1, 1)).Select(s => s.Text));
    }

    [Fact]
    public void A_condition_of_a_group_ends_the_group_and_not_the_outer_one()
    {
        var protocol = Protocol.Of("repeat 2 {", "repeat 9 until voltage > 1 V {", "Strip at 1 A for 1 s", "Rest for 1 s", "}", "Plate at 1 A for 1 s", "}");
        Assert.Equal(
            ["Strip", "Plate", "Strip", "Plate"],
            Walk(protocol, step => new FinishedStep(1, 1, step is 1 or 3 ? 2 : 0)).Select(s => s.Text));
        Assert.Equal([2], new ProtocolCursor(protocol).GroupConditions.Select(c => c.Depth));
    }

    [Fact]
    public void A_group_that_moves_nothing_is_left()
    {
        var protocol = Protocol.Of("repeat 1000000 {", "Rest for 1 s", "}");
        Assert.Single(Walk(protocol, _ => new FinishedStep(0, 0)));
        var rests = Protocol.Of("repeat 5 {", "Rest for 1 s", "}");
        Assert.Equal(5, Walk(rests, _ => new FinishedStep(0, 0) { MayStall = false }).Count());
    }

    [Fact]
    public void A_group_that_is_left_says_why_and_in_which_pass()
    {
        var cursor = new ProtocolCursor(Protocol.Of("repeat 9 until voltage > 1 V {", "Strip at 1 A for 1 s", "}"));
        cursor.Next(new FinishedStep(1, 1));
        cursor.Next(new FinishedStep(1, 1, 1) { Reason = "voltage reached its limit" });
        Assert.Null(cursor.Step);
        Assert.Equal("voltage reached its limit in pass 2 of 9", cursor.EarlyEnd);
    }

    [Fact]
    public void The_way_of_a_run_can_be_gone_again()
    {
        var protocol = Protocol.Of("repeat 3 {", "Plate at 1 A for 1 s", "Strip at 1 A for 1 s", "}", "Rest for 1 s");
        var first = new ProtocolCursor(protocol);
        for (var i = 0; i < 3; i++)
        {
            first.Next(new FinishedStep(1, 1));
        }

        var second = new ProtocolCursor(protocol);
        second.Retrace(first.Way);
        Assert.Equal((first.Step, first.Ordinal, first.Cycle), (second.Step, second.Ordinal, second.Cycle));
        Assert.Equal(("Strip at 1 A for 1 s", 4, 2), (second.Step!.Text, second.Ordinal, second.Cycle));
    }
}
