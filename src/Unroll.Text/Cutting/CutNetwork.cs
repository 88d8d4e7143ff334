namespace Unroll.Text;

/// <summary>
/// What of a text ends with each of its characters: embeddings of the character and of its category, a bidirectional
/// LSTM, and an output at every step. Parameters are <c>characters.weight</c>, <c>categories.weight</c>,
/// <c>lstm.weight_ih_l0</c> and so on, <c>output.weight</c> and <c>output.bias</c>.
/// </summary>
internal sealed class CutNetwork : IModule
{
    /// <summary>How many values <see cref="CharacterEnd"/> has.</summary>
    public const int Classes = (int)CharacterEnd.MultiwordSentence + 1;

    /// <summary>The name of the characters' embeddings.</summary>
    public const string CharactersName = "characters.weight";

    private const int CharacterSize = 32;
    private const int CategorySize = 8;
    private const int Hidden = 96;
    private const float DropoutShare = 0.2f;

    /// <summary>The share of the characters that are read as unknown in training.</summary>
    private const float UnknownShare = 0.02f;

    private readonly WordDropout _unknown = new(UnknownShare, Vocabulary.Unknown);
    private readonly Dropout _dropout = new(DropoutShare);
    private readonly Embedding _characters;
    private readonly Embedding _categories;
    private readonly Lstm _lstm;
    private readonly Linear _output;

    /// <summary>Makes a network with initial weights.</summary>
    /// <param name="characters">How many ids of characters there are.</param>
    /// <param name="seed">Makes the initial weights repeatable.</param>
    public CutNetwork(int characters, ulong seed)
    {
        var seeds = new Draws(seed);
        _characters = new Embedding(characters, CharacterSize, Vocabulary.Padding, seeds.Bits(0));
        _categories = new Embedding(CutCharacters.Categories, CategorySize, seed: seeds.Bits(1));
        _lstm = new Lstm(CharacterSize + CategorySize, Hidden, bidirectional: true, seed: seeds.Bits(2));
        _output = new Linear(2 * Hidden, Classes, seed: seeds.Bits(3));
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
    [
        .. _characters.Under("characters"), .. _categories.Under("categories"), .. _lstm.Under("lstm"),
        .. _output.Under("output"),
    ];

    /// <summary>The scores of the classes at each step, data [rows, classes]: before the softmax.</summary>
    /// <param name="characters">The ids of the characters.</param>
    /// <param name="categories">Their categories.</param>
    public PackedSequence Forward(PackedTokens characters, PackedTokens categories, TrainingPass pass)
    {
        var input = Tensor.Concatenate(
            [_characters.Forward(_unknown.Forward(characters, pass), pass).Data,
                _categories.Forward(categories, pass).Data],
            dimension: 1);
        var (states, _) = _lstm.Forward(
            new PackedSequence(_dropout.Forward(input, pass), characters.Layout), pass);
        return new PackedSequence(_output.Forward(_dropout.Forward(states.Data, pass), pass), characters.Layout);
    }

    /// <summary>What the LSTM reads of different characters, in inference.</summary>
    /// <param name="characters">Their ids.</param>
    /// <param name="categories">Their categories.</param>
    public InputTable Tabulate(int[] characters, int[] categories) => _lstm.Network.Tabulate(Tensor.Concatenate(
        [_characters.Forward(characters), _categories.Forward(categories)], dimension: 1));

    /// <summary>The scores of the classes at each step, in inference.</summary>
    /// <param name="table">What the LSTM reads of the characters.</param>
    /// <param name="rows">The row of each character.</param>
    public PackedSequence Forward(InputTable table, PackedTokens rows)
    {
        var (states, _) = _lstm.Network.Forward(table, rows);
        return new PackedSequence(_output.Forward(states.Data), rows.Layout);
    }
}
