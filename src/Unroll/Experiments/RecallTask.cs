namespace Unroll;

/// <summary>Which symbol came first.</summary>
internal sealed class RecallTask : IMemoryTask
{
    private const int Symbols = 4;
    private const int Fillers = 4;

    public string Name => "recall";

    public string Description => "which of four symbols came first, asked after the last step";

    public int InputSize => Symbols + Fillers;

    public int OutputSize => Symbols;

    public int ReadSteps => 1;

    public int ShortestLength => 2;

    public MemoryBatch Draw(int length, int count, Random random)
    {
        MemoryTasks.Check(this, length, count, random);
        var input = new float[length * count * InputSize];
        var first = new int[count];
        for (var b = 0; b < count; b++)
        {
            first[b] = random.Next(Symbols);
            for (var t = 0; t < length; t++)
                input[(t * count + b) * InputSize + (t == 0 ? first[b] : Symbols + random.Next(Fillers))] = 1;
        }
        return MemoryTasks.OfSymbols(new(new Shape(length, count, InputSize), input), first);
    }
}
