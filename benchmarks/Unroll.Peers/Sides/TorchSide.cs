using System.Reflection;
using TorchSharp;

namespace Unroll.Peers;

/// <summary>libtorch through TorchSharp, used as its users do.</summary>
internal sealed class TorchSide : ISide
{
    public TorchSide(int threads) => torch.set_num_threads(threads);

    public string Name => "libtorch";

    public string Version => $"{torch.__version__} through TorchSharp "
        + typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    public IContender Classifier(ClassifierProblem problem) => TorchTextNetwork.Of(problem);

    public IContender PackedLstm(LstmProblem problem) => new TorchPackedLstm(problem);

    public IContender SingleLstm(LstmProblem problem) => new TorchSingleLstm(problem);

    public IContender Tagger(TaggerProblem problem) => TorchTextNetwork.Of(problem);

    public ITranslator Translator(TranslationProblem problem) => new TorchTranslator(problem);

    public IContender Crf(CrfProblem problem) => new TorchCrf(problem);

    public IContender ForgetGate(RecurrenceProblem problem) => new TorchRecurrence(problem, new TorchForgetGateLayer(problem));

    public IContender Janet(RecurrenceProblem problem) => new TorchRecurrence(problem, new TorchJanetLayer(problem));
}
