namespace Unroll.Text;

/// <summary>A model that reads token ids and gives scores of classes: a row for each text or for each token, as its task has it.</summary>
internal interface ITokenModel : IModule
{
    /// <summary>The scores, [rows, classes], before the softmax.</summary>
    Tensor Forward(PackedTokens tokens, TrainingPass? pass = null);
}
