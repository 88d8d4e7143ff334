using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Unroll.Peers.Onnx;

/// <summary>
/// A graph of the ONNX format, node by node. Weights and numbers are stored as they lie in memory, little-endian.
/// </summary>
internal sealed class OnnxGraph(string name)
{
    private const int IrVersion = 8;
    private const int OperatorSet = 17;

    private readonly GraphProto _graph = new() { Name = name };

    /// <summary>An input of the graph. A dimension that has a name instead of a size may be of any.</summary>
    public string Input(string input, TensorProto.Types.DataType type, params string[] dimensions)
    {
        _graph.Input.Add(Described(input, type, dimensions));
        return input;
    }

    public void Output(string output, params string[] dimensions)
        => _graph.Output.Add(Described(output, TensorProto.Types.DataType.Float, dimensions));

    public string Constant(string constant, long[] dimensions, float[] values)
        => Constant(constant, dimensions, TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes<float>(values));

    public string Constant(string constant, params long[] values)
        => Constant(constant, [values.Length], TensorProto.Types.DataType.Int64, MemoryMarshal.AsBytes<long>(values));

    /// <summary>Adds a node with one output and returns its name. An input or output named "" is left out.</summary>
    public string Node(string operation, string[] inputs, string output, params AttributeProto[] attributes)
        => Node(operation, inputs, [output], attributes)[0];

    /// <inheritdoc cref="Node(string, string[], string, AttributeProto[])"/>
    public string[] Node(string operation, string[] inputs, string[] outputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = outputs[^1] };
        node.Input.Add(inputs);
        node.Output.Add(outputs);
        node.Attribute.Add(attributes);
        _graph.Node.Add(node);
        return outputs;
    }

    public static AttributeProto Attribute(string name, long value)
        => new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    public static AttributeProto Attribute(string name, string value)
        => new() { Name = name, S = ByteString.CopyFromUtf8(value), Type = AttributeProto.Types.AttributeType.String };

    public static AttributeProto Attribute(string name, long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.Add(values);
        return attribute;
    }

    /// <summary>The file that a model with this graph is.</summary>
    public byte[] ToBytes()
    {
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = "Unroll.Peers", Graph = _graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = OperatorSet });
        return model.ToByteArray();
    }

    private string Constant(
        string constant, long[] dimensions, TensorProto.Types.DataType type, ReadOnlySpan<byte> bytes)
    {
        var tensor = new TensorProto { Name = constant, DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
        tensor.Dims.Add(dimensions);
        _graph.Initializer.Add(tensor);
        return constant;
    }

    private static ValueInfoProto Described(string name, TensorProto.Types.DataType type, string[] dimensions)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(dimensions.Select(dimension => new TensorShapeProto.Types.Dimension { DimParam = dimension }));
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
