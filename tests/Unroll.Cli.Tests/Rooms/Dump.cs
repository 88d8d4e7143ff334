using System.Reflection;
namespace Unroll.Cli.Tests.Rooms;
public class Dump
{
    [Fact]
    public void All()
    {
        var w = new StringWriter();
        foreach (var n in new[] { "Unroll", "Unroll.Text", "Unroll.Cli" })
        {
            using var u = new UseOfRooms(Assembly.Load(n));
            w.WriteLine("== " + n);
            foreach (var room in u.Rooms.Order()) w.WriteLine(room + ": " + string.Join(", ", u.Examples.Where(e => e.Key.From == room).OrderBy(e => e.Key.To).Select(e => $"{e.Key.To}({e.Value})")));
            if (n != "Unroll") w.WriteLine("INTERNALS of Unroll: " + string.Join(", ", u.InternalsOf(typeof(Tensor).Assembly).Order()));
        }
        File.WriteAllText("/tmp/core-probe/rooms.txt", w.ToString());
    }
}
