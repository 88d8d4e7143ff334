namespace Unroll.Peers;

/// <summary>A library, and its contender for each problem.</summary>
internal interface ISide
{
    string Name { get; }

    /// <summary>The library's versions, as a results page states them.</summary>
    string Version { get; }

    IContender Classifier(ClassifierProblem problem);

    /// <summary>A packed batch of sequences of differing lengths.</summary>
    IContender PackedLstm(LstmProblem problem);

    /// <summary>One sequence.</summary>
    IContender SingleLstm(LstmProblem problem);

    IContender Tagger(TaggerProblem problem);

    ITranslator Translator(TranslationProblem problem);

    IContender Crf(CrfProblem problem);

    IContender ForgetGate(RecurrenceProblem problem);

    IContender Janet(RecurrenceProblem problem);
}
