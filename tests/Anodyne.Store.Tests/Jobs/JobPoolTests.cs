using Anodyne.Store.Jobs;

namespace Anodyne.Store.Tests.Jobs;

public class JobPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void Results_come_in_the_order_of_the_jobs(int atOnce) =>
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i * i), JobPool.Run(40, atOnce, (i, _) => i * i, CancellationToken.None));

    [Fact]
    public void Never_more_than_allowed_at_once()
    {
        int now = 0, most = 0;
        JobPool.Run(
            30,
            3,
            (i, _) =>
            {
                var running = Interlocked.Increment(ref now);
                InterlockedMax(ref most, running);
                Thread.SpinWait(20_000);
                return Interlocked.Decrement(ref now);
            },
            CancellationToken.None);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public void A_failure_reaches_the_caller_and_stops_the_rest()
    {
        var ran = 0;
        var failure = Assert.Throws<InvalidOperationException>(() => JobPool.Run(
            1000,
            2,
            (i, _) => Interlocked.Increment(ref ran) > 5 ? throw new InvalidOperationException("five") : i,
            CancellationToken.None));
        Assert.Equal("five", failure.Message);
        Assert.InRange(ran, 6, 20);
    }

    [Fact]
    public void Cancelling_throws()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => JobPool.Run(
            10,
            1,
            (i, cancel) =>
            {
                source.Cancel();
                cancel.ThrowIfCancellationRequested();
                return i;
            },
            source.Token));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
