namespace Unroll.Text;

/// <summary>
/// Texts as token ids, their labels, and the indices of their classes: -1 for a class that training does not know.
/// </summary>
internal sealed record EncodedTexts(int[][] Texts, string[] Labels, int[] Targets)
{
    public void AddTo(DataDigest digest)
    {
        digest.Add(Texts);
        digest.Add(Labels);
    }
}
