namespace Unroll.Text;

/// <summary>How tags of single tokens say where spans of several begin and end: names of people, words of a text written without spaces.</summary>
public enum TagScheme
{
    /// <summary>Tags are classes of single tokens, such as parts of speech; there are no spans.</summary>
    None,

    /// <summary>I inside a span, B only where one of the same type follows another at once, O outside (Ramshaw &amp; Marcus 1995).</summary>
    Iob1,

    /// <summary>B at a span's beginning, I inside it, O outside: also known as BIO.</summary>
    Iob2,

    /// <summary>As <see cref="Iob2"/>, with E at the end of a span and S for one of a single token.</summary>
    Bioes,

    /// <summary>As <see cref="Bioes"/>, with M for I: B, M, E and S, with O where there is an outside, without types where spans are words.</summary>
    Bmes,
}
