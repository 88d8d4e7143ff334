using Unroll;

namespace Lecture;

/// <summary>The lecture's four sequences: padded, packed, and read by an LSTM.</summary>
public static class Packing
{
    public static void Run(TextWriter output)
    {
        // Four sequences.
        var x0 = Tensor.Of(1, 2);
        var x1 = Tensor.Of(1, 2, 3);
        var x2 = Tensor.Of(1, 2, 3, 4);
        var x3 = Tensor.Of(1, 2, 3, 4, 5);
        Tensor[] sample = [x0, x1, x2, x3];
        output.WriteLine($"[{string.Join(", ", sample.AsEnumerable())}]");

        // Their lengths.
        int[] lengths = [2, 3, 4, 5];
        output.WriteLine($"[{string.Join(", ", lengths)}]");

        // PadSequence makes them equally long.
        var padded = Padding.PadSequence(sample, batchFirst: true);
        output.WriteLine(padded);

        // Packed column by column, the longest sequence first.
        var packed = PackedSequence.Pack(padded, lengths, batchFirst: true, enforceSorted: false);
        output.WriteLine(packed);

        // enforceSorted: true, the default, takes sequences in descending order of length alone.
        try
        {
            PackedSequence.Pack(padded, lengths, batchFirst: true);
        }
        catch (ArgumentException e)
        {
            output.WriteLine(e.Message);
        }

        // An LSTM reads what is packed as it is: here each step is a vector of one element.
        var lstm = new Lstm(inputSize: 1, hiddenSize: 5, batchFirst: true, seed: 1);
        var steps = PackedSequence.Pack(padded.Reshape(4, 5, 1), lengths, batchFirst: true, enforceSorted: false);
        var (hidden, (hn, cn)) = lstm.Forward(steps);
        output.WriteLine($"hidden {hidden.Data.Shape}, hn {hn.Shape}, cn {cn.Shape}");

        // And back: the sequences in the order given, padded with zeros.
        var (outputs, ends) = hidden.PadPacked(batchFirst: true);
        output.WriteLine($"padded again {outputs.Shape}, lengths {string.Join(", ", ends)}");
    }
}
