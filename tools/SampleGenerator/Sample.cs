namespace Unroll.SampleGenerator;

/// <summary>One line of the corpus: a language's code and a text in it.</summary>
internal sealed record Sample(string Label, string Text);
