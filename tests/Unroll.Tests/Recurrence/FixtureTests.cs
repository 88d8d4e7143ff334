namespace Unroll.Tests.Recurrence;

/// <summary>
/// Every cell, one to three layers, both directions, packed and padded: values and all gradients against float64.
/// </summary>
public class FixtureTests
{
    public static TheoryData<string> Names => [.. RecurrentCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesAndGradientsAreThoseOfPyTorch(string name)
    {
        var one = RecurrentCase.All.Single(candidate => candidate.Name == name);
        var network = one.Network();
        var pass = new TrainingPass(seed: 1, step: 0);
        var input = pass.Watch(one.Tensor("input")!);
        var h0 = one.Tensor("h0") is { } h ? pass.Watch(h) : null;
        var c0 = one.Tensor("c0") is { } c ? pass.Watch(c) : null;
        var initial = h0 is null ? null : new RecurrentState(h0, c0);
        Tensor output;
        RecurrentState state;
        if (one.Lengths is { } lengths)
        {
            var packed = PackedSequence.Pack(input, lengths, one.BatchFirst, enforceSorted: false);
            (var result, state) = network.Forward(packed, pass, initial);
            (output, _) = result.PadPacked(one.BatchFirst, totalLength: input.Shape[one.BatchFirst ? 1 : 0]);
        }
        else
        {
            (output, state) = network.Forward(input, pass, initial);
        }
        AssertClose("output", one.Values("output"), output);
        AssertClose("hn", one.Values("hn"), state.Hidden);
        var loss = (output * one.Tensor("upstreamOutput")!).Sum() + (state.Hidden * one.Tensor("upstreamHn")!).Sum();
        if (state.Memory is { } memory)
        {
            AssertClose("cn", one.Values("cn"), memory);
            loss += (memory * one.Tensor("upstreamCn")!).Sum();
        }

        var gradients = loss.Backward();

        var parameters = network.NamedParameters().ToDictionary(entry => entry.Name, entry => entry.Parameter);
        foreach (var expected in one.Gradients)
        {
            var actual = expected.Name switch
            {
                "input" => gradients[input],
                "h0" => gradients[h0!],
                "c0" => gradients[c0!],
                _ => gradients[parameters[expected.Name]],
            };
            AssertClose(expected.Name, RecurrentCase.Values(expected.Value), actual);
        }
        Assert.Equal(
            parameters.Keys.Order(), one.Gradients.Select(entry => entry.Name).Where(parameters.ContainsKey).Order());
    }

    private static void AssertClose(string what, double[] expected, Tensor actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual.Span[i]) <= 1e-5 * (1 + Math.Abs(expected[i])),
                $"{what}[{i}]: expected {expected[i]}, got {actual.Span[i]}");
    }
}
