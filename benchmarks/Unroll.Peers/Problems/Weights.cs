namespace Unroll.Peers;

/// <summary>The parameters both sides begin with, by PyTorch's names.</summary>
internal sealed class Weights
{
    private readonly Dictionary<string, Weight> _weights = [];

    public IReadOnlyCollection<string> Names => _weights.Keys;

    public Weight this[string name] => _weights[name];

    public Weights Add(string name, Draws draws, float range, params long[] shape)
    {
        _weights.Add(name, new Weight(shape, draws.Uniform(shape.Aggregate(1L, (a, b) => a * b), range)));
        return this;
    }

    /// <summary>The four parameters of one direction of an LSTM, in PyTorch's shapes and initial range.</summary>
    public Weights AddLstm(Draws draws, string prefix, int inputSize, int hiddenSize, string suffix)
    {
        var range = 1 / MathF.Sqrt(hiddenSize);
        return Add($"{prefix}weight_ih_{suffix}", draws, range, 4 * hiddenSize, inputSize)
            .Add($"{prefix}weight_hh_{suffix}", draws, range, 4 * hiddenSize, hiddenSize)
            .Add($"{prefix}bias_ih_{suffix}", draws, range, 4 * hiddenSize)
            .Add($"{prefix}bias_hh_{suffix}", draws, range, 4 * hiddenSize);
    }
}
