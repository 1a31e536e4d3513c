"""`python -I -S gauge.py COMMAND...`: run it; print its seconds, those of processors, and the MiB of its largest child.

A process of its own, because a child's peak counts from the memory of the parent that it was forked from: this one
stays below every command that is measured. What the command prints is dropped, its errors are let through.
"""

import os
import sys
import time

null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
start = time.perf_counter()
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=null)
_, status, usage = os.wait4(
    pid, 0
)  # of the process and of all that it waited for: time is summed, the peak the greatest
seconds = time.perf_counter() - start
print(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))
sys.exit(os.waitstatus_to_exitcode(status))
