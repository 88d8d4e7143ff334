namespace Unroll.Tests;

/// <summary>
/// Compares gradients with finite differences of fourth order. Their step is large, for the forward pass is float32 and
/// its rounding must not drown the difference; what the step leaves out goes with its fourth power.
/// </summary>
internal static class GradientCheck
{
    private const float Step = 1f / 32;

    public static void Of(Func<Tensor, Tensor> forward, params int[] shape) =>
        Of((x, _) => forward(x[0]), [Values(shape, 1)]);

    public static void Of(Func<Tensor, Tensor, Tensor> forward, int[] first, int[] second) =>
        Of((x, _) => forward(x[0], x[1]), [Values(first, 1), Values(second, 2)]);

    /// <summary>
    /// Checks every element of every input and parameter, for a loss that weighs each result differently.
    /// </summary>
    public static void Of(Func<Tensor[], TrainingPass, Tensor> forward, Tensor[] inputs, params Parameter[] parameters)
    {
        var pass = new TrainingPass(5, 0);
        Tensor[] watched = [.. inputs.Select(pass.Watch)];
        var result = forward(watched, pass);
        var weights = Tensor.Uniform(result.Shape, -1, 1, 99);
        var gradients = (result * weights).Sum().Backward();

        double Loss(Tensor[] at)
        {
            var values = forward(at, new TrainingPass(5, 0));
            double sum = 0;
            for (var i = 0; i < values.Count; i++)
                sum += (double)values.Span[i] * weights.Span[i];
            return sum;
        }

        for (var n = 0; n < inputs.Length; n++)
        {
            var gradient = gradients[watched[n]];
            for (var i = 0; i < inputs[n].Count; i++)
            {
                Compare($"input {n}, element {i}", gradient.Span[i], offset =>
                {
                    var values = inputs[n].ToArray();
                    values[i] += offset;
                    var at = inputs.ToArray();
                    at[n] = Tensor.Of(inputs[n].Shape, values);
                    return Loss(at);
                });
            }
        }
        for (var n = 0; n < parameters.Length; n++)
        {
            var gradient = gradients[parameters[n]];
            for (var i = 0; i < gradient.Count; i++)
            {
                Compare($"parameter {n}, element {i}", gradient.Span[i], offset =>
                {
                    var before = parameters[n].Value.Span[i];
                    parameters[n].Update(values => values[i] = before + offset);
                    var loss = Loss(inputs);
                    parameters[n].Update(values => values[i] = before);
                    return loss;
                });
            }
        }
    }

    /// <summary>Values from -1 to 1, away from 0 where a function may have a kink.</summary>
    public static Tensor Values(int[] shape, ulong seed)
    {
        var values = Tensor.Uniform(new Shape(shape), 0.2f, 1, seed).ToArray();
        for (var i = 0; i < values.Length; i++)
            values[i] = i % 2 == 0 ? values[i] : -values[i];
        return Tensor.Of(new Shape(shape), values);
    }

    private static void Compare(string place, float actual, Func<float, double> loss)
    {
        var expected = (8 * (loss(Step) - loss(-Step)) - (loss(2 * Step) - loss(-2 * Step))) / (12 * Step);
        Assert.True(Math.Abs(expected - actual) <= 1e-4 * (1 + Math.Abs(expected)),
            $"{place}: the gradient is {actual}, but differences give {expected}");
    }
}
