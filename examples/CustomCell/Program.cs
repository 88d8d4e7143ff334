using CustomCell;
using Unroll;

// A cell of one's own is a struct of some sixty lines, JanetCell.cs. Layers, both directions, packing and exact
// gradients come with it.
var network = new Recurrent<JanetCell>(
    inputSize: 4, hiddenSize: 8, layers: 2, bidirectional: true, batchFirst: true, seed: 1);
Console.WriteLine($"{JanetCell.Name}: {network.ParameterCount()} parameters");
foreach (var (name, parameter) in network.NamedParameters())
    Console.WriteLine($"  {name,-24} {parameter.Shape}");

// What `unroll lab gradients` measures: does it learn which symbol came first, and how much of the gradient is left
// at the first step? Its forget gate, block 0, begins open over the sequence.
var task = MemoryTasks.Recall;
foreach (var length in new[] { 10, 50, 100 })
{
    var single = new Recurrent<JanetCell>(task.InputSize, hiddenSize: 32, seed: 1);
    OpenGates.Set(single, keep: 0, write: null, length, seed: 1);
    var trial = MemoryTrial.Run(single, task, length);
    Console.WriteLine(
        $"{length} steps: {(trial.IsLearned ? "learned" : "not learned")} after {trial.Updates} updates, "
        + $"gradient {trial.Before[0] / trial.Before[^1]:0.0e+0} of the last step's");
}
