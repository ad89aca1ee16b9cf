using System.Runtime.InteropServices;

namespace Isnad.Bench;

/// <summary>The processor time of the calling thread. A look-up of a few milliseconds is shorter than the turn of another process on a loaded machine.</summary>
internal static class ThreadClock
{
    const int OfThisThread = 3; // CLOCK_THREAD_CPUTIME_ID

    struct Moment
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Read(int clock, out Moment moment);

    /// <summary>Zero where the system has no such clock.</summary>
    public static TimeSpan Now() =>
        OperatingSystem.IsLinux() && Read(OfThisThread, out var moment) == 0
            ? TimeSpan.FromSeconds(moment.Seconds) + TimeSpan.FromMicroseconds(moment.Nanoseconds / 1000.0)
            : TimeSpan.Zero;
}
