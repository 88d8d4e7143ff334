using Unroll.Text;

namespace Service;

/// <summary>The model that answers, until another takes its place.</summary>
public sealed class CurrentModel
{
    private readonly string _path;
    private readonly Lock _reloading = new();
    private volatile TextClassifier _model;

    public CurrentModel(string path)
    {
        (_path, _model) = (path, TextClassifier.Load(path));
        WarmUp();
    }

    public TextClassifier Model => _model;

    /// <summary>Takes what the file holds now. If that is no model, this throws, and the one so far stays.</summary>
    public void Reload()
    {
        lock (_reloading)
            _model = TextClassifier.Load(_path);
    }

    /// <summary>.NET compiles what has run often again, and faster, once little new has run for 0.1 s.</summary>
    private void WarmUp()
    {
        for (var round = 0; round < 5; round++)
        {
            for (var texts = 1; texts <= 32; texts++)
                _ = _model.Predict(Enumerable.Repeat("a few words to read", texts)).Count();
            Thread.Sleep(120);
        }
    }
}
