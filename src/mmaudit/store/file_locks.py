"""An advisory lock on an open file, by the means of the system. The lock ends with the process, however that ends.

Windows has no ``fcntl``: there the first byte of the file is locked (``msvcrt.locking``).
"""

import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def take_lock(file: IO[bytes]) -> bool:
        """Take the lock without waiting; whether that worked."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def take_lock(file: IO[bytes]) -> bool:
        """Take the lock without waiting; whether that worked."""
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # Some network file systems have no locks: a run is worth more than the guard.
            return True
        return True
