namespace Unroll.Tests.Recurrence;

/// <summary>
/// A packed batch gives what a padded batch gives and what each sequence alone gives, to the last bit.
/// </summary>
public class PackedTests
{
    private static readonly int[] Lengths = [3, 6, 1, 6, 2];

    public static TheoryData<string, int> ForwardNetworks
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var cell in new[] { "elman", "residual", "forget-gate", "input-gate", "lstm", "gru", "janet" })
            {
                data.Add(cell, 1);
                data.Add(cell, 2);
            }
            return data;
        }
    }

    public static TheoryData<string, int, bool> Networks
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (var cell in new[] { "elman", "residual", "forget-gate", "input-gate", "lstm", "gru", "janet" })
            {
                data.Add(cell, 1, false);
                data.Add(cell, 2, true);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void PackedEqualsOneByOne(string cell, int layers, bool bidirectional)
    {
        var network = Cells.Network(cell, 5, 11, layers, bidirectional, batchFirst: true);
        Tensor[] sequences = [.. Lengths.Select((length, i) => Tensor.Uniform(new Shape(length, 5), -1, 1, (ulong)i))];
        var (packedOutput, packedState) = network.Forward(PackedSequence.PackSequence(sequences, enforceSorted: false));
        var outputs = packedOutput.UnpackSequence();
        for (var i = 0; i < sequences.Length; i++)
        {
            var (output, state) = network.Forward(sequences[i]);
            Assert.Equal(output.ToArray(), outputs[i].ToArray());
            Assert.Equal(state.Hidden.ToArray(), packedState.Hidden.Select(1, i).ToArray());
            Assert.Equal(state.Memory?.ToArray(), packedState.Memory?.Select(1, i).ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void PackedEqualsPaddedOverTheRealSteps(string cell, int layers, bool bidirectional)
    {
        // One length for all, so that the padded batch has nothing but real steps; then both layouts of a padded batch.
        var batchFirst = Cells.Network(cell, 5, 11, layers, bidirectional, batchFirst: true);
        var timeFirst = Cells.Network(cell, 5, 11, layers, bidirectional, batchFirst: false);
        var input = Tensor.Uniform(new Shape(4, 6, 5), -1, 1, 3);
        var (padded, paddedState) = batchFirst.Forward(input);
        var (packed, packedState) = batchFirst.Forward(
            PackedSequence.Pack(input, lengths: [6, 6, 6, 6], batchFirst: true));
        Assert.Equal(padded.ToArray(), packed.PadPacked(batchFirst: true).Padded.ToArray());
        Assert.Equal(paddedState.Hidden.ToArray(), packedState.Hidden.ToArray());
        var transposed = PackedSequence.Pack(input, lengths: [6, 6, 6, 6], batchFirst: true)
            .PadPacked(batchFirst: false).Padded;
        Assert.Equal(paddedState.Hidden.ToArray(), timeFirst.Forward(transposed).State.Hidden.ToArray());
    }

    [Theory]
    [MemberData(nameof(ForwardNetworks))]
    public void PaddingChangesNothingInTheForwardDirection(string cell, int layers)
    {
        // A padded batch without lengths would run backwards over its padding; packing is there for that.
        var network = Cells.Network(cell, 5, 11, layers, bidirectional: false, batchFirst: true);
        Tensor[] sequences = [.. Lengths.Select((length, i) => Tensor.Uniform(new Shape(length, 5), -1, 1, (ulong)i))];
        var padded = network.Forward(Padding.PadSequence(sequences, batchFirst: true)).Output;
        var packed = network.Forward(
            PackedSequence.PackSequence(sequences, enforceSorted: false)).Output.UnpackSequence();
        for (var i = 0; i < sequences.Length; i++)
            Assert.Equal(packed[i].ToArray(), padded.Select(0, i).Slice(0, 0, Lengths[i]).ToArray());
    }

    [Theory]
    [MemberData(nameof(ForwardNetworks))]
    public void StepByStepEqualsForward(string cell, int layers)
    {
        var input = Tensor.Uniform(new Shape(7, 5), -1, 1, 9);
        var expected = Cells.Network(cell, 5, 11, layers, false, true).Forward(input).Output;
        Assert.Equal(expected.ToArray(), Cells.Steps(cell, 5, 11, layers, input));
    }
}
