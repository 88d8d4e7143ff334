using Unroll;

namespace Lecture;

/// <summary>The chain rule is a product: how large the gradient of an earlier state is, after so many steps.</summary>
public static class VanishingGradients
{
    private const int Steps = 80;

    public static void Run(TextWriter output)
    {
        var remembering = new Recurrent<LstmCell>(inputSize: 4, hiddenSize: 16, seed: 1);
        OpenForgetGates(remembering);
        var inputs = Tensor.Uniform(new Shape(Steps + 1, 1, 4), -1, 1, seed: 2);
        output.WriteLine($"{"steps back",-22}{1,9}{10,9}{20,9}{40,9}{80,9}");
        Print("(1)", new Recurrent<ElmanCell>(inputSize: 4, hiddenSize: 16, seed: 1));
        Print("(4)", new Recurrent<ResidualCell>(inputSize: 4, hiddenSize: 16, seed: 1));
        Print("(6)", new Recurrent<ForgetGateCell>(inputSize: 4, hiddenSize: 16, seed: 1));
        Print("(8)", new Recurrent<InputGateCell>(inputSize: 4, hiddenSize: 16, seed: 1));
        Print("(10), (11)", new Recurrent<LstmCell>(inputSize: 4, hiddenSize: 16, seed: 1));
        Print("(10), (11), open f", remembering);

        void Print(string equation, IRecurrent network)
        {
            var norms = GradientFlow.Norms(network, inputs, (h, _) => h.Slice(0, Steps, 1).Sum());
            output.WriteLine($"{equation,-22}" + string.Concat(
                new[] { 1, 10, 20, 40, 80 }.Select(back => $"{norms[Steps - back],9:0.0e+0}")));
        }
    }

    private static void OpenForgetGates(Recurrent<LstmCell> lstm)
    {
        var bias = lstm.NamedParameters().Single(entry => entry.Name == "bias_ih_l0").Parameter;
        bias.Update(values => values.Slice(16, 16).Fill(5)); // gates lie as i f g o: σ(5) is 0.993
    }
}
