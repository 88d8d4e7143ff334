using System.Text.Json.Serialization;

namespace Unroll.Text;

/// <summary>
/// How tags of single tokens say where spans of several begin and end: names of people, words of a text written without
/// spaces.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<TagScheme>))]
public enum TagScheme
{
    /// <summary>Tags are classes of single tokens, such as parts of speech; there are no spans.</summary>
    None,

    /// <summary>
    /// I inside a span, B only where one of the same type follows another at once, O outside (Ramshaw &amp; Marcus
    /// 1995).
    /// </summary>
    Iob1,

    /// <summary>B at a span's beginning, I inside it, O outside: also known as BIO.</summary>
    Iob2,

    /// <summary>
    /// I inside a span, E only at the end of one that another of the same type follows at once (Tjong Kim Sang &amp;
    /// Veenstra 1999).
    /// </summary>
    Ioe1,

    /// <summary>E at a span's end, also where it is a single token, and I before it.</summary>
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
    /// As <see cref="Bioes"/>, with M for I: B, M, E and S, with O where there is an outside, without types where spans
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
