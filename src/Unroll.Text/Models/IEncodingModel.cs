namespace Unroll.Text;

/// <summary>A model of the library, which the training of another may start from.</summary>
internal interface IEncodingModel : ITextModel
{
    /// <summary>What it reads texts with.</summary>
    TextEncoder Encoder { get; }
}
