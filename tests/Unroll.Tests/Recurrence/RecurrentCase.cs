using System.Text.Json;
using CustomCell;

namespace Unroll.Tests.Recurrence;

/// <summary>
/// One case of <c>Fixtures/recurrent_*.json</c>: a network, its input and float64 results, made with PyTorch.
/// </summary>
public sealed class RecurrentCase(JsonElement json)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public string Name => json.GetProperty("name").GetString()!;

    public bool BatchFirst => json.GetProperty("batchFirst").GetBoolean();

    public int[]? Lengths => json.GetProperty("lengths") is { ValueKind: JsonValueKind.Array } lengths
        ? [.. lengths.EnumerateArray().Select(length => length.GetInt32())] : null;

    public IEnumerable<JsonProperty> Gradients => json.GetProperty("gradients").EnumerateObject();

    public static IEnumerable<RecurrentCase> All =>
        Directory.GetFiles(Folder, "recurrent_*.json").Order()
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("cases")
            .EnumerateArray()).Select(json => new RecurrentCase(json));

    public Tensor? Tensor(string name) =>
        json.GetProperty(name) is { ValueKind: JsonValueKind.Object } tensor ? Read(tensor) : null;

    public static Tensor Read(JsonElement tensor) => Unroll.Tensor.Of(
        new Shape([.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())]),
            [.. Values(tensor).Select(value => (float)value)]);

    public static double[] Values(JsonElement tensor) =>
        [.. tensor.GetProperty("data").EnumerateArray().Select(value => value.GetDouble())];

    public double[] Values(string name) => Values(json.GetProperty(name));

    /// <summary>The case's network with the case's parameters.</summary>
    public IRecurrent Network()
    {
        var cell = json.GetProperty("cell").GetString();
        IRecurrent network = cell switch
        {
            "tanh" => Make(new ElmanCell()),
            "relu" => Make(new ElmanCell(ElmanActivation.Relu)),
            "residual" => Make(new ResidualCell()),
            "forget_gate" => Make(new ForgetGateCell()),
            "input_gate" => Make(new InputGateCell()),
            "lstm" => Make(new LstmCell()),
            "gru" => Make(new GruCell()),
            "janet" => Make(new JanetCell()),
            _ => throw new InvalidOperationException($"no cell for {cell}"),
        };
        var given = json.GetProperty("parameters").EnumerateObject()
            .ToDictionary(entry => entry.Name, entry => entry.Value);
        Assert.Equal(given.Keys.Order(), network.NamedParameters().Select(entry => entry.Name).Order());
        foreach (var (name, parameter) in network.NamedParameters())
            parameter.Assign(Read(given[name]));
        return network;
    }

    private IRecurrent Make<TCell>(TCell cell) where TCell : struct, IRecurrentCell => new Recurrent<TCell>(
        json.GetProperty("inputSize").GetInt32(), json.GetProperty("hiddenSize").GetInt32(),
        new RecurrentOptions
        {
            Layers = json.GetProperty("layers").GetInt32(),
            Bidirectional = json.GetProperty("bidirectional").GetBoolean(),
            Bias = json.GetProperty("bias").GetBoolean(),
            BatchFirst = BatchFirst,
        },
        seed: 1, cell);
}
