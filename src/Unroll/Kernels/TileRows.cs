namespace Unroll;

/// <summary>
/// Rows split into as few tiles as possible, of heights that differ by one row at most: with at most 6 rows per tile,
/// 16 rows are 6, 5 and 5, not 6, 6 and 4, which would leave the last tile's arithmetic half idle.
/// </summary>
/// <param name="rows">How many rows there are.</param>
/// <param name="tallest">Rows of a tile, at most.</param>
internal readonly struct TileRows(int rows, int tallest)
{
    public Enumerator GetEnumerator() => new(rows, (rows + tallest - 1) / tallest);

    /// <summary>Goes from tile to tile.</summary>
    public struct Enumerator(int rows, int tiles)
    {
        private int _next;
        private int _left = tiles;

        /// <summary>The tile's first row, and its height.</summary>
        public (int Row, int Height) Current { get; private set; }

        public bool MoveNext()
        {
            if (_left == 0)
                return false;
            Current = (_next, (rows - _next + _left - 1) / _left);
            _next += Current.Height;
            _left--;
            return true;
        }
    }
}
