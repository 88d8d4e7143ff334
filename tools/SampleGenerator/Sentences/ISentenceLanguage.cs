namespace Unroll.SampleGenerator.Sentences;

/// <summary>A language that says values among other words.</summary>
internal interface ISentenceLanguage
{
    /// <summary>Its sentences; see <see cref="Template"/> for how they are written.</summary>
    IReadOnlyList<string> Sentences { get; }

    /// <summary>
    /// What may stand in a slot of its sentences, of one new value. A caret is where the value begins, if not at once:
    /// "the ^third of May".
    /// </summary>
    IEnumerable<string> Forms(string slot, PartValues values);
}
