using System.Runtime.ExceptionServices;

namespace Unroll;

/// <summary>
/// Runs the items of one operation on <see cref="Threads.Count"/> threads. Workers spin for a moment before they sleep,
/// since the next operation of a training step comes within microseconds; a caller that finds them busy, or is one of
/// them, does its work alone.
/// </summary>
internal static class Workers
{
    /// <summary>
    /// Turns of the spin before a worker sleeps: long enough for the next operation of a training step to arrive, short
    /// enough not to disturb other processes.
    /// </summary>
    private const int SpinTurns = 400;

    private static readonly Lock Entry = new();
    private static readonly object Gate = new();
    private static Job? _job;
    private static int _epoch;
    private static int _parked;
    private static int _started;
    [ThreadStatic] private static bool t_busy;

    /// <summary>
    /// Calls <paramref name="body"/> for every item from 0 to <paramref name="count"/>, in any order, and returns when
    /// all are done.
    /// </summary>
    /// <exception cref="Exception">The first exception that an item threw.</exception>
    public static void For<TState>(int count, TState state, Action<int, TState> body)
    {
        var threads = Math.Min(Threads.Count, count);
        if (threads <= 1 || t_busy || !Entry.TryEnter())
        {
            for (var i = 0; i < count; i++)
                body(i, state);
            return;
        }
        try
        {
            t_busy = true;
            Start(Threads.Count - 1);
            var job = Job<TState>.Cached;
            job.Prepare(count, threads, state, body);
            Volatile.Write(ref _job, job);
            Interlocked.Increment(ref _epoch);
            if (Volatile.Read(ref _parked) > 0)
            {
                lock (Gate)
                    Monitor.PulseAll(Gate);
            }
            job.Work();
            job.Wait();
        }
        finally
        {
            t_busy = false;
            Entry.Exit();
        }
    }

    private static void Start(int wanted)
    {
        for (; _started < wanted; _started++)
        {
            var index = _started;
            new Thread(() => Loop(index)) { IsBackground = true, Name = $"Unroll worker {index + 1}" }.Start();
        }
    }

    private static void Loop(int index)
    {
        t_busy = true;
        var seen = 0;
        while (true)
        {
            for (var turn = 0; turn < SpinTurns && Volatile.Read(ref _epoch) == seen; turn++)
                Thread.SpinWait(8);
            if (Volatile.Read(ref _epoch) == seen)
            {
                lock (Gate)
                {
                    Interlocked.Increment(ref _parked);
                    while (Volatile.Read(ref _epoch) == seen)
                        Monitor.Wait(Gate);
                    Interlocked.Decrement(ref _parked);
                }
            }
            seen = Volatile.Read(ref _epoch);
            if (Volatile.Read(ref _job) is { } job && index < job.Threads - 1)
                job.Work();
        }
    }

    private abstract class Job
    {
        // The job's number is in the high bits, the number of items left to take in the low ones. All that says whether
        // there is something to take is in this one word, so a worker that is late from the job before finds nothing
        // left, whatever part of the next job has been written meanwhile.
        private long _ticket;
        private int _count;
        private int _remaining;
        private Exception? _failure;

        public int Threads { get; private set; }

        protected void Prepare(int count, int threads)
        {
            (_count, _failure, Threads) = (count, null, threads);
            _remaining = count;
            Volatile.Write(ref _ticket, (((_ticket >> 32) + 1) << 32) | (uint)count);
        }

        public void Work()
        {
            var number = Volatile.Read(ref _ticket) >> 32;
            while (true)
            {
                var ticket = Volatile.Read(ref _ticket);
                var left = (int)ticket;
                if (ticket >> 32 != number || left == 0)
                    return;
                if (Interlocked.CompareExchange(ref _ticket, ticket - 1, ticket) != ticket)
                    continue;
                try
                {
                    Run(_count - left);
                }
                catch (Exception failure)
                {
                    Interlocked.CompareExchange(ref _failure, failure, null);
                }
                Interlocked.Decrement(ref _remaining);
            }
        }

        /// <summary>Returns when every item is done; throws what an item threw.</summary>
        public void Wait()
        {
            for (var turn = 0; Volatile.Read(ref _remaining) > 0; turn++)
            {
                if (turn < SpinTurns)
                    Thread.SpinWait(8);
                else
                    Thread.Yield();
            }
            Clear();
            if (_failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
        }

        protected abstract void Run(int item);

        protected abstract void Clear();
    }

    private sealed class Job<TState> : Job
    {
        public static readonly Job<TState> Cached = new();

        private TState? _state;
        private Action<int, TState>? _body;

        public void Prepare(int count, int threads, TState state, Action<int, TState> body)
        {
            (_state, _body) = (state, body);
            Prepare(count, threads);
        }

        protected override void Run(int item) => _body!(item, _state!);

        protected override void Clear() => (_state, _body) = (default, null);
    }
}
