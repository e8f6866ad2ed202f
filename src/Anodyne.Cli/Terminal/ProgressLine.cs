using Spectre.Console;

namespace Anodyne.Cli.Terminal;

/// <summary>One bar of a <see cref="ProgressBoard"/>.</summary>
internal sealed class ProgressLine
{
    private readonly ProgressTask? _task;

    internal ProgressLine(ProgressTask? task) => _task = task;

    /// <summary>Sets how far the work is.</summary>
    /// <param name="fraction">Between 0 and 1; values outside are shown as the nearest of the two.</param>
    public void Report(double fraction)
    {
        if (_task is not null && double.IsFinite(fraction))
        {
            _task.Value = Math.Clamp(fraction, 0, 1);
        }
    }

    /// <summary>Changes the words beside the bar.</summary>
    public void Rename(string name)
    {
        if (_task is not null)
        {
            _task.Description = Markup.Escape(name);
        }
    }
}
