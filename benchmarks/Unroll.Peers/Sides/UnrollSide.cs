namespace Unroll.Peers;

/// <summary>Our side. Each workload gets a class of its own beside this one, as the other side has.</summary>
internal sealed class UnrollSide(int threads) : ISide
{
    public string Name => "Unroll";

    public string Version => "not written yet";

    public IContender Classifier(ClassifierProblem problem) => throw Missing();

    public IContender PackedLstm(LstmProblem problem) => throw Missing();

    public IContender SingleLstm(LstmProblem problem) => throw Missing();

    public IContender ForgetGate(RecurrenceProblem problem) => throw Missing();

    public IContender Janet(RecurrenceProblem problem) => throw Missing();

    private NotSupportedException Missing() => new($"Unroll's side of this workload ({threads} threads) is not written yet");
}
