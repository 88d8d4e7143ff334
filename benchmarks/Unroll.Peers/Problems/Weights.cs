namespace Unroll.Peers;

/// <summary>The parameters both sides begin with, by PyTorch's names.</summary>
internal sealed class Weights
{
    private readonly Dictionary<string, Weight> _weights = [];

    public IReadOnlyCollection<string> Names => _weights.Keys;

    public Weight this[string name] => _weights[name];

    public Weights Add(string name, Draws draws, float range, params long[] shape)
        => Add(name, new Weight(shape, draws.Uniform(shape.Aggregate(1L, (a, b) => a * b), range)));

    public Weights Add(string name, Weight weight)
    {
        _weights.Add(name, weight);
        return this;
    }

    /// <summary>The same under other names.</summary>
    public Weights Renamed(Func<string, string> name)
    {
        var renamed = new Weights();
        foreach (var (own, weight) in _weights)
            renamed.Add(name(own), weight);
        return renamed;
    }

    /// <summary>A linear layer in PyTorch's shapes and initial range.</summary>
    public Weights AddLinear(Draws draws, string name, int inputSize, int outputSize)
    {
        var range = 1 / MathF.Sqrt(inputSize);
        return Add(name + ".weight", draws, range, outputSize, inputSize).Add(name + ".bias", draws, range, outputSize);
    }

    /// <summary>The three parameters of a linear-chain CRF.</summary>
    public Weights AddChain(Draws draws, string prefix, int tags)
        => Add(prefix + "start_transitions", draws, 1, tags)
            .Add(prefix + "end_transitions", draws, 1, tags)
            .Add(prefix + "transitions", draws, 1, tags, tags);

    /// <summary>The four parameters of one direction of an LSTM, in PyTorch's shapes and initial range.</summary>
    public Weights AddLstm(Draws draws, string prefix, int inputSize, int hiddenSize, string suffix)
    {
        var range = 1 / MathF.Sqrt(hiddenSize);
        return Add($"{prefix}weight_ih{suffix}", draws, range, 4 * hiddenSize, inputSize)
            .Add($"{prefix}weight_hh{suffix}", draws, range, 4 * hiddenSize, hiddenSize)
            .Add($"{prefix}bias_ih{suffix}", draws, range, 4 * hiddenSize)
            .Add($"{prefix}bias_hh{suffix}", draws, range, 4 * hiddenSize);
    }
}
