package vault

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

// spoolDefault: Badger's sync does nothing on Windows, so writes go through the spool.
const spoolDefault = SpoolOn

// restrictNewFiles does nothing: on Windows a new file takes the rights of its
// folder, and the profile folder is the person's own.
func restrictNewFiles() {}

// isFull tells an error that means "no room".
func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// outOfHandles tells an error that means that no more files can be opened.
func outOfHandles(err error) bool { return errors.Is(err, windows.ERROR_TOO_MANY_OPEN_FILES) }

// systemErrors are the errors that Badger may meet and only tell in words.
func systemErrors() []syscall.Errno {
	return []syscall.Errno{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_ACCESS_DENIED,
		windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, windows.ERROR_USER_MAPPED_FILE,
		windows.ERROR_TOO_MANY_OPEN_FILES, windows.ERROR_NOT_ENOUGH_MEMORY, windows.ERROR_WRITE_PROTECT}
}

// freeBytes asks how much the disk that holds dir still takes.
func freeBytes(dir string) (uint64, error) {
	name, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, fmt.Errorf("ask for free space: %w", err)
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(name, &free, nil, nil); err != nil {
		return 0, fmt.Errorf("ask for free space: %w", err)
	}
	return free, nil
}

// SyncDir does nothing: NTFS keeps names in its own journal and offers no sync of a folder.
func SyncDir(string) error { return nil }

// lockOffset is the upper half of where the locked byte lies.
const lockOffset = 1 << 30

// tryLock takes one byte far behind the end of the file, so that the others can
// still read who holds it. The system gives it up when the process ends.
func tryLock(f *os.File) (taken bool, err error) {
	at := &windows.Overlapped{OffsetHigh: lockOffset}
	err = windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}

// unlockFile gives up what tryLock took.
func unlockFile(f *os.File) {
	windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, &windows.Overlapped{OffsetHigh: lockOffset})
}
