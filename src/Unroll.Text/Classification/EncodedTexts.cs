namespace Unroll.Text;

/// <summary>
/// Texts as token ids, their labels, and those as classes: -1 where training knows no such class.
/// </summary>
internal sealed record EncodedTexts(int[][] Texts, string[] Labels, int[] Targets)
{
    public void AddTo(DataDigest digest)
    {
        digest.Add(Texts);
        digest.Add(Labels);
    }
}
