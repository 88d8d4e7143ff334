using TorchSharp;
using static Unroll.Peers.TranslationProblem;

namespace Unroll.Peers;

/// <summary>Beam search over many sentences at once, as <see cref="TranslationProblem"/> says; those that are done leave the batch.</summary>
internal static class TorchBeamSearch
{
    private const int BatchSize = 64;

    /// <summary>Continuations of a sentence that are looked at: a beam of them goes on, however many prefixes end.</summary>
    private const int Looked = 2 * Beam;

    public static int[][] Translate(TorchTranslatorModel model, int[][] sentences)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        var words = model.InputParts(model.Embeddings);
        var weight = model.StepWeight();
        var translations = new int[sentences.Length][];
        foreach (var batch in Enumerable.Range(0, sentences.Length).OrderByDescending(i => sentences[i].Length).Chunk(BatchSize))
        {
            using var inner = torch.NewDisposeScope();
            TorchBeam[] beams = [.. batch.Select(i => new TorchBeam(MaximumLength(sentences[i].Length)))];
            using var sources = new TorchSources([.. batch.Select(i => sentences[i])]);
            Decode(model, words, weight, sources, beams);
            for (var i = 0; i < batch.Length; i++)
                translations[batch[i]] = beams[i].Best();
        }
        return translations;
    }

    /// <param name="words">The gates' part of each word of the vocabulary.</param>
    private static void Decode(TorchTranslatorModel model, torch.Tensor words, torch.Tensor weight, TorchSources sources, TorchBeam[] live)
    {
        var (memory, hidden, cell) = model.Encode(sources);
        while (live.Length > 0)
        {
            using var scope = torch.NewDisposeScope();
            var prefixes = live.SelectMany(beam => beam.Live).ToArray();
            var width = prefixes.Length / live.Length;
            var tokens = torch.tensor(prefixes.Select(one => (long)one.Prefix.Token).ToArray());
            var before = torch.tensor(prefixes.Select(one => one.Prefix.LogProbability).ToArray(), [prefixes.Length, 1]);

            (hidden, cell, var context) = model.Step(words.index_select(0, tokens), weight, hidden, cell, memory);
            var logits = model.Logits(hidden, model.Embed(tokens), context);
            // Of the best ten no prefix has more than five that go on and one that ends.
            var most = width == 1 ? Looked : Beam + 1;
            var (values, ids) = logits.topk(most, 1);
            var (best, places) = (values - logits.logsumexp(1, keepdim: true) + before).view(live.Length, -1).topk(Looked, 1);
            var (bestValues, bestIds) = (best.Values(), ids.view(live.Length, -1).gather(1, places).data<long>().ToArray());
            var parents = places.data<long>().Select(place => place / most).ToArray();

            int[] kept = [.. Enumerable.Range(0, live.Length).Where(i => live[i].Continue(
                bestValues.AsSpan(i * Looked, Looked), bestIds.AsSpan(i * Looked, Looked), parents.AsSpan(i * Looked, Looked)))];
            if (kept.Length > 0 && kept.Length < live.Length)
                memory = memory.Select(torch.tensor(kept.Select(i => (long)i).ToArray())).MoveToOuterDisposeScope();
            var rows = torch.tensor(kept.SelectMany(i => live[i].Live.Select(one => ((long)i * width) + one.Parent)).ToArray());
            (hidden, cell) = (hidden.index_select(0, rows).MoveToOuterDisposeScope(), cell.index_select(0, rows).MoveToOuterDisposeScope());
            live = [.. kept.Select(i => live[i])];
        }
    }
}
