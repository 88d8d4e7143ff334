namespace Unroll;

/// <summary>
/// A recurrent layer of one direction whose update has attention as an extra input (Bahdanau et al. 2015), for any
/// cell: at each step the previous state scores the states of a source and their weighted sum is joined to the step's
/// own input, equations (12) and (13). Parameters are those of <see cref="Recurrent{TCell}"/>, with W_ih reading [x(t);
/// c(t)], those of the score under <c>score</c>, with input feeding W_a as <c>feed.weight</c>, and with coverage its
/// weight <c>coverage.weight</c>, [1]. Inference is safe from several threads.
/// </summary>
/// <typeparam name="TCell">The recurrence.</typeparam>
public sealed class AttentionRecurrent<TCell> : IStepwiseAttention where TCell : struct, IRecurrentCell
{
    private readonly TCell _cell;
    private readonly AttentionParameters _layer;
    private readonly Linear? _query;
    private readonly Linear? _feeding;
    private readonly float _recurrentDropout;
    private readonly List<(string Name, Parameter Parameter)> _parameters = [];

    /// <summary>Makes a layer with weights drawn from U(-1/√hidden, 1/√hidden).</summary>
    /// <param name="inputSize">Features of a step's own input, 1 or more.</param>
    /// <param name="hiddenSize">Units of h, 1 or more; the score's queries are as large.</param>
    /// <param name="score">How the source's states are scored against h(t-1).</param>
    /// <param name="options">Dropout, input feeding and coverage; none by default.</param>
    /// <param name="seed">Makes the initial weights repeatable; null for different ones each time.</param>
    /// <param name="cell">The cell, if it has settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is below 1 or so large that a weight cannot be held, or an option is out of its range.
    /// </exception>
    /// <exception cref="ArgumentException">The score's queries are of another size than h.</exception>
    public AttentionRecurrent(
        int inputSize, int hiddenSize, IAttentionScore score, AttentionRecurrentOptions? options = null,
        ulong? seed = null, TCell cell = default)
    {
        ArgumentNullException.ThrowIfNull(score);
        Given.Size(inputSize);
        Given.Size(hiddenSize);
        if (score.QuerySize != hiddenSize)
            throw new ArgumentException(
                $"the score reads queries of {score.QuerySize}, but this layer's states have {hiddenSize}; give a "
                + "score with as many", nameof(score));
        options ??= new();
        Given.FromZeroToBelowOne(options.RecurrentDropout, nameof(options.RecurrentDropout));
        FedSize = options.InputFeeding ? hiddenSize : score.KeySize;
        var read = (long)inputSize + FedSize;
        if ((Int128)TCell.Gates * (hiddenSize + 64L) * (Math.Max(read, hiddenSize) + 64) > Array.MaxLength)
            throw new ArgumentOutOfRangeException(
                nameof(hiddenSize), hiddenSize,
                $"a weight of {TCell.Gates} * {hiddenSize} by {read} is more than one array can hold; choose "
                + "smaller sizes");
        (InputSize, HiddenSize, _cell, _recurrentDropout) = (inputSize, hiddenSize, cell, options.RecurrentDropout);
        var draws = seed ?? Draws.FreshSeed();
        var weights = DirectionWeights.Create<TCell>(
            "_l0", (int)read, hiddenSize, options.Bias, draws, _parameters, FedSize);
        var feed = options.InputFeeding
            ? new Linear(score.KeySize + hiddenSize, hiddenSize, bias: false, draws).Weight : null;
        _layer = new(weights, score, feed, options.Coverage ? new Parameter(Tensor.Zeros(1)) : null);
        (_query, _feeding) = (OverWeight(score.QueryWeight), OverWeight(feed));
    }

    /// <inheritdoc/>
    public int InputSize { get; }

    /// <inheritdoc/>
    public int HiddenSize { get; }

    /// <inheritdoc/>
    public int ContextSize => _layer.Score.KeySize;

    /// <inheritdoc/>
    public int FedSize { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters()
    {
        foreach (var entry in _parameters.Concat(_layer.Score.Under("score")))
            yield return entry;
        if (_layer.Feed is not null)
            yield return ("feed.weight", _layer.Feed);
        if (_layer.CoverageWeight is not null)
            yield return ("coverage.weight", _layer.CoverageWeight);
    }

    /// <inheritdoc/>
    public AttentionSources Prepare(PackedSequence states, TrainingPass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(states);
        if (states.Data.Rank != 2 || states.Data.Shape[1] != ContextSize)
            throw new ArgumentException(
                $"states have shape {states.Data.Shape}, but this layer reads [rows, {ContextSize}]", nameof(states));
        return new AttentionSources(
            _layer.Score, _query?.PackedWeight() ?? default, _feeding?.PackedWeight() ?? default, states, pass);
    }

    /// <inheritdoc/>
    AttentionSteps IStepwiseAttention.Steps(AttentionSources sources) =>
        new(new LayerSteps<TCell>(_cell, _layer.Weights), sources, _layer.Feed, _layer.CoverageWeight);

    /// <inheritdoc/>
    GrowingTable IStepwiseAttention.TabulateAsTheyCome(Parameter vectors)
    {
        _layer.Weights.PackForward();
        return new GrowingTable(_layer.Weights, vectors);
    }

    /// <inheritdoc/>
    public AttentionResult Forward(
        PackedSequence input, AttentionSources sources, RecurrentState? initial = null, TrainingPass? pass = null,
        int[]? sourceOf = null, AttentionCoverage? coverage = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(sources);
        var layout = input.Layout;
        if (input.Data.Rank != 2 || input.Data.Shape[1] != InputSize)
            throw new ArgumentException(
                $"packed data has shape {input.Data.Shape}, but this layer reads [rows, {InputSize}]", nameof(input));
        if (sources.Score != _layer.Score)
            throw new ArgumentException(
                "the sources were prepared by another layer; take them from this layer's Prepare", nameof(sources));
        if (initial is not null)
            RecurrentState.Check<TCell>(initial, new Shape(1, layout.Sequences, HiddenSize));
        var dropout = pass is null || _recurrentDropout == 0 ? null
            : new StateDropout(pass.NextDraws(), _recurrentDropout, layout.Sequences, HiddenSize);
        var ofPlaces = Places(layout, sources, pass, sourceOf);
        if (coverage is not null)
            Check(coverage, layout, sources, ofPlaces);
        var batch = new AttentionBatch(
            input, sources, ofPlaces, new(Sorted(initial?.Hidden), Sorted(initial?.Memory)), coverage, dropout);
        var result = AttentionPass<TCell>.Run(_cell, _layer, batch, pass);
        var (hidden, last) = result.Last;
        var state = new RecurrentState(Unsorted(hidden!), last is null ? null : Unsorted(last));
        return new AttentionResult(
            new PackedSequence(result.Output, layout), new PackedSequence(result.Read, layout), result.Weights, state)
        { Coverage = result.Coverage };

        Tensor? Sorted(Tensor? states) => layout.IsReordered ? states?.IndexSelect(1, layout.SortedIndices) : states;

        Tensor Unsorted(Tensor states) => layout.IsReordered ? states.IndexSelect(1, layout.UnsortedIndices) : states;
    }

    /// <summary>A layer that caches a weight's panels until the weight changes.</summary>
    private static Linear? OverWeight(Parameter? weight) => weight is null ? null : new Linear(weight);

    /// <summary>The source of each place in packed order.</summary>
    private static int[] Places(PackedLayout layout, AttentionSources sources, TrainingPass? pass, int[]? sourceOf)
    {
        if ((sourceOf?.Length ?? sources.Count) != layout.Sequences)
            throw new ArgumentException(
                $"there are {sourceOf?.Length ?? sources.Count} sources for {layout.Sequences} sequences, but one for "
                + "each was expected", sourceOf is null ? nameof(sources) : nameof(sourceOf));
        if (sourceOf is not null && pass is not null)
            throw new ArgumentException(
                "sources were chosen in a training pass, but there each sequence attends to the source of its own "
                + "number; leave them out", nameof(sourceOf));
        var ofPlaces = new int[layout.Sequences];
        for (var sequence = 0; sequence < ofPlaces.Length; sequence++)
        {
            var source = sourceOf?[sequence] ?? sequence;
            if ((uint)source >= (uint)sources.Count)
                throw new ArgumentOutOfRangeException(
                    nameof(sourceOf), $"sourceOf[{sequence}] is {source}, but there are {sources.Count}, from 0 on");
            ofPlaces[layout.PlaceOf(sequence)] = source;
        }
        return ofPlaces;
    }

    private void Check(AttentionCoverage coverage, PackedLayout layout, AttentionSources sources, int[] ofPlaces)
    {
        if (_layer.CoverageWeight is null)
            throw new ArgumentException(
                "a coverage was given, but this layer has none; leave it out, or make the layer with coverage: true",
                nameof(coverage));
        if (coverage.Sequences != layout.Sequences)
            throw new ArgumentException(
                $"the coverage is of {coverage.Sequences} sequences, but there are {layout.Sequences}; take those that "
                + "go on by Select", nameof(coverage));
        for (var sequence = 0; sequence < layout.Sequences; sequence++)
        {
            var states = sources.LengthOf(ofPlaces[layout.PlaceOf(sequence)]);
            if (coverage[sequence].Length != states)
                throw new ArgumentException(
                    $"the coverage of sequence {sequence} is of {coverage[sequence].Length} states, but its source has "
                    + $"{states}; take each sequence's own by Select", nameof(coverage));
        }
    }
}
