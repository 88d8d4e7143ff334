namespace Unroll;

/// <summary>
/// A task that a network cannot solve without remembering, at any length, with examples drawn at random.
/// </summary>
public interface IMemoryTask
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>What is asked for, in a few words.</summary>
    string Description { get; }

    /// <summary>Features of each step.</summary>
    int InputSize { get; }

    /// <summary>How many numbers are read from h at a step.</summary>
    int OutputSize { get; }

    /// <summary>How many steps are read, the last ones of a sequence.</summary>
    int ReadSteps { get; }

    /// <summary>The fewest steps that a sequence can have.</summary>
    int ShortestLength { get; }

    /// <summary>Draws examples.</summary>
    /// <param name="length">Steps of each sequence.</param>
    /// <param name="count">How many sequences.</param>
    /// <param name="random">Where they come from.</param>
    /// <exception cref="ArgumentException">The length is below the shortest, or there is nothing to draw.</exception>
    MemoryBatch Draw(int length, int count, Random random);
}
