using CustomCell;

namespace Unroll.Tests.Recurrence;

/// <summary>Networks by the name of their cell, always with the same weights.</summary>
public static class Cells
{
    public static IRecurrent Network(
        string cell, int input, int hidden, int layers, bool bidirectional, bool batchFirst, float dropout = 0) =>
        cell switch
        {
            "elman" => new Recurrent<ElmanCell>(input, hidden, layers, bidirectional, batchFirst, dropout, 1),
            "residual" => new Recurrent<ResidualCell>(input, hidden, layers, bidirectional, batchFirst, dropout, 1),
            "forget-gate" =>
                new Recurrent<ForgetGateCell>(input, hidden, layers, bidirectional, batchFirst, dropout, 1),
            "input-gate" =>
                new Recurrent<InputGateCell>(input, hidden, layers, bidirectional, batchFirst, dropout, 1),
            "lstm" => new Recurrent<LstmCell>(input, hidden, layers, bidirectional, batchFirst, dropout, 1),
            "gru" => new Recurrent<GruCell>(input, hidden, layers, bidirectional, batchFirst, dropout, 1),
            "janet" => new Recurrent<JanetCell>(input, hidden, layers, bidirectional, batchFirst, dropout, 1),
            _ => throw new ArgumentException(cell, nameof(cell)),
        };

    public static float[] Steps(string cell, int input, int hidden, int layers, Tensor steps) => cell switch
    {
        "elman" => Steps((Recurrent<ElmanCell>)Network(cell, input, hidden, layers, false, false), steps),
        "residual" => Steps((Recurrent<ResidualCell>)Network(cell, input, hidden, layers, false, false), steps),
        "forget-gate" => Steps((Recurrent<ForgetGateCell>)Network(cell, input, hidden, layers, false, false), steps),
        "input-gate" => Steps((Recurrent<InputGateCell>)Network(cell, input, hidden, layers, false, false), steps),
        "lstm" => Steps((Recurrent<LstmCell>)Network(cell, input, hidden, layers, false, false), steps),
        "gru" => Steps((Recurrent<GruCell>)Network(cell, input, hidden, layers, false, false), steps),
        "janet" => Steps((Recurrent<JanetCell>)Network(cell, input, hidden, layers, false, false), steps),
        _ => throw new ArgumentException(cell, nameof(cell)),
    };

    private static float[] Steps<TCell>(Recurrent<TCell> network, Tensor steps) where TCell : struct, IRecurrentCell
    {
        var state = network.NewStepState();
        var outputs = new List<float>();
        for (var run = 0; run < 2; run++)
        {
            outputs.Clear();
            state.Reset(); // a second run must not see the first
            for (var t = 0; t < steps.Shape[0]; t++)
                outputs.AddRange(network.Step(steps.Span.Slice(t * network.InputSize, network.InputSize), state));
        }
        return [.. outputs];
    }
}
