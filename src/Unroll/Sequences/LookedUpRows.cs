namespace Unroll;

/// <summary>
/// The rows of a batch of tokens, which an embedding looks up when they are first read: all of them, or each
/// repeated one once; in inference without a tensor for them.
/// </summary>
/// <param name="vectors">The vectors to look up; they must not be updated before they are read.</param>
/// <param name="ids">The token of each row, checked.</param>
/// <param name="pass">The training pass that the batch is made in; null for inference.</param>
internal sealed class LookedUpRows(RowLookup vectors, int[] ids, TrainingPass? pass)
{
    private readonly int _version = vectors.Weight.Version;
    private Tensor? _different;
    private RepeatedRows? _repeats;
    private bool _soughtRepeats;

    public int Width => vectors.Weight.Shape[1];

    /// <summary>Whether gradients go back to the vectors.</summary>
    public bool IsTracked => pass is not null;

    /// <summary>Which rows are equal; null if few are.</summary>
    public RepeatedRows? Repeats
    {
        get
        {
            if (!Volatile.Read(ref _soughtRepeats))
            {
                _repeats = RepeatedRows.Find(ids);
                Volatile.Write(ref _soughtRepeats, true);
            }
            return _repeats;
        }
    }

    /// <summary>How many distinct rows there are; all, if few are equal.</summary>
    public int DifferentCount => DifferentIds.Length;

    private int[] DifferentIds => Repeats?.Different ?? ids;

    /// <summary>All rows, [rows, width].</summary>
    public Tensor All()
    {
        Check();
        return vectors.Look(ids, pass);
    }

    /// <summary>The distinct rows, [distinct, width].</summary>
    public Tensor Different()
    {
        if (_different is not null)
            return _different;
        Check();
        return _different = vectors.Look(DifferentIds, pass);
    }

    /// <summary>Copies some of the distinct rows.</summary>
    public void CopyDifferent(int first, int count, Span<float> to)
    {
        Check();
        RowGather.Copy(vectors.Weight.Value.Span, DifferentIds.AsSpan(first, count), Width, to);
    }

    private void Check()
    {
        if (vectors.Weight.Version != _version)
            throw new InvalidOperationException(
                "an embedding was updated after its Forward was given these tokens; call Forward again, or read "
                    + "Data before");
    }
}
