namespace Unroll.Text.Tests;

/// <summary>
/// A model whose next token depends on the sentence and on all tokens before, by numbers drawn from a hash of them: its
/// state is that hash, so it is right only where each row continues the row that it says. Token 0 starts, token 1 ends.
/// </summary>
/// <param name="classes">How many tokens there are.</param>
/// <param name="seed">Which language.</param>
/// <param name="sourceLengths">Tokens of each sentence.</param>
/// <param name="first">The number of the first sentence in a larger batch.</param>
internal sealed class RandomLanguage(int classes, int seed, int[] sourceLengths, int first = 0) : IStepwiseDecoder
{
    public const int Start = 0, End = 1;

    private ulong[] _states = [];
    private int[] _owners = [];
    private float[] _logits = [];
    private readonly List<float[][]> _attention = [];

    public int Classes => classes;

    public List<int> RowsOfSteps { get; } = [];

    /// <summary>How many rows' logits were asked for.</summary>
    public int RowsAsked { get; private set; }

    /// <summary>How far logits go from 0.</summary>
    public float Range { get; init; } = 2;

    /// <summary>What is added to the end's logit.</summary>
    public float EndBonus { get; init; }

    public bool HasAttention { get; init; } = true;

    /// <summary>Changes the logits of a step of a sentence, given the step, the sentence and the row.</summary>
    public Action<int, int, float[]>? Disturb { get; init; }

    public int SourceLength(int sentence) => sourceLengths[sentence];

    public int LongestOf(int sentence) => (2 * sourceLengths[sentence]) + 20;

    public void Next(ReadOnlySpan<int> parents, ReadOnlySpan<int> sentences, ReadOnlySpan<int> tokens)
    {
        var states = new ulong[tokens.Length];
        var all = new float[tokens.Length * classes];
        for (var row = 0; row < states.Length; row++)
        {
            if (RowsOfSteps.Count == 0)
                Assert.Equal((sentences[row], Start), (parents[row], tokens[row]));
            else
                Assert.Equal(_owners[parents[row]], sentences[row]);
            Assert.True(row == 0 || sentences[row - 1] <= sentences[row]);
            states[row] = State(RowsOfSteps.Count == 0 ? First(sentences[row]) : _states[parents[row]], tokens[row]);
            var logits = Logits(states[row]);
            Disturb?.Invoke(RowsOfSteps.Count, sentences[row], logits);
            logits.CopyTo(all, row * classes);
        }
        var owners = sentences.ToArray();
        (_states, _owners, _logits) = (states, owners, all);
        RowsOfSteps.Add(states.Length);
        _attention.Add([.. states.Select((state, row) => Attention(state, sourceLengths[owners[row]]))]);
    }

    public void Logits(ReadOnlySpan<int> rows, Span<float> logits)
    {
        RowsAsked += rows.Length;
        for (var i = 0; i < rows.Length; i++)
            _logits.AsSpan(rows[i] * classes, classes).CopyTo(logits[(i * classes)..]);
    }

    public ReadOnlySpan<float> Attention(int call, int row) =>
        HasAttention ? _attention[call][row] : throw new InvalidOperationException("this model has no attention");

    /// <summary>What the model says after the given tokens.</summary>
    public (float[] Logits, float[] Attention) After(int sentence, IEnumerable<int> tokens)
    {
        var state = tokens.Aggregate(State(First(sentence), Start), State);
        return (Logits(state), Attention(state, sourceLengths[sentence]));
    }

    private ulong First(int sentence) => Mixed((ulong)seed * 1_000_003 + (ulong)(first + sentence));

    private static ulong State(ulong before, int token) => Mixed(before + (ulong)token + 1);

    private float[] Logits(ulong state)
    {
        var random = new Random((int)(state >> 33));
        float[] logits = [.. Enumerable.Range(0, classes).Select(_ => (float)(random.NextDouble() * 2 - 1) * Range)];
        logits[End] += EndBonus;
        return logits;
    }

    private static float[] Attention(ulong state, int length)
    {
        var random = new Random((int)(state >> 33) ^ 1);
        double[] weights = [.. Enumerable.Range(0, length).Select(_ => Math.Exp(random.NextDouble() * 4))];
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }

    private static ulong Mixed(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
