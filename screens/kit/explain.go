package kit

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"

	"kith/data"
	"kith/data/backup"
	"kith/data/photo"
	"kith/data/vault"
)

// words are the three sentences about an error; why or todo may be "".
type words struct{ what, why, todo string }

// Explain turns an error into words: what happened, why, and what to do. It is
// the only place that does. It never repeats an error's own text, which may name
// files; a rule that a field breaks is the exception, for it is made for reading.
// A nil error has no words.
func Explain(err error) (what, why, todo string) {
	if err == nil {
		return "", "", ""
	}
	for _, find := range []func(error) (words, bool){explainOpening, explainDamage, explainPlace, explainDisk, explainPicture, explainRecord, explainFile, explainProgram} {
		if w, ok := find(err); ok {
			return w.what, w.why, w.todo
		}
	}
	w := unknown()
	return w.what, w.why, w.todo
}

// unknown is for what nobody foresaw.
func unknown() words {
	return words{
		T("kit.err.unknown.what", "This did not work."),
		T("kit.err.unknown.why", "Something happened that Kith does not know."),
		T("kit.err.unknown.todo", "Nothing that was saved before is lost. Try again; if it happens again, the details help to find the cause."),
	}
}

// ErrNoKeychain says that the system's keychain is missing, locked or empty.
var ErrNoKeychain = errors.New("the system's keychain does not help")

// explainPicture has the words for pictures and files that cannot be taken in.
func explainPicture(err error) (words, bool) {
	switch {
	case errors.Is(err, photo.ErrHuge):
		return words{
			T("kit.err.huge.what", "This picture is too large."),
			T("kit.err.huge.why", "Kith takes pictures of up to 64 MB and 100 million pixels."),
			T("kit.err.huge.todo", "Save it in a smaller size and add that. The entry is as it was."),
		}, true
	case errors.Is(err, photo.ErrUnreadable):
		return words{
			T("kit.err.picture.what", "This picture cannot be read."),
			T("kit.err.picture.why", "The file is damaged, or of a kind that Kith does not know."),
			T("kit.err.picture.todo", "JPEG, PNG, GIF, WebP, BMP and TIFF can be shown. Save it as one of these and try again."),
		}, true
	}
	return words{}, false
}

// explainOpening has the words for what can happen at the door.
func explainOpening(err error) (words, bool) {
	switch {
	case errors.Is(err, ErrNoKeychain):
		return words{
			T("kit.err.keychain.what", "This computer's keychain did not help."),
			T("kit.err.keychain.why", "It is locked or missing, or it does not hold the secret any more."),
			T("kit.err.keychain.todo", "Use your passphrase. It always opens the notebook."),
		}, true
	case errors.Is(err, vault.ErrWrongPassphrase):
		return words{
			T("kit.err.passphrase.what", "This passphrase does not fit."),
			T("kit.err.passphrase.why", "It may be a slip of the fingers, Caps Lock, or another keyboard layout."),
			T("kit.err.passphrase.todo", "Try again, or use your recovery key. You can try as often as you like."),
		}, true
	case errors.Is(err, vault.ErrWrongRecovery):
		return words{
			T("kit.err.recovery.what", "This recovery key does not fit."),
			T("kit.err.recovery.why", "It is misspelt or belongs to another vault."),
			T("kit.err.recovery.todo", "Compare it with your printed copy, letter by letter."),
		}, true
	case errors.Is(err, vault.ErrInUse):
		return words{
			T("kit.err.inuse.what", "Your journal is open already."),
			inUse(err),
			T("kit.err.inuse.todo", "Close it there and try again."),
		}, true
	case errors.Is(err, vault.ErrNoVault):
		return words{
			T("kit.err.novault.what", "There is no journal in this folder."),
			T("kit.err.novault.why", "It was moved, or it is on a disk that is not connected."),
			T("kit.err.novault.todo", "Choose another folder, connect the disk, or begin a new journal here."),
		}, true
	case errors.Is(err, vault.ErrExists):
		return words{
			T("kit.err.exists.what", "This folder is not empty."),
			T("kit.err.exists.why", "A new journal begins in an empty folder, so that nothing is overwritten."),
			T("kit.err.exists.todo", "Choose an empty folder or a new one."),
		}, true
	case errors.Is(err, vault.ErrNewer), errors.Is(err, data.ErrNewerSchema):
		return words{
			T("kit.err.newer.what", "This journal was written by a newer version of Kith."),
			T("kit.err.newer.why", "This version might not understand all of it, so it left everything as it is."),
			T("kit.err.newer.todo", "Open it with the newer version."),
		}, true
	}
	return words{}, false
}

// explainDamage has the words for what is not what was written.
func explainDamage(err error) (words, bool) {
	switch {
	case errors.Is(err, vault.ErrDamagedKey):
		return words{
			T("kit.err.key.what", "The key file cannot be used."),
			T("kit.err.key.why", "It is damaged or belongs to another vault. Your entries themselves may be whole."),
			T("kit.err.key.todo", "Use your recovery key, or restore a backup into a new folder."),
		}, true
	case errors.Is(err, vault.ErrDamaged):
		return words{
			T("kit.err.damaged.what", "A part of your journal is damaged."),
			T("kit.err.damaged.why", "Something on the disk is not what Kith wrote. That happens to disks, and after a computer stops suddenly."),
			T("kit.err.damaged.todo", "Kith left everything as it is. Restore your newest backup into a new folder, or let Kith repair a copy."),
		}, true
	case errors.Is(err, data.ErrUnreadable):
		return words{
			T("kit.err.unreadable.what", "One record cannot be read."),
			T("kit.err.unreadable.why", "It is whole, but this version does not understand it."),
			T("kit.err.unreadable.todo", "It stays where it is. A newer version may be able to read it."),
		}, true
	}
	return words{}, false
}

// explainDisk has the words for disks and files.
func explainDisk(err error) (words, bool) {
	switch {
	case errors.Is(err, vault.ErrFull), errors.Is(err, syscall.ENOSPC):
		return words{
			T("kit.err.full.what", "The disk is full."),
			T("kit.err.full.why", "There is not enough room to write safely, so nothing was written."),
			T("kit.err.full.todo", "Make some room and try again. What you typed is still here."),
		}, true
	case errors.Is(err, vault.ErrNoPermission), errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return words{
			T("kit.err.permission.what", "Kith may not use this place on the disk."),
			T("kit.err.permission.why", "The folder or file belongs to somebody else or can only be read."),
			T("kit.err.permission.todo", "Choose another place, or change who may use this one."),
		}, true
	case errors.Is(err, fs.ErrNotExist):
		return words{
			T("kit.err.nofile.what", "The file is not there."),
			T("kit.err.nofile.why", "It was moved or renamed, or its disk is not connected."),
			T("kit.err.nofile.todo", "Choose it again."),
		}, true
	case errors.Is(err, fs.ErrExist):
		return words{
			T("kit.err.fileexists.what", "There is a file of this name already."),
			T("kit.err.fileexists.why", "Kith does not overwrite it."),
			T("kit.err.fileexists.todo", "Choose another name."),
		}, true
	case errors.Is(err, io.ErrUnexpectedEOF):
		return words{
			T("kit.err.short.what", "The file ends too early."),
			T("kit.err.short.why", "It was perhaps not copied to its end."),
			T("kit.err.short.todo", "Copy it again and try once more."),
		}, true
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return words{
			T("kit.err.slow.what", "This took too long."),
			T("kit.err.slow.why", "The disk did not answer in time."),
			T("kit.err.slow.todo", "Try again in a moment."),
		}, true
	}
	return words{}, false
}

// explainPlace has the words for folders that are not where they were.
func explainPlace(err error) (words, bool) {
	switch {
	case errors.Is(err, vault.ErrHandles):
		return words{
			T("kit.err.handles.what", "Nothing could be saved just now."),
			T("kit.err.handles.why", "Too many files are open on this computer."),
			T("kit.err.handles.todo", "Close some other programs and try again. What you typed is still here."),
		}, true
	case errors.Is(err, vault.ErrGone):
		return words{
			T("kit.err.gone.what", "The folder of your journal is not there any more."),
			T("kit.err.gone.why", "It was moved, renamed or deleted, or its disk was taken away, while the journal was open. What you changed last is not saved."),
			T("kit.err.gone.todo", "Copy what you are writing, put the folder back, and open the journal again."),
		}, true
	case errors.Is(err, backup.ErrNone):
		return words{
			T("kit.err.nobackup.what", "There is no backup yet."),
			T("kit.err.nobackup.why", "None was made, or they are in another folder."),
			T("kit.err.nobackup.todo", "Make one now; it takes a few seconds."),
		}, true
	case errors.Is(err, backup.ErrNoFolder):
		return words{
			T("kit.err.backupfolder.what", "The folder for backups is not there."),
			T("kit.err.backupfolder.why", "It was moved, or it is on a disk that is not connected."),
			T("kit.err.backupfolder.todo", "Connect the disk, or choose another folder."),
		}, true
	case errors.Is(err, backup.ErrInside):
		return words{
			T("kit.err.backupinside.what", "A backup cannot lie inside the journal's own folder."),
			T("kit.err.backupinside.why", "What happens to that folder would happen to the backup too."),
			T("kit.err.backupinside.todo", "Choose a folder elsewhere, best on another disk."),
		}, true
	}
	return words{}, false
}

// explainRecord has the words for single records.
func explainRecord(err error) (words, bool) {
	switch {
	case errors.Is(err, data.ErrNotFound), errors.Is(err, vault.ErrNoRecord):
		return words{
			T("kit.err.notfound.what", "This is not there any more."),
			T("kit.err.notfound.why", "It was perhaps deleted a moment ago."),
			T("kit.err.notfound.todo", "If you need it back, look into the trash."),
		}, true
	case errors.Is(err, data.ErrConflict):
		return words{
			T("kit.err.conflict.what", "This was changed elsewhere in the meantime."),
			T("kit.err.conflict.why", "Saving now would lose the other change, so Kith kept both apart."),
			T("kit.err.conflict.todo", "Look at the newer text, then save yours again."),
		}, true
	case errors.Is(err, data.ErrInvalid):
		return words{
			T("kit.err.invalid.what", "This cannot be kept as it is."),
			rule(err),
			T("kit.err.invalid.todo", "Change it and save again. Nothing is lost."),
		}, true
	case errors.Is(err, vault.ErrTooBig):
		return words{
			T("kit.err.big.what", "This is too large to keep in one piece."),
			T("kit.err.big.why", "A single entry, picture or file can only be so large."),
			T("kit.err.big.todo", "Make it smaller or split it."),
		}, true
	}
	return words{}, false
}

// explainProgram has the words for what lies in the program itself.
func explainProgram(err error) (words, bool) {
	var panicked *PanicError
	switch {
	case errors.Is(err, context.Canceled):
		return words{
			T("kit.err.cancelled.what", "It was stopped."),
			T("kit.err.cancelled.why", "You, or a newer request, ended it."),
			T("kit.err.cancelled.todo", "What was done until then is whole."),
		}, true
	case errors.Is(err, data.ErrClosed), errors.Is(err, vault.ErrClosed):
		return words{
			T("kit.err.closed.what", "The journal is locked."),
			T("kit.err.closed.why", "It was locked while this was under way."),
			T("kit.err.closed.todo", "Unlock it and try again."),
		}, true
	case errors.As(err, &panicked), errors.Is(err, vault.ErrReadOnly), errors.Is(err, vault.ErrBadKey), errors.Is(err, vault.ErrNested):
		return words{
			T("kit.err.mistake.what", "There is a mistake in Kith."),
			T("kit.err.mistake.why", "Not in what you did. What was saved before is safe."),
			T("kit.err.mistake.todo", "Try again. If it happens again, the details say where the mistake is; they hold none of your words."),
		}, true
	}
	return words{}, false
}

// inUse says where the vault is open, as far as it is known.
func inUse(err error) string {
	var e *vault.InUseError
	if errors.As(err, &e) && e.PID != 0 {
		return T("kit.err.inuse.pid", "Another program has it open (process {{.PID}}).", "PID", strconv.Itoa(e.PID))
	}
	return T("kit.err.inuse.other", "Another window or program has it open.")
}

// rule is the rule that a record breaks. Its own words are English.
func rule(err error) string {
	var e *data.FieldError
	switch told := errors.As(err, &e); {
	case told && SpokenLanguage() != "en" && strings.Contains(e.Rule, "at most"):
		return T("kit.err.invalid.long", "Something in it is longer than the journal can keep.")
	case told && SpokenLanguage() == "en":
		return T("kit.err.invalid.rule", "{{.Field}}: {{.Rule}}.", "Field", e.Field, "Rule", e.Rule)
	}
	return T("kit.err.invalid.why", "Something in it breaks a rule of the journal.")
}

// explainFile has the words for files on their way in and out.
func explainFile(err error) (words, bool) {
	switch {
	case errors.Is(err, data.ErrFile):
		return words{
			T("kit.err.file.what", "This file cannot be read."),
			T("kit.err.file.why", "It is of another kind than it should be, cut off, or damaged."),
			T("kit.err.file.todo", "Export it again from the other program, or name its format yourself. What is in your journal is untouched."),
		}, true
	case errors.Is(err, data.ErrFileThere):
		return words{
			T("kit.err.there.what", "There is a file of this name already."),
			T("kit.err.there.why", "Kith does not overwrite a file by itself."),
			T("kit.err.there.todo", "Choose another name, or say that it may be replaced."),
		}, true
	}
	return words{}, false
}
