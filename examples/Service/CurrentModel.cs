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
        _model.WarmUp();
    }

    public TextClassifier Model => _model;

    /// <summary>Takes what the file holds now. If that is no model, this throws, and the one so far stays.</summary>
    public void Reload()
    {
        lock (_reloading)
            _model = TextClassifier.Load(_path);
    }
}
