namespace Unroll;

/// <summary>
/// Adam (Kingma &amp; Ba 2015), on every element the same as PyTorch's.
/// <code>
/// m(t) = β₁ m(t-1) + (1 - β₁) g        v(t) = β₂ v(t-1) + (1 - β₂) g²
/// p(t) = p(t-1) - η / (1 - β₁ᵗ) · m(t) / (√v(t) / √(1 - β₂ᵗ) + ε)
/// </code>
/// </summary>
public class Adam : IOptimizer
{
    private readonly AdamOptions _options;
    private readonly UpdateBlocks _blocks;
    private readonly Update _update;
    private float _learningRate;

    /// <summary>Makes an optimizer of all parameters of a module.</summary>
    /// <exception cref="ArgumentException">
    /// A setting is outside its range, or the module has two parameters of one name.
    /// </exception>
    public Adam(IModule module, AdamOptions? options = null)
        : this(new UpdateBlocks(module), options)
    {
    }

    /// <summary>Makes an optimizer of the given parameters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public Adam(IEnumerable<Parameter> parameters, AdamOptions? options = null)
        : this(new UpdateBlocks(parameters), options)
    {
    }

    private Adam(UpdateBlocks blocks, AdamOptions? options)
    {
        _options = options ?? new();
        _options.Check();
        _learningRate = _options.LearningRate;
        _blocks = blocks;
        _update = new Update(this);
    }

    /// <inheritdoc/>
    public float LearningRate
    {
        get => _learningRate;
        set
        {
            Given.NotNegative(value, nameof(LearningRate));
            _learningRate = value;
        }
    }

    /// <inheritdoc/>
    /// <remarks><c>exp_avg</c> is m(t), <c>exp_avg_sq</c> is v(t), <c>step</c> is t.</remarks>
    public IEnumerable<(string Name, Shape Shape)> StateShapes => _blocks.Shapes(
        (OptimizerState.FirstMoment, false), (OptimizerState.SecondMoment, false), (OptimizerState.Steps, true));

    /// <inheritdoc/>
    public void Step(Gradients gradients) => _blocks.Run(gradients, _update);

    /// <inheritdoc/>
    public IEnumerable<(string Name, Tensor Tensor)> State() => _update.State();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, Tensor> tensors)
    {
        OptimizerState.Check(StateShapes, tensors);
        _update.Load(tensors);
    }

    /// <summary>One parameter's moments.</summary>
    private sealed class Moments(float[] first, float[] second, bool[] touched)
    {
        public float[] First { get; } = first;

        public float[] Second { get; } = second;

        public int Steps { get; set; }

        /// <summary>
        /// Which rows ever had a gradient; null once all had one. The others' moments are zero and a zero gradient
        /// leaves them and the parameters exactly as they are, so they need not even be read. The same is true of any
        /// row whose moments are zero: so the state need not say which rows these are.
        /// </summary>
        public bool[]? Touched { get; set; } = touched;

        public static Moments Of(float[] first, float[] second, int steps, int width)
        {
            var touched = new bool[first.Length / width];
            for (var row = 0; row < touched.Length; row++)
                touched[row] = first.AsSpan(row * width, width).ContainsAnyExcept(0)
                    || second.AsSpan(row * width, width).ContainsAnyExcept(0);
            return new(first, second, touched) { Steps = steps };
        }
    }

    private sealed class Update(Adam adam) : IElementUpdate
    {
        private readonly Moments?[] _moments = new Moments?[adam._blocks.Parameters.Length];
        private readonly AdamUpdate[] _steps = new AdamUpdate[adam._blocks.Parameters.Length];

        public void Begin(int parameter, Gradient gradient, float scale)
        {
            var (options, count, width) = (
                adam._options, adam._blocks.Parameters[parameter].Shape.Count, adam._blocks.RowWidth(parameter));
            var moments = _moments[parameter] ??= new(
                new float[count], new float[count], new bool[count / Math.Max(1, width)]);
            var t = moments.Steps = Math.Min(moments.Steps + 1, OptimizerState.MostSteps);
            if (gradient.Dense is not null || options.WeightDecay != 0)
                moments.Touched = null;
            // Converted through decimal, 0.999 is the number as written and not the nearest float, from which 1 - 0.999
            // would be off in its fifth digit.
            var (beta1, beta2) = ((double)(decimal)options.Beta1, (double)(decimal)options.Beta2);
            var stepSize = adam._learningRate / (1 - Math.Pow(beta1, t));
            var rootScale = 1 / Math.Sqrt(1 - Math.Pow(beta2, t));
            var (added, kept) = options.IsDecayDecoupled
                ? (0f, (float)(1 - (double)adam._learningRate * options.WeightDecay)) : (options.WeightDecay, 1f);
            _steps[parameter] = new AdamUpdate(
                scale, added, kept, (beta1, beta2), (float)stepSize, (float)rootScale, options.Epsilon);
        }

        public void WithGradient(int parameter, int start, ReadOnlySpan<float> gradient)
        {
            if (_moments[parameter]!.Touched is { } touched)
                touched[start / gradient.Length] = true; // a gradient of some rows comes row by row
            Apply(parameter, start, gradient.Length, gradient);
        }

        public void WithoutGradient(int parameter, int start, int count)
        {
            if (_moments[parameter]!.Touched is not { } touched)
            {
                Apply(parameter, start, count, default);
                return;
            }
            var width = adam._blocks.RowWidth(parameter);
            var (row, end) = (start / width, (start + count) / width);
            while (row < end)
            {
                var run = row;
                while (run < end && touched[run])
                    run++;
                if (run > row)
                    Apply(parameter, row * width, (run - row) * width, default);
                row = run + 1;
            }
        }

        public IEnumerable<(string Name, Tensor Tensor)> State()
        {
            for (var i = 0; i < _moments.Length; i++)
            {
                if (_moments[i] is not { } moments)
                    continue;
                var (name, shape) = (adam._blocks.Names[i], adam._blocks.Parameters[i].Shape);
                yield return (OptimizerState.Name(name, OptimizerState.FirstMoment), new(shape, moments.First));
                yield return (OptimizerState.Name(name, OptimizerState.SecondMoment), new(shape, moments.Second));
                yield return (OptimizerState.Name(name, OptimizerState.Steps), Tensor.Scalar(moments.Steps));
            }
        }

        public void Load(IReadOnlyDictionary<string, Tensor> tensors)
        {
            var moments = new Moments?[_moments.Length];
            for (var i = 0; i < moments.Length; i++)
            {
                var name = adam._blocks.Names[i];
                if (OptimizerState.Of(
                    name, tensors, OptimizerState.FirstMoment, OptimizerState.SecondMoment, OptimizerState.Steps)
                    is [var first, _, _])
                    moments[i] = Moments.Of(
                        first.ToArray(), OptimizerState.SquaresOf(name, tensors), OptimizerState.StepsOf(name, tensors),
                        Math.Max(1, adam._blocks.RowWidth(i)));
            }
            moments.CopyTo(_moments, 0);
        }

        private void Apply(int parameter, int start, int count, ReadOnlySpan<float> gradient)
        {
            var moments = _moments[parameter]!;
            _steps[parameter].Apply(
                adam._blocks.Parameters[parameter].Value.Data.AsSpan(start, count), moments.First.AsSpan(start, count),
                    moments.Second.AsSpan(start, count), gradient);
        }
    }
}
