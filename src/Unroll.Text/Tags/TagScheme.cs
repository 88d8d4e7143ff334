using System.Text.Json.Serialization;

namespace Unroll.Text;

/// <summary>
/// How the tags of single tokens mark where spans of tokens begin and end: names of people, words of a text without
/// spaces.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<TagScheme>))]
public enum TagScheme
{
    /// <summary>Tags are classes of single tokens, such as parts of speech; there are no spans.</summary>
    None,

    /// <summary>
    /// I inside a span, B only if a span directly follows another of the same type, O outside (Ramshaw &amp; Marcus
    /// 1995).
    /// </summary>
    Iob1,

    /// <summary>B at a span's beginning, I inside it, O outside: also known as BIO.</summary>
    Iob2,

    /// <summary>
    /// I inside a span, E only at the end of a span that another of the same type follows directly (Tjong Kim Sang
    /// &amp; Veenstra 1999).
    /// </summary>
    Ioe1,

    /// <summary>E at a span's end, also of a single token, and I before it.</summary>
    Ioe2,

    /// <summary>
    /// As <see cref="Iob2"/>, with E at the end of a span and S for one of a single token: also known as IOBES.
    /// </summary>
    Bioes,

    /// <summary>
    /// The same with L, for last, and U, for unit: also known as BIOUL and BILUO (Ratinov &amp; Roth 2009).
    /// </summary>
    Bilou,

    /// <summary>
    /// As <see cref="Bioes"/>, with M for I: B, M, E and S, with O if there is an outside, without types if spans
    /// are words.
    /// </summary>
    Bmes,

    /// <summary>As <see cref="Bmes"/>, with W for S.</summary>
    Bmewo,

    /// <summary>As <see cref="Iob2"/>, with S for a span of a single token.</summary>
    Bios,

    /// <summary>As <see cref="Iob2"/>, with E at the end of a span of several tokens.</summary>
    Bieo,
}
