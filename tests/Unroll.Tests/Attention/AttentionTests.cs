namespace Unroll.Tests.Attentions;

/// <summary>The lecture's four scores and equation (13), against loops in float64 and against differences.</summary>
public class AttentionTests
{
    private static readonly int[] Lengths = [2, 4, 1];

    private static readonly PackedLayout Layout = PackedLayout.Of(Lengths);

    public static TheoryData<string> Scores => ["additive", "bilinear", "dot", "scaled-dot"];

    [Theory]
    [MemberData(nameof(Scores))]
    public void WeightsAndContextAreTheEquations(string name)
    {
        var (score, query) = (Score(name), Queries(name, Lengths.Length));
        var states = Tensor.Uniform(new Shape(Layout.Rows, 3), -1, 1, 1);
        var (context, weights) = new Attention(score).Forward(new PackedSequence(states, Layout), query);
        for (var sequence = 0; sequence < Lengths.Length; sequence++)
        {
            int[] rows = [.. Enumerable.Range(0, Lengths[sequence]).Select(step => Layout.RowOf(sequence, step))];
            double[] exponentials = [.. rows.Select(
                row => Math.Exp(Reference(name, score, states.Select(0, row), query.Select(0, sequence))))];
            for (var step = 0; step < rows.Length; step++)
                Assert.Equal(exponentials[step] / exponentials.Sum(), weights[rows[step]], 1e-6); // (13)
            for (var feature = 0; feature < 3; feature++)
                Assert.Equal(
                    rows.Zip(exponentials, (row, e) => states[row, feature] * e / exponentials.Sum()).Sum(),
                    context[sequence, feature], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Scores))]
    public void OneQueryForAllIsTheSameAsItForEach(string name)
    {
        var (score, query) = (Score(name), Queries(name, 1));
        var states = new PackedSequence(Tensor.Uniform(new Shape(Layout.Rows, 3), -1, 1, 1), Layout);
        var (one, _) = new Attention(score).Forward(states, query.Reshape(query.Count));
        var (each, _) = new Attention(score).Forward(states, Tensor.Concatenate([query, query, query]));
        Near.Equal(each, one, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Scores))]
    public void GradientsAreThoseOfDifferences(string name)
    {
        var score = Score(name);
        Parameter[] parameters = [.. score.NamedParameters().Select(entry => entry.Parameter)];
        Tensor[] inputs = [Tensor.Uniform(new Shape(Layout.Rows, 3), -1, 1, 1), Queries(name, Lengths.Length)];
        GradientCheck.Of(
            (x, pass) => new Attention(score).Forward(new PackedSequence(x[0], Layout), x[1], pass).Context, inputs,
            parameters);
        GradientCheck.Of(
            (x, pass) => new Attention(score).Forward(new PackedSequence(x[0], Layout), x[1], pass).Weights,
            [inputs[0], inputs[1].Select(0, 0)], parameters);
    }

    [Fact]
    public void SizesThatDoNotFitAreRefused()
    {
        var states = new PackedSequence(Tensor.Zeros(Layout.Rows, 3), Layout);
        Assert.Contains(
            "this score reads [rows, 4]", Assert.Throws<ArgumentException>(
            () => new DotScore(4).Forward(states, Tensor.Zeros(4))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "[2] for all sequences or [3, 2] was expected", Assert.Throws<ArgumentException>(
            () => Score("bilinear").Forward(states, Tensor.Zeros(2, 2))).Message, StringComparison.Ordinal);
        Assert.Equal(
            ["state.weight", "query.weight", "vector"], Score("additive").NamedParameters()
            .Select(entry => entry.Name));
    }

    private static IAttentionScore Score(string name) => name switch
    {
        "additive" => new AdditiveScore(keySize: 3, querySize: 2, attentionSize: 5, seed: 1),
        "bilinear" => new BilinearScore(keySize: 3, querySize: 2, seed: 1),
        "dot" => new DotScore(3),
        _ => new ScaledDotScore(3),
    };

    private static Tensor Queries(string name, int count) =>
        Tensor.Uniform(new Shape(count, name is "additive" or "bilinear" ? 2 : 3), -1, 1, 2);

    /// <summary>attn(q, k) as the lecture writes it, q the state and k the query.</summary>
    private static double Reference(string name, IAttentionScore score, Tensor q, Tensor k)
    {
        var parameters = score.NamedParameters().ToDictionary(entry => entry.Name, entry => entry.Parameter.Value);
        switch (name)
        {
            case "additive":
                double sum = 0;
                for (var unit = 0; unit < 5; unit++)
                {
                    double inside = 0; // W [q; k]
                    for (var i = 0; i < 3; i++)
                        inside += (double)parameters["state.weight"][unit, i] * q[i];
                    for (var i = 0; i < 2; i++)
                        inside += (double)parameters["query.weight"][unit, i] * k[i];
                    sum += parameters["vector"][unit] * Math.Tanh(inside);
                }
                return sum;
            case "bilinear":
                return Enumerable.Range(0, 3)
                    .Sum(i => Enumerable.Range(0, 2).Sum(j => (double)q[i] * parameters["weight"][i, j] * k[j]));
            default:
                return Enumerable.Range(0, 3).Sum(i => (double)q[i] * k[i]) / (name == "dot" ? 1 : Math.Sqrt(3));
        }
    }
}
