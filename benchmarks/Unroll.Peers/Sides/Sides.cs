namespace Unroll.Peers;

/// <summary>A side by its name on the command line; only the one named is loaded.</summary>
internal static class Sides
{
    public static ISide Of(string name, int threads) => name == "torch" ? Torch(threads) : Unroll(threads);

    public static ISide Unroll(int threads) => new UnrollSide(threads);

    public static ISide Torch(int threads) => new TorchSide(threads);
}
