namespace Unroll.Text;

/// <summary>
/// Beam search over any stepwise model. All sentences form one batch, which a sentence leaves when its
/// search has ended; its result does not depend on the others.
/// </summary>
internal static class BeamSearch
{
    /// <summary>
    /// Finds for each sentence its best translations, the best first: as many as are wanted, or as there are.
    /// </summary>
    /// <param name="decoder">The model, which has read the sentences.</param>
    /// <param name="sentences">How many sentences there are.</param>
    /// <param name="options">How they are searched for.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="bos">The mark that translations start from.</param>
    /// <param name="choice">Their tokens: neither padding nor <paramref name="bos"/>.</param>
    /// <param name="cancellationToken">Ends the search between two steps.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or wants attention that the model does not have.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">A logit is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Hypothesis[][] Run(
        IStepwiseDecoder decoder, int sentences, DecodingOptions options, int count, int bos, TokenChoice choice,
        CancellationToken cancellationToken)
    {
        options.Validate();
        var most = sentences * options.Beam;
        // So many always include enough tokens that may be chosen.
        var next = new RankedTokens(most, Math.Min(decoder.Classes, options.Beam + choice.Forbidden + 1));
        var tree = new PrefixTree(decoder);
        SentenceBeam[] beams =
        [
            .. Enumerable.Range(0, sentences).Select(sentence => new SentenceBeam(
                sentence, options.LongestFor(decoder.LongestOf(sentence), decoder.StatesOf(sentence)), bos, options,
                count)),
        ];
        int[] parents = new int[most], owners = new int[most], tokens = new int[most], chosen = new int[most];
        for (var live = beams.ToList(); live.Count > 0; live.RemoveAll(beam => beam.Live.IsEmpty))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = 0;
            foreach (var beam in live)
            {
                foreach (var prefix in beam.Live)
                    (parents[rows], owners[rows], tokens[rows++]) = (prefix.Row, beam.Sentence, prefix.Token);
            }
            decoder.Next(parents.AsSpan(0, rows), owners.AsSpan(0, rows), tokens.AsSpan(0, rows));
            tree.Begin();
            var row = 0;
            foreach (var beam in live)
            {
                beam.Begin(row);
                row += beam.Live.Length;
            }
            Continue(decoder, live, rows, next, choice, chosen);
            foreach (var beam in live)
                beam.Advance(choice, tree);
        }
        return [.. beams.Select(beam => beam.Best(tree))];
    }

    /// <summary>
    /// Finds the best continuations of all prefixes. If there are many, the most probable prefixes of every sentence
    /// come first, then the next ones and so on: by then some are known to have no continuation among the
    /// best.
    /// </summary>
    /// <param name="rows">How many prefixes there are.</param>
    /// <param name="chosen">Room for as many rows.</param>
    private static void Continue(
        IStepwiseDecoder decoder, List<SentenceBeam> live, int rows, RankedTokens next,
        TokenChoice choice, int[] chosen)
    {
        // Half as many rows as are ranked at a time are still enough for an efficient product.
        var each = rows <= RankedTokens.RowsEach ? rows : 1 + RankedTokens.RowsEach / (2 * live.Count);
        for (int first = 0, left = rows; left > 0; first += each)
        {
            var count = 0;
            foreach (var beam in live)
            {
                count += beam.Ask(first, each, chosen.AsSpan(count));
                left -= Math.Clamp(beam.Live.Length - first, 0, each);
            }
            next.Rank(decoder, chosen.AsMemory(0, count));
            foreach (var beam in live)
                beam.Take(first, each, next, choice);
        }
    }
}
