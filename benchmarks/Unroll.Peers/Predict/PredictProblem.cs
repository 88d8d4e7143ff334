using Unroll.Text;

namespace Unroll.Peers;

/// <summary>
/// A trained classifier, and files of lines to predict. The first process that asks trains and writes; the others of
/// the run read. It learns for one epoch, so that its weights are no longer those it began with.
/// </summary>
internal sealed class PredictProblem
{
    public const int Lines = 100_000;
    public const int FewLines = 1000;

    private PredictProblem(PredictedClassifier classifier)
    {
        Classifier = classifier;
        if (File.Exists(Model))
            return;
        var texts = TextLines.Find();
        texts.Write(Few, FewLines);
        texts.Write(Many, Lines);
        classifier.Train(texts.Train).Save(Model);
    }

    public PredictedClassifier Classifier { get; }

    public string Model => Scratch.File($"{Classifier.Name}.safetensors");

    /// <summary>Lines for the comparison before anything is timed.</summary>
    public static string Few => Scratch.File("few.txt");

    public static string Many => Scratch.File("many.txt");

    public static IEnumerable<PredictProblem> All()
        => PredictedClassifier.All.Select(classifier => new PredictProblem(classifier));

    public TextClassifier Load() => TextClassifier.Load(Model);
}
