namespace Unroll.Text;

/// <summary>
/// A translator's model that continues many prefixes of a batch of sources at once, for <see cref="BeamSearch"/>. Its
/// memory is rented for the whole of a search, and returned by <see cref="Dispose"/>.
/// </summary>
internal sealed class TranslatorDecoder : IStepwiseDecoder, IDisposable
{
    private readonly TranslatorModel _model;
    private readonly IReadOnlyList<SourceText> _sources;
    private readonly int _lengthRatio;
    private readonly DecoderSteps _steps;
    private Buffer<float> _readouts;
    private Buffer<float> _chosen;

    /// <summary>Reads the sources.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="lengthRatio">Tokens that a translation may have per source token.</param>
    /// <param name="table">The encoder's input products of their words, if there is a table.</param>
    public TranslatorDecoder(
        TranslatorModel model, IReadOnlyList<SourceText> sources, int lengthRatio, SourceTable? table = null)
    {
        (_model, _sources, _lengthRatio) = (model, sources, lengthRatio);
        var (attended, start) = table is null
            ? model.Encode(PackedTokens.Pack([.. sources.Select(source => source.Ids)]))
            : model.Encode(table.Parts, PackedTokens.Pack([.. sources.Select(source => table.RowsOf(source.Ids))]));
        _steps = model.Steps(attended, start);
        HasAttention = attended is not null;
    }

    /// <inheritdoc/>
    public int Classes => _model.Classes;

    /// <inheritdoc/>
    public bool HasAttention { get; }

    private int ReadoutSize => _model.ReadoutSize;

    /// <inheritdoc/>
    public int LongestOf(int sentence) =>
        _sources[sentence].Longest(_lengthRatio);

    /// <inheritdoc/>
    public int StatesOf(int sentence) => HasAttention ? _sources[sentence].Ids.Length : 0;

    /// <inheritdoc/>
    public void Next(ReadOnlySpan<int> parents, ReadOnlySpan<int> sentences, ReadOnlySpan<int> tokens)
    {
        _steps.Step(parents, sentences, tokens);
        _readouts.MakeRoom((long)tokens.Length * ReadoutSize);
        _model.ReadoutInto(_steps.Read, _readouts.AsSpan(0, tokens.Length * ReadoutSize));
    }

    /// <inheritdoc/>
    public void Logits(ReadOnlySpan<int> rows, Span<float> logits)
    {
        _chosen.MakeRoom((long)rows.Length * ReadoutSize);
        RowGather.Copy(_readouts, rows, ReadoutSize, _chosen);
        _model.LogitsInto(_chosen.AsSpan(0, rows.Length * ReadoutSize), logits);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Attention(int call, int row) => _steps.Attention!.WeightsOf(call, row);

    /// <inheritdoc/>
    public void Dispose()
    {
        _steps.Release();
        _readouts.Release();
        _chosen.Release();
    }
}
