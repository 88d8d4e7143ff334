using System.Text.Json;

namespace Unroll.Tests.Attentions;

/// <summary>
/// The layer with attention against PyTorch's float64 figures: each of the four scores, values and all gradients.
/// </summary>
public class AttentionFixtureTests
{
    public static TheoryData<string> Cases => Fixture.Names("attention.json", "cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsPyTorchs(string name)
    {
        var item = Fixture.Case("attention.json", "cases", name);
        var layer = Layer(item);
        foreach (var (parameterName, parameter) in layer.NamedParameters())
            parameter.Assign(item.GetProperty("parameters").Tensor(parameterName));
        var (sourceLengths, lengths) = (item.Ints("sourceLengths"), item.Ints("lengths"));
        var pass = new TrainingPass(1, 0);
        Tensor x = pass.Watch(item.Tensor("x")), states = pass.Watch(item.Tensor("states")),
            h0 = pass.Watch(item.Tensor("h0"));
        var c0 = item.Has("c0") ? pass.Watch(item.Tensor("c0")) : null;

        var memory = layer.Prepare(
            PackedSequence.Pack(states, sourceLengths, batchFirst: true, enforceSorted: false), pass);
        var (output, read, weights, state) = layer.Forward(
            PackedSequence.Pack(x, lengths, batchFirst: true, enforceSorted: false), memory,
            new RecurrentState(Layers(h0), c0 is null ? null : Layers(c0)), pass);
        var (padded, _) = output.PadPacked(batchFirst: true);
        var (context, _) = new PackedSequence(read.Data.Slice(1, layer.InputSize, layer.ContextSize), read.Layout)
            .PadPacked(batchFirst: true);
        Near.Equal(item.Tensor("output"), padded);
        Near.Equal(item.Tensor("context"), context);
        Near.Equal(Layers(item.Tensor("h")), state.Hidden);
        if (c0 is not null)
            Near.Equal(Layers(item.Tensor("c")), state.Memory!);
        for (var sequence = 0; sequence < lengths.Length; sequence++)
        {
            for (var step = 0; step < lengths[sequence]; step++)
                Near.Equal(item.Tensor("weights").Select(0, sequence).Select(0, step).Span[..sourceLengths[sequence]],
                    weights[sequence, step]);
        }

        var loss = (padded * item.Tensor("upstreamOutput")).Sum() + (context * item.Tensor("upstreamContext")).Sum()
            + (state.Hidden * Layers(item.Tensor("upstreamH"))).Sum();
        if (c0 is not null)
            loss += (state.Memory! * Layers(item.Tensor("upstreamC"))).Sum();
        var gradients = loss.Backward();
        var expected = item.GetProperty("gradients");
        Near.Equal(expected.Tensor("x"), gradients[x]);
        Near.Equal(expected.Tensor("states"), gradients[states]);
        Near.Equal(expected.Tensor("h0"), gradients[h0]);
        if (c0 is not null)
            Near.Equal(expected.Tensor("c0"), gradients[c0]);
        foreach (var (parameterName, parameter) in layer.NamedParameters())
            Near.Equal(expected.Tensor(parameterName), gradients[parameter]);
    }

    private static IAttentionRecurrent Layer(JsonElement item)
    {
        const int Inputs = 2, Hidden = 4, State = 3;
        IAttentionScore score = item.GetProperty("score").GetString() switch
        {
            "additive" => new AdditiveScore(State, Hidden, 5),
            "bilinear" => new BilinearScore(State, Hidden),
            "dot" => new DotScore(Hidden),
            _ => new ScaledDotScore(Hidden),
        };
        return item.GetProperty("cell").GetString() == "lstm" ? new AttentionRecurrent<LstmCell>(Inputs, Hidden, score)
            : new AttentionRecurrent<GruCell>(Inputs, Hidden, score);
    }

    private static Tensor Layers(Tensor states) => states.Reshape(1, states.Shape[0], states.Shape[1]);
}
