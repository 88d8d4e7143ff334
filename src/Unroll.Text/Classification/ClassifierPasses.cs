namespace Unroll.Text;

/// <summary>
/// Runs many texts through a model: those of similar length together, each thread has its own passes, and what depends
/// on a word alone is computed once for all texts that contain it. A text's result is the same as if it were alone.
/// </summary>
internal static class ClassifierPasses
{
    /// <param name="take">
    /// Called with the indices of some texts and their logits, [texts, classes]; from several threads.
    /// </param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Run(
        TextClassifierModel model, IReadOnlyList<EncodedTokens> texts, Action<int[], Tensor> take,
        CancellationToken cancellationToken)
    {
        var tokens = texts.Sum(text => (long)text.Words.Length);
        var numbers = (long)model.Vocabulary * model.TableWidth;
        // A table has a cost: it must have fewer words than there are tokens, and fit into memory.
        if (tokens <= LengthPasses.Tokens || !model.ReadsWordsAlone)
            Run(texts, 0, texts.Count, batch =>
                model.Forward(TokenBatch.Pack([.. batch.Select(i => texts[i])])), take, cancellationToken);
        else if (tokens >= model.Vocabulary && numbers <= WordRows.TableNumbers)
            RunWith(model.TabulateAll(), 0, texts.Count, null);
        else
            RunInParts();

        void RunWith(InputTable table, int first, int last, Converter<int, int>? row) =>
            Run(texts, first, last, batch => model.Forward(table, Packed(batch, texts, row)), take, cancellationToken);

        void RunInParts()
        {
            for (int first = 0, last = 0; first < texts.Count; first = last)
            {
                var words = new WordRows(model.Vocabulary);
                while (last < texts.Count
                    && (last == first || (long)words.Count * model.TableWidth < WordRows.TableNumbers))
                {
                    words.Add(texts[last++].Words);
                }
                RunWith(model.Tabulate(words.Ids), first, last, words.RowOf);
            }
        }
    }

    private static void Run(
        IReadOnlyList<EncodedTokens> texts, int first, int last, Func<int[], Tensor> forward,
        Action<int[], Tensor> take, CancellationToken cancellationToken) =>
        LengthPasses.Run(
            Enumerable.Range(first, last - first), i =>
            texts[i].Words.Length, batch => take(batch, forward(batch)), cancellationToken);

    private static PackedTokens Packed(int[] batch, IReadOnlyList<EncodedTokens> texts, Converter<int, int>? row) =>
        PackedTokens.Pack(Array.ConvertAll(
            batch, i => row is null ? texts[i].Words : Array.ConvertAll(texts[i].Words, row)));
}
