using System.Globalization;

namespace Unroll.Text;

/// <summary>How far a training has come, as a checkpoint stores it besides tensors.</summary>
/// <param name="Epochs">Epochs that have ended.</param>
/// <param name="Sums">The sums over the steps of the current epoch so far.</param>
/// <param name="Rate">The factor of the learning rate at the last step.</param>
/// <param name="Tokens">Real tokens of all steps.</param>
/// <param name="KeptEpoch">The epoch that is the best so far; 0 if none has ended.</param>
/// <param name="KeptScores">Its dev scores; null if there are none.</param>
/// <param name="DevScores">The dev score of each epoch that has ended; none if there are no dev data.</param>
internal sealed record TrainingPosition(
    int Epochs, EpochSums Sums, float Rate, long Tokens, int KeptEpoch, IScores? KeptScores,
    IReadOnlyList<double> DevScores)
{
    private const string PositionKey = "unroll.position";
    private const string DevScoresKey = "unroll.devScores";
    private const string KeptScoresKey = "unroll.keptScores";

    /// <summary>Names and values that are JSON.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToNotes()
    {
        yield return new(
            PositionKey,
            Texts(
                Entry("epochs", Epochs),
                Entry("step", Sums.Steps),
                Entry("loss", Sums.Loss),
                Entry("gradientNorm", Sums.GradientNorm),
                Entry("targets", Sums.Targets),
                Entry("rate", Rate),
                Entry("tokens", Tokens),
                Entry("keptEpoch", KeptEpoch)));
        yield return new(
            DevScoresKey, JsonText.Write(writer => JsonText.WriteArray(writer, DevScores.Select(Text))));
        if (KeptScores is not null)
            yield return new(
                KeptScoresKey,
                Texts([.. KeptScores.Values.Select(score => KeyValuePair.Create(score.Name, Text(score.Value)))]));
    }

    /// <summary>
    /// Reads what <see cref="ToNotes"/> wrote, and checks that it is possible for a training of these sizes.
    /// </summary>
    /// <param name="notes">The names and values.</param>
    /// <param name="epochs">Epochs of the training.</param>
    /// <param name="steps">Steps of an epoch.</param>
    /// <param name="hasDev">Whether it has dev data.</param>
    /// <exception cref="InvalidDataException">A value is missing, or impossible.</exception>
    public static TrainingPosition FromNotes(
        IReadOnlyDictionary<string, string> notes, int epochs, int steps, bool hasDev)
    {
        var texts = JsonText.ReadTexts(Note(PositionKey), "the position");
        var ended = (int)Whole("epochs", 0, epochs);
        var keptEpoch = (int)Whole("keptEpoch", 0, ended);
        if ((keptEpoch == 0) != (ended == 0) || (!hasDev && keptEpoch != ended))
            throw new InvalidDataException(
                $"{ended} epochs have ended, but the one that is kept is {keptEpoch}; the file was changed");
        var step = (int)Whole("step", 0, ended == epochs ? 0 : steps);
        var devScores = Array.ConvertAll(
            JsonText.ReadArray(Note(DevScoresKey), "the list of dev scores"), text => Number(text, "a dev score"));
        if (devScores.Length != (hasDev ? ended : 0))
            throw new InvalidDataException(
                $"{ended} epochs have ended, but there are {devScores.Length} dev scores; the file was changed");
        var kept = hasDev && ended > 0 ? StoredScores.Of(
            JsonText.ReadTexts(Note(KeptScoresKey), "the list of kept scores")
                .Select(score => new NamedScore(score.Key, Number(score.Value, "a kept score")))) : null;
        return new(
            ended,
            new(step, Finite("loss"), Finite("gradientNorm"), Whole("targets", 0, long.MaxValue)),
            (float)Finite("rate"), Whole("tokens", 0, long.MaxValue), keptEpoch, kept, devScores);

        string Note(string key) => notes.TryGetValue(key, out var note) ? note
            : throw new InvalidDataException($"there is no {key} in its metadata, so no training of ours wrote it");

        string Value(string name) => texts.TryGetValue(name, out var value) ? value
            : throw new InvalidDataException($"the position has no '{name}'; the file was changed");

        long Whole(string name, long least, long most) =>
            long.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most
                ? number
                : throw new InvalidDataException(
                    $"the position has {name} {Quoted.Cell(Value(name))}, but a number from {least} to {most} was "
                    + "expected; the file was changed");

        double Finite(string name) => Number(Value(name), name) is var number && double.IsFinite(number)
            ? number
            : throw new InvalidDataException(
                $"the position has {name} {Quoted.Cell(Value(name))}, but a finite number was expected; the file was "
                + "changed");
    }

    private static string Texts(params IEnumerable<KeyValuePair<string, string>> texts) =>
        JsonText.Write(writer => JsonText.WriteTexts(writer, texts));

    private static KeyValuePair<string, string> Entry(string name, IFormattable value) =>
        new(name, value.ToString(null, CultureInfo.InvariantCulture));

    // As text, as a score may be infinite, which JSON cannot express.
    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text, string what) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsNaN(number)
            ? number
            : throw new InvalidDataException(
                $"{what} is {Quoted.Cell(text)}, but a number was expected; the file was changed");
}
