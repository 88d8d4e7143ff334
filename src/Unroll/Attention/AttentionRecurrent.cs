namespace Unroll;

/// <summary>
/// A recurrent layer of one direction whose update has attention as an extra input (Bahdanau et al. 2015), for any
/// cell: at each step the previous state scores the states of a source and their weighted sum is joined to the step's
/// own input, equations (12) and (13). Parameters are those of <see cref="Recurrent{TCell}"/>, W_ih reading [x(t);
/// c(t)], those of the score under <c>score</c>, and with input feeding W_a, <c>feed.weight</c>, with coverage its
/// weight, <c>coverage.weight</c>, [1]. Inference is safe from several threads.
/// </summary>
/// <typeparam name="TCell">The recurrence.</typeparam>
public sealed class AttentionRecurrent<TCell> : IStepwiseAttention where TCell : struct, IRecurrentCell
{
    private readonly TCell _cell;
    private readonly IAttentionScore _score;
    private readonly Linear? _query;
    private readonly Parameter? _feed;
    private readonly Linear? _feeding;
    private readonly Parameter? _coverage;
    private readonly DirectionWeights _weights;
    private readonly float _recurrentDropout;
    private readonly List<(string Name, Parameter Parameter)> _parameters = [];

    /// <summary>Makes a layer with weights drawn from U(-1/√hidden, 1/√hidden).</summary>
    /// <param name="inputSize">Features of a step's own input, 1 or more.</param>
    /// <param name="hiddenSize">Units of h, 1 or more; the score's queries are as large.</param>
    /// <param name="score">How the source's states are scored against h(t-1).</param>
    /// <param name="bias">Whether there are biases b_ih and b_hh.</param>
    /// <param name="seed">Makes the initial weights repeat; null for fresh ones.</param>
    /// <param name="cell">The cell, where it has settings.</param>
    /// <param name="recurrentDropout">
    /// The share of h(t-1)'s units that training hides from W_hh, as in <see cref="Recurrent{TCell}"/>; attention sees
    /// them all.
    /// </param>
    /// <param name="inputFeeding">
    /// Whether the update reads the attentional vector tanh(W_a [c(t); h(t-1)]), as large as h, in place of c(t) (Luong
    /// et al. 2015).
    /// </param>
    /// <param name="coverage">
    /// Whether a state's score has a part w · cov(s), the sum of the weights that the state had at earlier steps (Tu et
    /// al. 2016; See et al. 2017), with one learned number w: below 0 it turns attention away from what has been read.
    /// w is 0 at first, so the layer begins as the one without coverage, of the same seed, does.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is below 1 or so large that a weight cannot be held, or the share is out of its range.
    /// </exception>
    /// <exception cref="ArgumentException">The score's queries are of another size than h.</exception>
    public AttentionRecurrent(
        int inputSize, int hiddenSize, IAttentionScore score, bool bias = true, ulong? seed = null,
        TCell cell = default, float recurrentDropout = 0, bool inputFeeding = false, bool coverage = false)
    {
        ArgumentNullException.ThrowIfNull(score);
        Given.Size(inputSize);
        Given.Size(hiddenSize);
        OptionRange.FromZeroToBelowOne(recurrentDropout, nameof(recurrentDropout));
        if (score.QuerySize != hiddenSize)
            throw new ArgumentException(
                $"the score reads queries of {score.QuerySize}, but this layer's states have {hiddenSize}; give a "
                + "score with as many", nameof(score));
        FedSize = inputFeeding ? hiddenSize : score.StateSize;
        var read = (long)inputSize + FedSize;
        if ((Int128)TCell.Gates * (hiddenSize + 64L) * (Math.Max(read, hiddenSize) + 64) > Array.MaxLength)
            throw new ArgumentOutOfRangeException(
                nameof(hiddenSize), hiddenSize,
                $"a weight of {TCell.Gates} * {hiddenSize} by {read} is more than one array can hold; choose "
                + "smaller sizes");
        (InputSize, HiddenSize, _score, _cell, _recurrentDropout) = (
            inputSize, hiddenSize, score, cell, recurrentDropout);
        var draws = seed ?? Draws.FreshSeed();
        _weights = DirectionWeights.Create<TCell>("_l0", (int)read, hiddenSize, bias, draws, _parameters, FedSize);
        _feed = inputFeeding ? new Linear(score.StateSize + hiddenSize, hiddenSize, bias: false, draws).Weight : null;
        (_query, _feeding) = (OverWeight(score.QueryWeight), OverWeight(_feed));
        _coverage = coverage ? new Parameter(Tensor.Zeros(1)) : null;
    }

    /// <inheritdoc/>
    public int InputSize { get; }

    /// <inheritdoc/>
    public int HiddenSize { get; }

    /// <inheritdoc/>
    public int ContextSize => _score.StateSize;

    /// <inheritdoc/>
    public int FedSize { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters()
    {
        foreach (var entry in _parameters.Concat(_score.Under("score")))
            yield return entry;
        if (_feed is not null)
            yield return ("feed.weight", _feed);
        if (_coverage is not null)
            yield return ("coverage.weight", _coverage);
    }

    /// <inheritdoc/>
    public AttentionMemory Remember(PackedSequence states, TrainingPass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(states);
        if (states.Data.Rank != 2 || states.Data.Shape[1] != ContextSize)
            throw new ArgumentException(
                $"states have shape {states.Data.Shape}, but this layer reads [rows, {ContextSize}]", nameof(states));
        return new AttentionMemory(
            _score, _query?.PackedWeight() ?? default, _feeding?.PackedWeight() ?? default, states, pass);
    }

    /// <inheritdoc/>
    AttentionSteps IStepwiseAttention.Steps(AttentionMemory memory) =>
        new(new LayerSteps<TCell>(_cell, _weights), memory, _feed, _coverage);

    /// <inheritdoc/>
    GrowingTable IStepwiseAttention.TabulateAsTheyCome(Parameter vectors)
    {
        _weights.PackForward();
        return new GrowingTable(_weights, vectors);
    }

    /// <inheritdoc/>
    public AttentionResult Forward(
        PackedSequence input, AttentionMemory memory, RecurrentState? initial = null, TrainingPass? pass = null,
        int[]? sources = null, AttentionCoverage? covered = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(memory);
        var layout = input.Layout;
        if (input.Data.Rank != 2 || input.Data.Shape[1] != InputSize)
            throw new ArgumentException(
                $"packed data has shape {input.Data.Shape}, but this layer reads [rows, {InputSize}]", nameof(input));
        if (memory.Score != _score)
            throw new ArgumentException(
                "the memory was made by another layer; take it from this layer's Remember", nameof(memory));
        if (initial is not null)
            RecurrentState.Check<TCell>(initial, new Shape(1, layout.Sequences, HiddenSize));
        var dropout = pass is null || _recurrentDropout == 0 ? null
            : new StateDropout(pass.NextDraws(), _recurrentDropout, layout.Sequences, HiddenSize);
        var ofPlaces = Sources(layout, memory, pass, sources);
        if (covered is not null)
            Check(covered, layout, memory, ofPlaces);
        var (output, read, weights, coverage, hidden, last) = AttentionPass<TCell>.Run(
            _cell, _weights, _score, _feed, _coverage, pass, input, memory, ofPlaces, Sorted(initial?.Hidden),
            Sorted(initial?.Memory), covered, dropout);
        var state = new RecurrentState(Unsorted(hidden), last is null ? null : Unsorted(last));
        return new AttentionResult(
            new PackedSequence(output, layout), new PackedSequence(read, layout), weights,
            state)
        { Coverage = coverage };

        Tensor? Sorted(Tensor? states) => layout.IsReordered ? states?.IndexSelect(1, layout.SortedIndices) : states;

        Tensor Unsorted(Tensor states) => layout.IsReordered ? states.IndexSelect(1, layout.UnsortedIndices) : states;
    }

    /// <summary>What keeps a weight's panels for as long as it does not change.</summary>
    private static Linear? OverWeight(Parameter? weight) => weight is null ? null : new Linear(weight);

    /// <summary>The source of each place in packed order.</summary>
    private static int[] Sources(PackedLayout layout, AttentionMemory memory, TrainingPass? pass, int[]? sources)
    {
        if (sources is null ? memory.Sources != layout.Sequences : sources.Length != layout.Sequences)
            throw new ArgumentException(
                $"there are {sources?.Length ?? memory.Sources} sources for {layout.Sequences} sequences, but one for "
                + "each was expected", sources is null ? nameof(memory) : nameof(sources));
        if (sources is not null && pass is not null)
            throw new ArgumentException(
                "sources were chosen in a training pass, but there each sequence attends to the source of its own "
                + "number; leave them out", nameof(sources));
        var ofPlaces = new int[layout.Sequences];
        for (var sequence = 0; sequence < ofPlaces.Length; sequence++)
        {
            var source = sources?[sequence] ?? sequence;
            if ((uint)source >= (uint)memory.Sources)
                throw new ArgumentOutOfRangeException(
                    nameof(sources), $"sources[{sequence}] is {source}, but there are {memory.Sources}, from 0 on");
            ofPlaces[layout.PlaceOf(sequence)] = source;
        }
        return ofPlaces;
    }

    private void Check(AttentionCoverage covered, PackedLayout layout, AttentionMemory memory, int[] ofPlaces)
    {
        if (_coverage is null)
            throw new ArgumentException(
                "a coverage was given, but this layer has none; leave it out, or make the layer with coverage: true",
                nameof(covered));
        if (covered.Sequences != layout.Sequences)
            throw new ArgumentException(
                $"the coverage is of {covered.Sequences} sequences, but there are {layout.Sequences}; take those that "
                + "go on by Select", nameof(covered));
        for (var sequence = 0; sequence < layout.Sequences; sequence++)
        {
            var states = memory.LengthOf(ofPlaces[layout.PlaceOf(sequence)]);
            if (covered[sequence].Length != states)
                throw new ArgumentException(
                    $"the coverage of sequence {sequence} is of {covered[sequence].Length} states, but its source has "
                    + $"{states}; take each sequence's own by Select", nameof(covered));
        }
    }
}
