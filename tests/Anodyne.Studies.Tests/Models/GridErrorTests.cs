using Anodyne.Studies.Models;

namespace Anodyne.Studies.Tests.Models;

public class GridErrorTests
{
    private const double Truth = 0.2;

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.5)]
    [InlineData(2.0)]
    public void Three_grids_observe_the_order_and_bound_the_error(double order)
    {
        double Number(int cells) => Truth + (0.7 * Math.Pow(1.0 / cells, order));
        var error = GridError.Of(256, [Pair(128), Pair(64)])!;
        Assert.Equal(order, error.Order!.Value, 1e-9);
        Assert.Equal(1.25 * (Number(256) - Truth), error.Value, 1e-12);

        GridPair Pair(int cells) => new(cells, Number(256), Number(cells));
    }

    [Fact]
    public void An_order_beyond_two_is_not_believed()
    {
        double Number(int cells) => Truth + Math.Pow(1.0 / cells, 4);
        var error = GridError.Of(64, [new GridPair(32, Number(64), Number(32)), new GridPair(16, Number(64), Number(16))])!;
        Assert.Equal(2, error.Order);
        Assert.True(error.Value > Number(64) - Truth);
    }

    [Fact]
    public void Two_grids_take_order_one_whichever_is_the_finer()
    {
        double Number(int cells) => Truth + (3.0 / cells);
        Assert.Equal(3.0 / 128, GridError.Of(128, [new GridPair(64, Number(128), Number(64))])!.Value, 1e-12);
        Assert.Equal(3.0 / 128, GridError.Of(128, [new GridPair(256, Number(128), Number(256))])!.Value, 1e-12);
        Assert.Null(GridError.Of(128, [new GridPair(64, Number(128), Number(64))])!.Order);
    }

    [Fact]
    public void Numbers_that_do_not_run_one_way_show_no_order_and_the_larger_change_counts()
    {
        var error = GridError.Of(256, [new GridPair(128, 0.2, 0.21), new GridPair(64, 0.2, 0.15)])!;
        Assert.Null(error.Order);
        Assert.Equal(1.25 * 0.06 / 3, error.Value, 1e-12);
        Assert.Null(GridError.Of(256, [new GridPair(128, 0.2, double.NaN)]));
    }
}
