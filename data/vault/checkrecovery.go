package vault

import "fmt"

// CheckRecovery says whether a typed recovery key opens this vault. A misspelt key,
// or one that was replaced, gives ErrWrongRecovery; nothing changes.
func (v *Vault) CheckRecovery(typed string) error {
	if err := v.enter(); err != nil {
		return err
	}
	defer v.leave()
	file, err := readFile(v.at(fileRecovery), maxKeyFile)
	if err != nil {
		return fmt.Errorf("read %s: %w", fileRecovery, err)
	}
	s, err := unlockRecovery(file, typed)
	if err != nil {
		return err
	}
	return v.sameVault(s)
}
