using TorchSharp;
using static Unroll.Peers.TranslationProblem;

namespace Unroll.Peers;

/// <summary>
/// Beam search over many sentences at once, as <see cref="TranslationProblem"/> says; those that are done leave the
/// batch.
/// </summary>
internal sealed class TorchBeamSearch(TorchTranslatorModel model)
{
    private const int BatchSize = 64;

    /// <summary>Prefixes that were continued, over all sentences and steps.</summary>
    public long Prefixes { get; private set; }

    /// <summary>Source states that were read for them.</summary>
    public long Readings { get; private set; }

    public int[][] Translate(int[][] sentences)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        var words = model.InputParts(model.Embeddings);
        var weight = model.StepWeight();
        var translations = new int[sentences.Length][];
        var order = Enumerable.Range(0, sentences.Length).OrderByDescending(i => sentences[i].Length);
        foreach (var batch in order.Chunk(BatchSize))
        {
            using var inner = torch.NewDisposeScope();
            TorchBeam[] beams = [.. batch.Select(i => new TorchBeam(MaximumLength(sentences[i].Length)))];
            using var sources = new TorchSources([.. batch.Select(i => sentences[i])]);
            Decode(words, weight, sources, [.. beams.Zip(batch, (beam, i) => (beam, sentences[i].Length))]);
            for (var i = 0; i < batch.Length; i++)
                translations[batch[i]] = beams[i].Best();
        }
        return translations;
    }

    /// <param name="words">The gates' part of each word of the vocabulary.</param>
    /// <param name="live">The beams, and how many states each reads.</param>
    private void Decode(
        torch.Tensor words, torch.Tensor weight, TorchSources sources, (TorchBeam Beam, int Length)[] live)
    {
        // No prefix has more than as many continuations among the best five.
        const int Each = Beam;
        var (memory, hidden, cell) = model.Encode(sources);
        while (live.Length > 0)
        {
            using var scope = torch.NewDisposeScope();
            var prefixes = live.SelectMany(one => one.Beam.Live).ToArray();
            Prefixes += prefixes.Length;
            Readings += live.Sum(one => one.Beam.Live.Count * one.Length);
            var width = live.Max(one => one.Beam.Live.Count);
            var rowPlaces = live.SelectMany((one, i) => one.Beam.Live.Select((_, at) => ((long)i * width) + at));
            var places = torch.tensor(rowPlaces.ToArray());
            var tokens = torch.tensor(prefixes.Select(one => (long)one.Prefix.Token).ToArray());
            float[] scores = [.. prefixes.Select(one => one.Prefix.LogProbability)];
            var before = torch.tensor(scores, [prefixes.Length, 1]);

            var parts = words.index_select(0, tokens);
            (hidden, cell, var context) = model.Step(parts, weight, hidden, cell, memory, places, width);
            var logits = model.Logits(hidden, model.Embed(tokens), context);
            var (values, ids) = logits.topk(Each, 1);
            var bestValues = (values - logits.logsumexp(1, keepdim: true) + before).Values();
            var bestIds = ids.data<long>().ToArray();

            var (kept, rows, first) = (new List<int>(), new List<long>(), 0);
            for (var i = 0; i < live.Length; i++)
            {
                var (beam, count) = (live[i].Beam, live[i].Beam.Live.Count);
                var own = (first * Each)..((first + count) * Each);
                if (beam.Continue(bestValues.AsSpan(own), bestIds.AsSpan(own), Each))
                {
                    kept.Add(i);
                    rows.AddRange(beam.Live.Select(one => (long)(first + one.Parent)));
                }
                first += count;
            }
            if (kept.Count > 0 && kept.Count < live.Length)
                memory = memory.Select(torch.tensor(kept.Select(i => (long)i).ToArray())).MoveToOuterDisposeScope();
            var parents = torch.tensor(rows.ToArray());
            hidden = hidden.index_select(0, parents).MoveToOuterDisposeScope();
            cell = cell.index_select(0, parents).MoveToOuterDisposeScope();
            live = [.. kept.Select(i => live[i])];
        }
    }
}
