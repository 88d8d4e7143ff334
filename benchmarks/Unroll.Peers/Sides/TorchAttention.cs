using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>The parameters of additive attention.</summary>
internal sealed class TorchAttention : torch.nn.Module
{
    private readonly TorchModules.Linear _state = torch.nn.Linear(
        TranslationProblem.StateSize, TranslationProblem.AttentionSize, hasBias: false);
    private readonly TorchModules.Linear _query = torch.nn.Linear(
        TranslationProblem.HiddenSize, TranslationProblem.AttentionSize, hasBias: false);
    private readonly TorchModules.Parameter _vector = new(torch.zeros(TranslationProblem.AttentionSize));

    public TorchAttention()
        : base("attention")
    {
        register_module("state", _state);
        register_module("query", _query);
        register_parameter("vector", _vector);
    }

    /// <summary>The states of sources with their keys, which are made once.</summary>
    /// <param name="states"><c>[batch, time, state]</c>.</param>
    public TorchMemory Remember(torch.Tensor states, torch.Tensor? mask) => new(states, _state.call(states), mask);

    /// <param name="hidden">The previous states, <c>[batch * width, hidden]</c>: as many for each source.</param>
    /// <returns>The context, <c>[batch * width, state]</c>.</returns>
    public torch.Tensor Read(torch.Tensor hidden, TorchMemory memory) => Read(
        _query.call(hidden), memory, hidden.shape[0] / memory.Keys.shape[0]);

    /// <summary>The same where sources have different numbers of queries.</summary>
    /// <param name="hidden">The previous states, <c>[rows, hidden]</c>.</param>
    /// <param name="places">The place of each row in <c>[batch, width]</c>, as one number.</param>
    /// <returns>The context, <c>[rows, state]</c>.</returns>
    public torch.Tensor Read(torch.Tensor hidden, TorchMemory memory, torch.Tensor places, long width)
    {
        var rows = _query.call(hidden);
        var padded = torch.zeros(memory.Keys.shape[0] * width, rows.shape[1]).index_copy_(0, places, rows);
        return Read(padded, memory, width).index_select(0, places);
    }

    private torch.Tensor Read(torch.Tensor queries, TorchMemory memory, long width)
    {
        var (batch, time) = (memory.Keys.shape[0], memory.Keys.shape[1]);
        var query = queries.view(batch, width, 1, -1);
        var units = (memory.Keys.unsqueeze(1) + query).tanh_();
        var scores = units.view(batch * width * time, -1).mv(_vector).view(batch, width, time);
        var weights = (memory.Mask is { } mask ? scores + mask : scores).softmax(2);
        return weights.bmm(memory.States).view(batch * width, -1);
    }
}
