"""Runs a program and writes what it took: milliseconds on the clock, those of the processor, most memory in megabytes.

Arguments: the file to write that to, then the program and its own. For the benchmark: the system tells such things to
a parent that asks, and Deno doesn't ask.
"""

import os
import sys
import time

report, *program = sys.argv[1:]
start = time.perf_counter()
_, status, usage = os.wait4(os.posix_spawnp(program[0], program, os.environ), 0)
wall = time.perf_counter() - start

unit = 2**20 if sys.platform == "darwin" else 2**10
with open(report, "w") as file:
    file.write(f"{wall * 1e3} {(usage.ru_utime + usage.ru_stime) * 1e3} {usage.ru_maxrss / unit}")
sys.exit(os.waitstatus_to_exitcode(status))
