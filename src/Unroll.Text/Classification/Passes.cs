using Unroll.Threading;

namespace Unroll.Text;

/// <summary>
/// Many texts through a model: those of similar length together, each thread passes of its own, and what depends on a word alone computed once for all texts in which it stands. A text's result is the same
/// as if it were alone.
/// </summary>
internal static class Passes
{
    /// <summary>Tokens of one pass, more or less: many rows in every product, and few enough to stay in cache; a longer text passes alone.</summary>
    private const int PassTokens = 2048;

    /// <summary>Numbers in a table of words, at most, so that memory is bounded: 64 MB.</summary>
    private const int TableNumbers = 1 << 24;

    /// <param name="take">Given the indices of some texts and their logits, [texts, classes]; from several threads.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Run(TextClassifierModel model, IReadOnlyList<int[]> texts, Action<int[], Tensor> take, CancellationToken cancellationToken)
    {
        for (var first = 0; first < texts.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var words = new WordRows(model.Vocabulary);
            var last = first;
            var tokens = 0L;
            while (last < texts.Count && (last == first || (long)words.Count * model.TableWidth < TableNumbers))
            {
                words.Add(texts[last]);
                tokens += texts[last++].Length;
            }
            Run(model, texts, first, last, tokens > PassTokens ? words : null, take, cancellationToken);
            first = last;
        }
    }

    /// <param name="words">The texts' words; null where they are too few for a table to be worth it.</param>
    private static void Run(TextClassifierModel model, IReadOnlyList<int[]> texts, int first, int last, WordRows? words, Action<int[], Tensor> take, CancellationToken cancellationToken)
    {
        var table = words is null ? null : model.Tabulate(words.Ids);
        int[][] batches = [.. Batches(texts, first, last)];
        Action<int, int> pass = (i, _) =>
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            var batch = batches[i];
            var logits = table is null
                ? model.Forward(PackedTokens.Pack([.. batch.Select(text => texts[text])]))
                : model.Forward(table, PackedTokens.Pack([.. batch.Select(text => words!.RowsOf(texts[text]))]));
            take(batch, logits);
        };
        // A single pass is left to share its own work out.
        if (batches.Length == 1)
            pass(0, 0);
        else
            Workers.For(batches.Length, 0, pass);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Texts of similar length, as many as a pass takes, the longest first.</summary>
    private static IEnumerable<int[]> Batches(IReadOnlyList<int[]> texts, int first, int last)
    {
        var batch = new List<int>();
        var tokens = 0;
        foreach (var i in Enumerable.Range(first, last - first).OrderByDescending(i => texts[i].Length))
        {
            if (batch.Count > 0 && tokens + texts[i].Length > PassTokens)
            {
                yield return [.. batch];
                batch.Clear();
                tokens = 0;
            }
            batch.Add(i);
            tokens += texts[i].Length;
        }
        if (batch.Count > 0)
            yield return [.. batch];
    }

    /// <summary>The different words of some texts, numbered as they come.</summary>
    private sealed class WordRows(int vocabulary)
    {
        private readonly int[] _rows = new int[vocabulary]; // one more than the row, 0 for none
        private readonly List<int> _ids = [];

        public int Count => _ids.Count;

        public int[] Ids => [.. _ids];

        public void Add(int[] text)
        {
            foreach (var id in text)
            {
                if (_rows[id] != 0)
                    continue;
                _ids.Add(id);
                _rows[id] = _ids.Count;
            }
        }

        public int[] RowsOf(int[] text) => Array.ConvertAll(text, id => _rows[id] - 1);
    }
}
