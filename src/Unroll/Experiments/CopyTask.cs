namespace Unroll;

/// <summary>Repeating symbols in order: the sequence begins with them, and a mark asks for them at its end.</summary>
internal sealed class CopyTask : IMemoryTask
{
    private const int Symbols = 4;
    private const int Copied = 4;
    private const int Blank = Symbols;
    private const int Mark = Symbols + 1;

    public string Name => "copy";

    public string Description => "four symbols, repeated at the end";

    public int InputSize => Symbols + 2;

    public int OutputSize => Symbols;

    public int ReadSteps => Copied;

    public int ShortestLength => 2 * Copied;

    public MemoryBatch Draw(int length, int count, Random random)
    {
        MemoryTasks.Check(this, length, count, random);
        var input = new float[length * count * InputSize];
        var copied = new int[Copied * count];
        for (var t = 0; t < length; t++)
        {
            for (var b = 0; b < count; b++)
            {
                var symbol = t == length - Copied ? Mark : Blank;
                if (t < Copied)
                    symbol = copied[t * count + b] = random.Next(Symbols);
                input[(t * count + b) * InputSize + symbol] = 1;
            }
        }
        return MemoryTasks.OfSymbols(new(new Shape(length, count, InputSize), input), copied);
    }
}
