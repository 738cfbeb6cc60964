package vault

import "slices"

// Notice is something that the person should be told after opening: nothing is
// lost by it, but it was not as usual.
type Notice int

// The notices.
const (
	// NoticeUnclean: the program ended without closing the vault; everything
	// that was saved was checked and is here.
	NoticeUnclean Notice = iota + 1
	// NoticeReplayed: as before, and some writes were taken from the spool.
	NoticeReplayed
	// NoticeKeyMended: key.age was damaged or missing; it was made again from its copy.
	NoticeKeyMended
	// NoticePassphraseUnsettled: a change of passphrase was interrupted, and the
	// earlier passphrase opened the vault. Both may open it until it is changed again.
	NoticePassphraseUnsettled
	// NoticeHeaderMended: vault.json was damaged and was written again.
	NoticeHeaderMended
	// NoticeSealMade: the seal was missing or damaged; every record was read and fits.
	NoticeSealMade
	// NoticeRegistryMended: the list of database keys was damaged; it was written
	// again from the copy in the seal.
	NoticeRegistryMended
	// NoticeFilesDiffer: a file differs from what was sealed, and yet every record
	// was read and fits.
	NoticeFilesDiffer
	// NoticeRecoveryDamaged: the file for the recovery key is missing or damaged;
	// a new recovery key should be made.
	NoticeRecoveryDamaged
	// NoticeLossAccepted: the vault was opened without its last saved changes,
	// as Options.AcceptLoss asked.
	NoticeLossAccepted
	// NoticeLowSpace: the disk is nearly full; only small writes still go through.
	NoticeLowSpace
	// NoticeDamage: a table was found damaged after opening (see Verify). Only in
	// vaults too large to be read whole while opening.
	NoticeDamage
)

// String says the notice in plain words.
func (n Notice) String() string {
	switch n {
	case NoticeUnclean:
		return "Last time the program ended unexpectedly. Everything that was saved was checked and is here."
	case NoticeReplayed:
		return "Last time the computer stopped unexpectedly. What was saved last was brought back and is here."
	case NoticeKeyMended:
		return "The key file was damaged. It was mended from its copy."
	case NoticePassphraseUnsettled:
		return "A change of the passphrase was interrupted. Please set the passphrase once more."
	case NoticeHeaderMended:
		return "A small damaged file (vault.json) was mended."
	case NoticeSealMade:
		return "The file that guards the store was missing or damaged. Every record was read, and all are whole."
	case NoticeRegistryMended:
		return "A small damaged file of the store was mended from its copy."
	case NoticeFilesDiffer:
		return "A file of the store has changed since it was closed. Every record was read, and all are whole."
	case NoticeRecoveryDamaged:
		return "The file for the recovery key is missing or damaged. Please make a new recovery key."
	case NoticeLossAccepted:
		return "The store was opened without the last changes, which are lost. Everything else is here."
	case NoticeLowSpace:
		return "The disk is nearly full. Small changes can still be saved; please free some space soon."
	case NoticeDamage:
		return "A part of the store is damaged on the disk. Please check the store now."
	}
	return ""
}

// Notices gives what the person should be told, each once, oldest first. More
// may come while the vault is open.
func (v *Vault) Notices() []Notice {
	v.life.Lock()
	defer v.life.Unlock()
	return slices.Clone(v.notices)
}

// notice adds one, unless it is there already.
func (v *Vault) notice(n Notice) {
	v.life.Lock()
	defer v.life.Unlock()
	if !slices.Contains(v.notices, n) {
		v.notices = append(v.notices, n)
	}
}

// noticed reports whether n was given.
func (v *Vault) noticed(n Notice) bool { return slices.Contains(v.Notices(), n) }
