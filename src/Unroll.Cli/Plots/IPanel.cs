namespace Unroll.Cli.Plots;

/// <summary>A part of a picture.</summary>
internal interface IPanel
{
    int Width { get; }

    int Height { get; }

    /// <param name="x">Its left edge in the picture.</param>
    /// <param name="y">Its upper edge.</param>
    void Write(SvgWriter svg, int x, int y);
}
