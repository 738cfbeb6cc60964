package kit

import "kith/data/vault"

// NoticeText says in the person's language what the vault noticed when it was
// opened: nothing is lost by it, but it was not as usual.
func NoticeText(n vault.Notice) string {
	switch n {
	case vault.NoticeKeyMended:
		return T("kit.notice.key", "The key file was damaged. It was mended from its copy.")
	case vault.NoticePassphraseUnsettled:
		return T("kit.notice.passphrase", "A change of the passphrase was interrupted. Please set the passphrase once more, in the settings.")
	case vault.NoticeRecoveryDamaged:
		return T("kit.notice.recovery", "The file for the recovery key is missing or damaged. Please make a new recovery key, in the settings.")
	case vault.NoticeLowSpace:
		return T("kit.notice.space", "The disk is nearly full. Small changes can still be saved; please free some space soon.")
	case vault.NoticeDamage:
		return T("kit.notice.damage", "A part of the notebook is damaged on the disk. What can be read is shown. Please keep a copy of its folder and check it: kith verify.")
	case vault.NoticeUnclean, vault.NoticeReplayed:
		return T("kit.notice.unclean", "Last time the program ended unexpectedly. Everything that was saved is here.")
	case vault.NoticeHeaderMended, vault.NoticeSealMade, vault.NoticeRegistryMended, vault.NoticeFilesDiffer:
		return T("kit.notice.mended", "A small file of the notebook was damaged and was mended. Every record was read, and all are whole.")
	}
	return n.String()
}
