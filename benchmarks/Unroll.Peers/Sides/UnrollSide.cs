using System.Reflection;
using CustomCell;

namespace Unroll.Peers;

/// <summary>This library, used as its users do.</summary>
internal sealed class UnrollSide : ISide
{
    public UnrollSide(int threads) => Threads.Count = threads;

    public string Name => "Unroll";

    public static string LibraryVersion => typeof(Tensor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public string Version => LibraryVersion;

    public IContender Classifier(ClassifierProblem problem) => UnrollTextNetwork.Of(problem);

    public IContender PackedLstm(LstmProblem problem) => new UnrollLstm(problem);

    public IContender SingleLstm(LstmProblem problem) => new UnrollLstm(problem);

    public IContender Tagger(TaggerProblem problem) => UnrollTextNetwork.Of(problem);

    public ITranslator Translator(TranslationProblem problem) => throw new NotSupportedException("Unroll's translator is not in this program yet; --equal times libtorch's alone");

    public IContender Crf(CrfProblem problem) => new UnrollCrf(problem);

    public IContender ForgetGate(RecurrenceProblem problem) => new UnrollRecurrence<ForgetGateCell>(problem);

    public IContender Janet(RecurrenceProblem problem) => new UnrollRecurrence<JanetCell>(problem);
}
