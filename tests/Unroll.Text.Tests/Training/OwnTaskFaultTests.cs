namespace Unroll.Text.Tests;

/// <summary>A fault of a task of one's own is named by one sentence, and before training has cost anything.</summary>
public sealed class OwnTaskFaultTests : IDisposable
{
    private const string Half = "a\ud800";

    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "checkpoint");

    public void Dispose() => _folder.Dispose();

    private static readonly Dictionary<string, (FaultyTask Task, string Expected)> Prepared = new()
    {
        ["model null"] = (new() { Model = null! }, "the task's Model is null"),
        ["lengths null"] = (new() { Lengths = null! }, "the task's Lengths is null"),
        ["name twice"] = (new() { Names = ["w", "w"] }, "parameters 0 and 1 are both called \"w\""),
        ["name null"] = (new() { Names = ["w", null!] }, "parameter 1 has no name"),
        ["name half"] = (new() { Names = [Half] }, "of a parameter of the task's Model holds half of a surrogate pair"),
        ["names null"] = (new() { Names = null! }, "the module's NamedParameters returned null"),
    };

    public static TheoryData<string> PreparedNames => [.. Prepared.Keys];

    [Theory]
    [MemberData(nameof(PreparedNames))]
    public void WhatIsTrainedIsCheckedByTheConstructor(string name)
    {
        var (task, expected) = Prepared[name];
        var refusal = Assert.ThrowsAny<ArgumentException>(() => new TrainingLoop(task));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("task", refusal.ParamName);
    }

    private static readonly Dictionary<string, (KeyValuePair<string, string>[]? Identity, string Expected)> Identities =
        new()
        {
            ["null"] = (null, "the task's Identity is null"),
            ["null name"] = ([new(null!, "x")], "has a name that is null"),
            ["default"] = ([default], "has a name that is null"),
            ["null value"] = ([new("corpus", null!)], "has no value for 'corpus'"),
            ["twice"] = ([new("a", "1"), new("b", "1"), new("a", "1")], "has 'a' twice"),
            ["of the loop"] = ([new("dev data", "1")], "has 'dev data' twice, or the loop has that name itself"),
            ["half name"] = ([new(Half, "1")], "has half of a surrogate pair in 'a"),
            ["half value"] = ([new("corpus", Half)], "has half of a surrogate pair in 'corpus' or its value"),
        };

    public static TheoryData<string> IdentityNames => [.. Identities.Keys];

    [Theory]
    [MemberData(nameof(IdentityNames))]
    public void AnIdentityIsCheckedBeforeTheFirstStep(string name)
    {
        var (identity, expected) = Identities[name];
        var steps = 0;
        FaultyTask task = new() { Identity = identity!, OnLoss = () => steps++ };
        var refusal = Assert.Throws<InvalidOperationException>(
            () => new TrainingLoop(task).Run(checkpoints: new(Path)));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Equal((0, false), (steps, File.Exists(Path)));

        new TrainingLoop(new FaultyTask()).Run(checkpoints: new(Path));
        Assert.Equal(
            refusal.Message,
            Assert.Throws<InvalidOperationException>(() => new TrainingLoop(task).ResumeFrom(Path)).Message);

        new TrainingLoop(task, new() { Epochs = 1 }).Run(); // which asks for no identity
        Assert.Equal(1, steps);
    }

    private static readonly Dictionary<string, (NamedScore[]? Scores, string Expected)> Scored = new()
    {
        ["null"] = (null, "the task's scores have no value"),
        ["empty"] = ([], "the task's scores have no value"),
        ["twice"] = ([new("f1", 1), new("f1", 2)], "the name 'f1' comes twice"),
        ["null name"] = ([new("f1", 1), new(null!, 2)], "the name is empty"),
        ["half"] = ([new(Half, 1)], "holds half of a surrogate pair"),
        ["control"] = ([new("f\n1", 1)], "holds a control character"),
        ["NaN"] = ([new("f1", 1), new("recall", double.NaN)], "'recall' is NaN"),
    };

    public static TheoryData<string> ScoredNames => [.. Scored.Keys];

    [Theory]
    [MemberData(nameof(ScoredNames))]
    public void ScoresAreCheckedWhereTheyComeInAndTheLastCheckpointStaysGood(string name)
    {
        var (scores, expected) = Scored[name];
        NamedScore[]? good = [new("f1", double.NegativeInfinity), new("recall", 0.5)];
        FaultyTask task = new() { Dev = [good, scores] };
        var options = new TrainingOptions { Epochs = 2 };
        var refusal = Assert.Throws<InvalidOperationException>(
            () => new TrainingLoop(task, options).Run(checkpoints: new(Path)));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);

        var resumed = new TrainingLoop(new FaultyTask { Dev = [good] }, options);
        resumed.ResumeFrom(Path);
        Assert.Equal(good, resumed.KeptScores!.Values);
        resumed.Run();
        Assert.Equal(2, resumed.Epochs);
    }

    [Fact]
    public void ALossOfNothingIsRefused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(
            () => new TrainingLoop(new FaultyTask { IsLossDefault = true }).Run());
        Assert.StartsWith("the task's Loss returned the default BatchLoss", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, "Targets")]
    [InlineData(1, -1, "Tokens")]
    public void CountsOfALossAreChecked(int targets, int tokens, string parameter)
    {
        var one = Tensor.Scalar(1);
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(
            () => new BatchLoss(one, targets, tokens)).ParamName);
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(
            () => new BatchLoss(one, 1, 1) with { Targets = targets, Tokens = tokens }).ParamName);
        Assert.Equal(0, new BatchLoss(one, 1, 0).Tokens);
    }

    /// <summary>A task each of whose members can be at fault.</summary>
    private sealed class FaultyTask : ITrainingTask, IModule
    {
        private readonly Parameter _weight = new(Tensor.Of(1));
        private int _scored;

        public FaultyTask() => Model = this;

        public IModule Model { get; init; }

        public IReadOnlyList<int> Lengths { get; init; } = [1, 2];

        public IEnumerable<KeyValuePair<string, string>> Identity { get; init; } = [];

        public string[] Names { get; init; } = ["w"];

        public Action OnLoss { get; init; } = () => { };

        public bool IsLossDefault { get; init; }

        /// <summary>The scores of each epoch.</summary>
        public NamedScore[]?[] Dev { get; init; } = [];

        public bool HasDev => Dev.Length > 0;

        public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
            Names?.Select((name, i) => (name, i == 0 ? _weight : new Parameter(Tensor.Of(1))))!;

        public BatchLoss Loss(IReadOnlyList<int> batch, TrainingPass pass)
        {
            OnLoss();
            return IsLossDefault ? default : new(pass.Track(_weight).Sum(), batch.Count, batch.Count);
        }

        public IScores Score(CancellationToken cancellationToken) => new Given(Dev[_scored++]!);

        private sealed record Given(IReadOnlyList<NamedScore> Values) : IScores;
    }
}
