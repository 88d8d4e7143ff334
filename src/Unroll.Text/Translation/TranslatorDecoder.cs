namespace Unroll.Text;

/// <summary>A translator's model that continues many prefixes of a batch of sources at once, for <see cref="BeamSearch"/>.</summary>
/// <param name="model">The model.</param>
/// <param name="sources">The sources.</param>
/// <param name="lengthRatio">Tokens that a translation may have for each of its source's.</param>
internal sealed class TranslatorDecoder(TranslatorModel model, IReadOnlyList<SourceText> sources, int lengthRatio) : IStepwiseDecoder
{
    private AttentionMemory? _memory;
    private RecurrentState? _state;
    private AttentionCoverage? _covered;
    private PackedLayout? _layout;
    private Tensor? _logits;

    /// <inheritdoc/>
    public int Classes => model.Classes;

    /// <inheritdoc/>
    public int LongestOf(int sentence) => TranslatorOptions.FreeLength + lengthRatio * sources[sentence].Tokens.Length;

    /// <inheritdoc/>
    public NextTokens Next(ReadOnlySpan<int> parents, ReadOnlySpan<int> sentences, ReadOnlySpan<int> tokens)
    {
        if (_state is null)
            (_memory, _state) = model.Encode(PackedTokens.Pack([.. sources.Select(source => source.Ids)]));
        if (_layout?.Sequences != tokens.Length)
        {
            var ones = new int[tokens.Length];
            Array.Fill(ones, 1);
            _layout = PackedLayout.Of(ones, enforceSorted: true);
        }
        var state = new RecurrentState(_state.Hidden.IndexSelect(1, parents), _state.Memory?.IndexSelect(1, parents));
        var (readout, result) = model.Decode(new PackedTokens(tokens.ToArray(), _layout), _memory, state, pass: null, sentences.ToArray(), _covered?.Select(parents.ToArray()));
        (_state, _covered) = (result.State, result.Coverage);
        var weights = result.Weights;
        return new NextTokens(_logits = model.Logits(readout, _logits), weights is null ? null : row => weights[row, 0].ToArray());
    }
}
