namespace Unroll.Peers;

/// <summary>A contender that writes a file at each step.</summary>
internal interface IProgram : IContender
{
    /// <summary>The numbers in the file of the last step.</summary>
    /// <exception cref="InvalidOperationException">It is not the file that the input asks for.</exception>
    float[] Written();
}
