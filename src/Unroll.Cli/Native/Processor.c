// Of the command compiled ahead of time. The runtime itself ends in a core dump where the processor lacks what the code
// was compiled for, and before any of C# runs; this runs before the runtime.
#include <unistd.h>

__attribute__((constructor)) static void expect_x86_64_v3(void)
{
    __builtin_cpu_init(); // constructors run in no known order
    static const char sentence[] =
        "this program needs a processor with AVX2 and FMA (x86-64-v3: Intel Haswell or AMD Excavator, or newer); "
        "on others use the .NET tool\n";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("lzcnt") && __builtin_cpu_supports("movbe")
        && __builtin_cpu_supports("f16c") && __builtin_cpu_supports("popcnt"))
        return;
    ssize_t written = write(STDERR_FILENO, sentence, sizeof sentence - 1);
    (void)written;
    _exit(1);
}
