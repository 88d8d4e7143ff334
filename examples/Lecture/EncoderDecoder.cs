using Unroll;

namespace Lecture;

/// <summary>Figure 6: an encoder reads the source, a decoder goes on from its last state, from BOS to EOS.</summary>
public sealed class EncoderDecoder(int sourceWords, int targetWords, int size, ulong seed) : IModule
{
    public const int Bos = 0, Eos = 1;

    private readonly Embedding _source = new(sourceWords, size, seed: seed);
    private readonly Embedding _target = new(targetWords, size, seed: seed + 1);
    private readonly Lstm _encoder = new(size, size, seed: seed + 2);
    private readonly Lstm _decoder = new(size, size, seed: seed + 3);
    private readonly Linear _output = new(size, targetWords, seed: seed + 4);

    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [.. _source.Under("source"), .. _target.Under("target"), .. _encoder.Under("encoder"),
            .. _decoder.Under("decoder"), .. _output.Under("output")];

    /// <summary>The mean cross-entropy of each word of the targets, EOS included, given the words before it.</summary>
    public Tensor Loss(IReadOnlyList<int[]> sources, IReadOnlyList<int[]> targets, TrainingPass pass)
    {
        var (_, encoded) = _encoder.Forward(_source.Forward(PackedTokens.Pack(sources), pass), pass);
        var read = PackedTokens.Pack([.. targets.Select(words => (int[])[Bos, .. words])]);
        var write = PackedTokens.Pack([.. targets.Select(words => (int[])[.. words, Eos])]);
        var (states, _) = _decoder.Forward(_target.Forward(read, pass), pass, encoded);
        return CrossEntropy.Mean(_output.Forward(states.Data, pass), write.Ids);
    }

    /// <summary>Writes word by word: each is the most probable one, and the decoder's next input.</summary>
    public IEnumerable<int> Translate(int[] source)
    {
        var (_, state) = _encoder.Forward(_source.Forward(source).Reshape(source.Length, 1, size));
        for (var (word, written) = (Bos, 0); written < 10; written++)
        {
            (var h, state) = _decoder.Forward(_target.Forward([word]).Reshape(1, 1, size), initial: state);
            var y = _output.Forward(h.Reshape(1, size)).Softmax().ToArray(); // (2)
            word = Array.IndexOf(y, y.Max());
            if (word == Eos)
                yield break;
            yield return word;
        }
    }
}
