namespace Unroll.SampleGenerator;

/// <summary>The parts of the corpus. A value belongs to one of them in every language.</summary>
internal enum Part
{
    Train,
    Dev,
    Test,
}
