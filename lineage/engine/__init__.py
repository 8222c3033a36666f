"""Where the heavy join runs: on this machine, or elsewhere."""
