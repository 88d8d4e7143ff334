namespace Unroll;

/// <summary>
/// A linear-chain conditional random field (Lafferty et al. 2001) over the tags of sequences: a path y scores
/// start[y(1)] + Σ emission(t)[y(t)] + Σ transition[y(t-1), y(t)] + end[y(n)], and its probability is exp(score) / Σ
/// exp(score of any path). Parameters have the names of the usual PyTorch module: <c>start_transitions</c>,
/// <c>end_transitions</c>, <c>transitions</c>. Transitions that are not allowed have no part in any path, whatever the
/// parameters say.
/// </summary>
public sealed class LinearChainCrf : IModule
{
    /// <summary>More tags than any corpus has, and few enough for a table of all pairs.</summary>
    public const int MaximumTags = 4096;

    /// <summary>The most partial paths that <see cref="Best"/> keeps: 340 MB.</summary>
    private const int MaximumBeginnings = 1 << 23;

    private readonly Lazy<ChainScores> _scores;

    /// <summary>Draws the parameters from U(-0.1, 0.1).</summary>
    /// <param name="tags">How many tags there are, from 1 to <see cref="MaximumTags"/>.</param>
    /// <param name="isAllowed">
    /// Whether the second tag may follow the first; null stands for the sequence's start as the first, and for its end
    /// as the second. Without it, all are allowed. There should be an allowed path of every length.
    /// </param>
    /// <param name="seed">Makes the draws repeatable; null for different ones each time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of tags is out of its range.</exception>
    public LinearChainCrf(int tags, Func<int?, int?, bool>? isAllowed = null, ulong? seed = null)
    {
        Given.Whole(tags, 1, MaximumTags);
        var draws = new Draws(seed ?? Draws.FreshSeed());
        StartTransitions = Parameter.Uniform(new Shape(tags), 0.1f, draws.Bits(0));
        EndTransitions = Parameter.Uniform(new Shape(tags), 0.1f, draws.Bits(1));
        Transitions = Parameter.Uniform(new Shape(tags, tags), 0.1f, draws.Bits(2));
        Tags = tags;
        // This asks about every pair of tags, which is not needed for a CRF that is about to be loaded.
        _scores = new(() => new ChainScores(tags, isAllowed));
    }

    /// <summary>How many tags there are.</summary>
    public int Tags { get; }

    /// <summary>The score of beginning with each tag, [tags].</summary>
    public Parameter StartTransitions { get; }

    /// <summary>The score of ending with each tag, [tags].</summary>
    public Parameter EndTransitions { get; }

    /// <summary>The score of each tag following each other, [from, to].</summary>
    public Parameter Transitions { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [("start_transitions", StartTransitions), ("end_transitions", EndTransitions), ("transitions", Transitions)];

    /// <summary>
    /// The negative logarithm of the paths' probabilities, summed over the sequences and divided by the number of their
    /// steps: comparable with a mean cross-entropy over steps.
    /// </summary>
    /// <param name="emissions">The scores of the tags at each step, data [rows, tags].</param>
    /// <param name="tags">The right tag of each row, in packed order.</param>
    /// <param name="pass">The training pass; null if no gradient is wanted for the parameters.</param>
    /// <exception cref="ArgumentException">
    /// The emissions are not [rows, tags], there is not one tag for each row, or a path takes a transition that is not
    /// allowed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A tag is out of range.</exception>
    public Tensor NegativeLogLikelihood(PackedSequence emissions, ReadOnlySpan<int> tags, TrainingPass? pass = null)
    {
        Check(emissions);
        _scores.Value.CheckPaths(emissions.Layout, tags);
        var (data, layout, path) = (emissions.Data, emissions.Layout, tags.ToArray());
        var tensors = new ChainTensors(
            data, Tracked(StartTransitions), Tracked(EndTransitions), Tracked(Transitions));
        var factors = Factors();
        var chain = new ForwardBackward(factors, layout, data.Data);
        double loss = 0;
        for (var place = 0; place < layout.Sequences; place++)
            loss += chain.NegativeLogLikelihood(place, data.Span, path);
        var way = (chain, factors, layout, path, tensors);
        var mean = Tensor.Scalar((float)(loss / layout.Rows));
        ReadOnlySpan<Tensor?> inputs = [data, tensors.Starts, tensors.Ends, tensors.Transitions];
        var result = Node.Record(mean, inputs, way, static (node, s) =>
        {
            var (chain, factors, layout, path, tensors) = s;
            CrfGradient.Add(chain, factors, layout, path, node.Gradient()[0] / layout.Rows, tensors);
            chain.Return();
        });
        if (!result.IsTracked)
            chain.Return();
        return result;

        Tensor Tracked(Parameter parameter) => pass?.Track(parameter) ?? parameter.Value;
    }

    /// <summary>
    /// The most probable path of each sequence (Viterbi 1967): the tag of each row, in packed order. Of several equally
    /// probable paths, the one with the lowest tags.
    /// </summary>
    /// <param name="emissions">The scores of the tags at each step, data [rows, tags].</param>
    /// <exception cref="ArgumentException">The emissions are not [rows, tags].</exception>
    public int[] Viterbi(PackedSequence emissions)
    {
        Check(emissions);
        var layout = emissions.Layout;
        var tags = new int[layout.Rows];
        var viterbi = new Viterbi(Scores());
        Workers.For(layout.Sequences, (viterbi, emissions.Data, layout, tags), static (place, s) =>
            s.viterbi.Decode(s.Data.Span, s.layout, place, s.tags));
        return tags;
    }

    /// <summary>The probabilities of tags at steps, over all paths.</summary>
    /// <param name="emissions">The scores of the tags at each step, data [rows, tags].</param>
    /// <exception cref="ArgumentException">The emissions are not [rows, tags].</exception>
    public CrfPosterior Posterior(PackedSequence emissions)
    {
        Check(emissions);
        return new CrfPosterior(Factors(), emissions);
    }

    /// <summary>
    /// The most probable paths of one sequence with their probabilities, the most probable first; fewer where there are
    /// not so many allowed ones.
    /// </summary>
    /// <param name="emissions">The scores of the tags at each step, [time, tags].</param>
    /// <param name="count">
    /// How many paths, 1 or more; count times steps times tags may be at most 8,388,608, the number of
    /// partial paths that are kept.
    /// </param>
    /// <exception cref="ArgumentException">The emissions are not [time, tags].</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1 or too large.</exception>
    /// <exception cref="NotFiniteNumberException">Emissions or parameters are not finite.</exception>
    public IReadOnlyList<CrfPath> Best(Tensor emissions, int count)
    {
        ArgumentNullException.ThrowIfNull(emissions);
        if (emissions.Rank != 2 || emissions.Shape[0] == 0)
            throw new ArgumentException(
                $"emissions have shape {emissions.Shape}, but [time, {Tags}] was expected", nameof(emissions));
        Check(new PackedSequence(emissions, PackedLayout.Of([emissions.Shape[0]])));
        Given.Whole(count, 1, Math.Max(1, MaximumBeginnings / emissions.Count));
        var scores = Scores();
        // Probabilities from the scores themselves: otherwise those of paths are differences of large numbers.
        var chain = new LogSpaceChain(scores, emissions.ToArray());
        if (double.IsNaN(chain.LogPartition))
            throw new NotFiniteNumberException(
                "the paths' probabilities are not finite numbers, as emissions or parameters are not; train the model "
                + "anew, with a smaller learning rate");
        return [.. new BestPaths(scores).Of(emissions.Span, count)
            .Select(path => new CrfPath(path, Math.Exp(chain.LogProbability(path))))];
    }

    private ChainFactors Factors() => new(Scores(), _scores.Value.Detour);

    /// <summary>The parameters as they are now, with minus infinity for what is not allowed.</summary>
    private AllowedScores Scores() =>
        new(Tags, _scores.Value.Transitions(Transitions), _scores.Value.Starts(StartTransitions),
            _scores.Value.Ends(EndTransitions));

    private void Check(PackedSequence emissions)
    {
        ArgumentNullException.ThrowIfNull(emissions);
        if (emissions.Data.Rank != 2 || emissions.Data.Shape[1] != Tags)
            throw new ArgumentException(
                $"emissions have shape {emissions.Data.Shape}, but [{emissions.Layout.Rows}, {Tags}] was expected, a "
                + "score of each tag for each row", nameof(emissions));
    }
}
