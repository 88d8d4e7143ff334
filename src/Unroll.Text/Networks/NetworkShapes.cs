namespace Unroll.Text;

/// <summary>
/// Finds out whether a file's sizes fit its tensors before a model of those sizes is made: a changed digit must not ask for more memory than the file
/// itself takes. What passes here, the loading of the tensors still checks to the last shape.
/// </summary>
internal sealed class NetworkShapes(IReadOnlyDictionary<string, Tensor> tensors)
{
    /// <exception cref="InvalidDataException">There is no such tensor, or it has another shape.</exception>
    public void Expect(string name, params long[] sizes)
    {
        var shape = Get(name).Shape;
        if (!shape.Sizes.ToArray().Select(size => (long)size).SequenceEqual(sizes))
            throw new InvalidDataException($"tensor {name} has shape {shape}, but configuration, vocabulary and labels ask for [{string.Join(", ", sizes)}]; the file was changed");
    }

    /// <summary>The weights of a recurrent network of any cell.</summary>
    /// <exception cref="InvalidDataException">One of them is not there or has another shape.</exception>
    public void ExpectRecurrent(string name, int input, int hidden, int layers, int directions)
    {
        for (var layer = 0; layer < layers; layer++)
        {
            for (var direction = 0; direction < directions; direction++)
            {
                var suffix = direction == 0 ? $"l{layer}" : $"l{layer}_reverse";
                var gates = Get($"{name}.weight_ih_{suffix}").Shape;
                var rows = gates.Rank > 0 ? gates[0] : 0;
                Expect($"{name}.weight_ih_{suffix}", rows, layer == 0 ? input : (long)directions * hidden);
                Expect($"{name}.weight_hh_{suffix}", rows, hidden);
            }
        }
    }

    private Tensor Get(string name) => tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new InvalidDataException($"there is no tensor {name}, which the configuration asks for; the file was changed");
}
