namespace Unroll.Text;

/// <summary>
/// Labels or tags of a model that is trained further of which the new data have none: it may answer them no more.
/// </summary>
internal static class ForgottenNames
{
    /// <summary>Says so in one sentence; nothing if there are none.</summary>
    /// <param name="names">The names; null for none.</param>
    /// <param name="owner">What would have them, such as a text.</param>
    /// <param name="kind">What they are: a label, a tag.</param>
    public static IEnumerable<string> Notices(IEnumerable<string>? names, string owner, string kind)
    {
        string[] all = [.. names ?? []];
        if (all.Length > 0)
            yield return $"no training {owner} has the {kind} {Quoted.Cell(all[0])}"
                + (all.Length > 1 ? $" (and {all.Length - 1:N0} {(all.Length == 2 ? "other" : "others")})" : "")
                + ", which the model that training starts from knows: it may forget "
                + (all.Length > 1 ? "them" : "it");
    }
}
