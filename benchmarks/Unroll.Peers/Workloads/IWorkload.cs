namespace Unroll.Peers;

/// <summary>A name on the command line, and the contests it stands for.</summary>
internal interface IWorkload
{
    string Name { get; }

    string Summary { get; }

    IEnumerable<Contest> Contests();
}
