namespace Unroll.Text;

/// <summary>
/// The weight of each class in the loss, so that frequent classes do not drown rare ones. Weights are relative: only
/// their ratios matter.
/// </summary>
public sealed class ClassWeights
{
    private readonly IReadOnlyDictionary<string, float>? _given;

    private ClassWeights(IReadOnlyDictionary<string, float>? given) => _given = given;

    /// <summary>
    /// All classes count the same in total: each text is weighted by the inverse frequency of its class, texts /
    /// (classes * texts of the class), over the classes that have texts.
    /// </summary>
    public static ClassWeights Balanced { get; } = new(null);

    /// <summary>The given weights; classes that are not named count 1.</summary>
    /// <param name="weights">The weight of each class, from 1e-6 to 1e6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is out of its range.</exception>
    public static ClassWeights FromTable(IReadOnlyDictionary<string, float> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach (var (label, weight) in weights)
        {
            if (!(weight is >= 1e-6f and <= 1e6f))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(weights),
                    $"the weight of class {Quoted.Cell(label)} is {weight}, "
                    + "but a number from 1e-6 to 1e6 was expected; "
                    + "leave the class's texts out if they are not to count");
            }
        }
        return new ClassWeights(new Dictionary<string, float>(weights, StringComparer.Ordinal));
    }

    /// <summary>Reads <c>balanced</c>, or classes and their weights, such as <c>pos=2,neg=1</c>.</summary>
    /// <param name="text">
    /// What <see cref="ToString"/> writes. A label may contain commas; one that would be read as several is in quotes,
    /// as in <c>"a=1,b"=2</c>, with quotes inside doubled.
    /// </param>
    /// <exception cref="ArgumentException">
    /// It is neither, or a class occurs twice; <see cref="ArgumentOutOfRangeException"/>, if a weight is out of its
    /// range.
    /// </exception>
    public static ClassWeights Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text == "balanced" ? Balanced : FromTable(ClassWeightsText.Parse(text));
    }

    /// <summary><c>balanced</c>, or the classes and their weights.</summary>
    public override string ToString() => _given is null ? "balanced" : ClassWeightsText.Of(_given);

    /// <summary>The weight of each label, in their order; 1 for one that no text has.</summary>
    /// <exception cref="OptionException">One of the named classes is no label.</exception>
    internal float[] For(string[] labels, int[] targets)
    {
        if (_given is null)
        {
            var counts = targets.CountBy(target => target).ToDictionary();
            return [.. labels.Select((_, i) => counts.TryGetValue(i, out var count)
                ? (float)((double)targets.Length / (counts.Count * (long)count)) : 1)];
        }
        if (_given.Keys.FirstOrDefault(label => !labels.Contains(label)) is { } unknown)
            throw new OptionException(
                $"{OptionNames.Of(nameof(TextClassifierOptions.ClassWeights))} has a weight for class "
                + $"{Quoted.Cell(unknown)}, but no training text has that label; leave it out");
        return [.. labels.Select(label => _given.GetValueOrDefault(label, 1))];
    }
}
