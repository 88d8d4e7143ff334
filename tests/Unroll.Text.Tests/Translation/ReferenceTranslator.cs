namespace Unroll.Text.Tests;

/// <summary>
/// A translator of one LSTM layer that reads both ways and attends by the additive score, written to be read, in
/// float64 and one number at a time: what the model must compute, and nothing of how.
/// </summary>
internal sealed class ReferenceTranslator(TranslatorModel model)
{
    private readonly Dictionary<string, Tensor> _weights = model.NamedParameters()
        .ToDictionary(entry => entry.Name, entry => entry.Parameter.Value);

    /// <summary>ln p of each target token given those before it, and how each weighed the source.</summary>
    /// <param name="source">The ids of the source, followed by EOS.</param>
    /// <param name="target">The ids of the target, followed by EOS.</param>
    public (double[] LogProbabilities, double[][] Attention) Score(int[] source, int[] target)
    {
        double[][] embedded = [.. source.Select(id => Row("source.weight", id))];
        var (forward, lastForward) = Lstm("", embedded);
        var (backward, lastBackward) = Lstm("_reverse", [.. embedded.Reverse()]);
        double[][] states = [.. forward.Zip(backward.Reverse(), (there, back) => (double[])[.. there, .. back])];
        var h = Tanh(Affine("bridge.hidden_l0", [.. forward[^1], .. backward[^1]]));
        var c = Tanh(Affine("bridge.memory_l0", [.. lastForward, .. lastBackward]));
        var (logProbabilities, attention, read) = (new List<double>(), new List<double[]>(), Vocabulary.Begin);
        foreach (var written in target)
        {
            var x = Row("target.weight", read);
            var query = Times("decoder.attention.score.query.weight", h);
            double[] scores = [.. states.Select(
                state => Dot(
                Tanh(Plus(Times("decoder.attention.score.state.weight", state), query)),
                Row("decoder.attention.score.vector", 0)))]; // (12)
            var weights = Softmax(scores); // (13)
            double[] context = [.. states[0]
                .Select((_, i) => states.Zip(weights, (state, weight) => weight * state[i]).Sum())];
            (h, c) = Step("decoder.attention", "", [.. x, .. context], h, c);
            var logits = Affine(
                _weights.ContainsKey("output.weight") ? "output.weight" : "target.weight", "output.bias",
                Affine("readout", [.. h, .. x, .. context]));
            logProbabilities.Add(Math.Log(Softmax(logits)[written]));
            attention.Add(weights);
            read = written;
        }
        return ([.. logProbabilities], [.. attention]);
    }

    private (double[][] Hidden, double[] Memory) Lstm(string direction, double[][] inputs)
    {
        var width = _weights[$"encoder.weight_hh_l0{direction}"].Shape[1];
        var (h, c, all) = (new double[width], new double[width], new List<double[]>());
        foreach (var x in inputs)
        {
            (h, c) = Step("encoder", direction, x, h, c);
            all.Add(h);
        }
        return ([.. all], c);
    }

    private (double[] Hidden, double[] Memory) Step(string layer, string direction, double[] x, double[] h, double[] c)
    {
        var gates = Plus(
            Affine($"{layer}.weight_ih_l0{direction}", $"{layer}.bias_ih_l0{direction}", x),
            Affine($"{layer}.weight_hh_l0{direction}", $"{layer}.bias_hh_l0{direction}", h));
        var n = h.Length;
        double[] memory = [.. c.Select(
            (before, i) => Sigmoid(gates[n + i]) * before + Sigmoid(gates[i]) * Math.Tanh(gates[2 * n + i]))];
        return ([.. memory.Select((value, i) => Sigmoid(gates[3 * n + i]) * Math.Tanh(value))], memory);
    }

    private double[] Affine(string layer, double[] x) => Affine($"{layer}.weight", $"{layer}.bias", x);

    private double[] Affine(string weight, string bias, double[] x) => Plus(Times(weight, x), Row(bias, 0));

    private double[] Times(string weight, double[] x) =>
        [.. Enumerable.Range(0, _weights[weight].Shape[0]).Select(row => Dot(Row(weight, row), x))];

    private double[] Row(string name, int row)
    {
        var width = _weights[name].Shape[_weights[name].Rank - 1];
        return [.. _weights[name].ToArray().Skip(row * width).Take(width).Select(value => (double)value)];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Plus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static double[] Tanh(double[] x) => Array.ConvertAll(x, Math.Tanh);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double[] Softmax(double[] x)
    {
        var sum = x.Sum(Math.Exp);
        return Array.ConvertAll(x, value => Math.Exp(value) / sum);
    }
}
