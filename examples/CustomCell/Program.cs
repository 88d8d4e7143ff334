using CustomCell;
using Unroll;

// A cell of one's own is a struct of some sixty lines, JanetCell.cs. Layers, both directions, packing and exact
// gradients come with it.
var network = new Recurrent<JanetCell>(
    inputSize: 4, hiddenSize: 8, layers: 2, bidirectional: true, batchFirst: true, seed: 1);
Console.WriteLine($"{JanetCell.Name}: {network.ParameterCount()} parameters");
foreach (var (name, parameter) in network.NamedParameters())
    Console.WriteLine($"  {name,-24} {parameter.Shape}");
