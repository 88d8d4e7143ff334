namespace Unroll.Peers;

/// <summary>A name on the command line, and the contests it stands for.</summary>
internal interface IWorkload
{
    string Name { get; }

    string Summary { get; }

    /// <summary>A sentence that says why it cannot be run here; null if it can.</summary>
    string? WhyNot => null;

    /// <summary>In an order that is always the same; each contest's name begins with the workload's.</summary>
    IEnumerable<Contest> Contests();
}
