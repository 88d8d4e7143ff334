namespace Unroll.SampleGenerator;

/// <summary>What is worth knowing of a corpus before a model is trained on it: samples, lengths, baselines.</summary>
internal sealed class CorpusReport(Corpus corpus)
{
    public void Print(TextWriter output)
    {
        var train = corpus[Part.Train];
        var test = corpus[Part.Test];
        foreach (var group in train.GroupBy(sample => sample.Label).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var words = group.Average(sample => sample.Text.Split(' ').Length);
            var letters = group.Average(sample => sample.Text.Length);
            output.WriteLine(
                $"{group.Key}  {group.Count()} in train, {words:0.0} words and {letters:0.0} characters a text");
            foreach (var sample in group.Take(4))
                output.WriteLine($"      {sample.Text}");
        }

        var mostFrequent = train.CountBy(sample => sample.Label).MaxBy(pair => pair.Value).Key;
        var byGuess = test.Count(sample => sample.Label == mostFrequent) / (double)test.Count;
        var byWords = new NaiveBayes(train, text => text.Split(' '));
        var byLetters = new NaiveBayes(train, text => text.Select(letter => letter.ToString()));
        output.WriteLine($"test accuracy, most frequent class: {byGuess:P1}");
        output.WriteLine($"test accuracy, naive Bayes over words: {byWords.Accuracy(test):P1}");
        output.WriteLine($"test accuracy, naive Bayes over characters: {byLetters.Accuracy(test):P1}");
        output.WriteLine("wrong by words, by language: " + string.Join(", ", test
            .Where(sample => byWords.Classify(sample.Text) != sample.Label)
            .CountBy(sample => sample.Label)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} {pair.Value}")));
    }
}
