namespace Unroll.Text;

/// <summary>
/// Texts as ids, their labels, and the indices of their classes: -1 for a class that training does not know.
/// </summary>
internal sealed record EncodedTexts(EncodedTokens[] Texts, string[] Labels, int[] Targets)
{
    public void AddTo(DataDigest digest)
    {
        foreach (var text in Texts)
            text.AddTo(digest);
        digest.Add(Labels);
    }
}
