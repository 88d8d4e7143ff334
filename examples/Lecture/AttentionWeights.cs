using Unroll;

namespace Lecture;

/// <summary>Equations (12) and (13): the four scores of three states, their weights and the weighted sum.</summary>
public static class AttentionWeights
{
    public static void Run(TextWriter output)
    {
        // q: h(1), h(2), h(3) of a source of three words; k: the decoder's state h(t-1).
        var states = PackedSequence.PackSequence([Tensor.Of(new float[,] { { 1, 0 }, { 2, 1 }, { 0, 1 } })]);
        var previous = Tensor.Of(1, 2);

        var additive = new AdditiveScore(keySize: 2, querySize: 2, attentionSize: 2);
        Set(additive, "state.weight", Tensor.Of(new float[,] { { 1, 0 }, { 0, 1 } })); // W, its part for h(s)
        Set(additive, "query.weight", Tensor.Of(new float[,] { { 0, 1 }, { 1, 0 } })); // and for h(t-1)
        Set(additive, "vector", Tensor.Of(1, -1)); // w
        var bilinear = new BilinearScore(keySize: 2, querySize: 2);
        Set(bilinear, "weight", Tensor.Of(new float[,] { { 1, 1 }, { 0, 1 } })); // W

        Print("w tanh(W [q; k])", additive);
        Print("q W k", bilinear);
        Print("q k", new DotScore(2));
        Print("q k / sqrt(d)", new ScaledDotScore(2));

        void Print(string name, IAttentionScore score)
        {
            var scores = score.Forward(states, previous); // (12)
            var (context, weights) = new Attention(score).Forward(states, previous); // (13)
            output.WriteLine($"{name}: scores {scores}");
            output.WriteLine($"  weights {weights}, weighted sum {context}");
        }
    }

    private static void Set(IModule module, string name, Tensor values) =>
        module.NamedParameters().Single(entry => entry.Name == name).Parameter.Assign(values);
}
