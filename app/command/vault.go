package command

import (
	"errors"

	"kith/data/vault"
)

// keyAnswer is a recovery key as JSON.
type keyAnswer struct {
	RecoveryKey string `json:"recovery_key"`
}

// createCmd makes an empty vault.
type createCmd struct {
	JSON bool `help:"Print the recovery key as JSON."`
}

// examples end the help.
func (createCmd) examples() string {
	return `  kith create --vault ~/journal --passphrase-file pass
`
}

// Run makes the vault and prints the recovery key.
func (x *createCmd) Run(c *call) error {
	passphrase, err := c.passphrase()
	if err != nil {
		return err
	}
	defer clear(passphrase)
	v, key, err := vault.Create(c.dir(), passphrase, c.Options)
	if err != nil {
		return err
	}
	return errors.Join(v.Close(), x.tell(c, key))
}

// tell prints the key.
func (x *createCmd) tell(c *call, key string) error {
	if x.JSON {
		return c.json(keyAnswer{key})
	}
	c.say("The vault is made. Its recovery key, shown only now:\n%s", key)
	return nil
}

// passwordCmd changes the passphrase.
type passwordCmd struct {
	NewFile      string `required:"" aliases:"new-passphrase-file" placeholder:"FILE" help:"A file whose first line is the new passphrase, or - for the next line of standard input."`
	RecoveryFile string `placeholder:"FILE" help:"Use the recovery key in this file in place of the old passphrase."`
}

// examples end the help.
func (passwordCmd) examples() string {
	return `  kith passphrase --passphrase-file old --new-file new

  # both from standard input, the old one first
  printf 'old\nnew\n' | kith passphrase --passphrase-file - --new-file -

  # the old one is forgotten
  kith passphrase --recovery-file key.txt --new-file new
`
}

// Run changes the passphrase.
func (x *passwordCmd) Run(c *call) error {
	old, reset, err := x.proof(c)
	if err != nil {
		return err
	}
	defer clear(old)
	fresh, err := c.secret(x.NewFile, "the new passphrase", "--new-file")
	if err != nil {
		return err
	}
	defer clear(fresh)
	var v *vault.Vault
	if reset {
		v, err = vault.OpenWithRecovery(c.dir(), string(old), c.Options)
	} else {
		v, err = vault.Open(c.dir(), old, c.Options)
	}
	if err != nil {
		return err
	}
	if reset {
		err = v.ResetPassphrase(string(old), fresh)
	} else {
		err = v.ChangePassphrase(old, fresh)
	}
	if err := errors.Join(err, v.Close()); err != nil {
		return err
	}
	c.say("The passphrase is changed. Copies of the vault made before still open with the old one.")
	return nil
}

// proof reads what opens the vault: the old passphrase, or the recovery key.
func (x *passwordCmd) proof(c *call) (secret []byte, reset bool, err error) {
	if x.RecoveryFile == "" {
		secret, err = c.passphrase()
		return secret, false, err
	}
	if c.line.PassphraseFile != "" {
		return nil, false, usageError{"give either --passphrase-file or --recovery-file"}
	}
	secret, err = c.secret(x.RecoveryFile, "the recovery key", "--recovery-file")
	return secret, true, err
}

// recoveryCmd makes a new recovery key.
type recoveryCmd struct {
	JSON bool `help:"Print the recovery key as JSON."`
}

// examples end the help.
func (recoveryCmd) examples() string {
	return `  kith recovery --passphrase-file pass
`
}

// Run prints the new recovery key.
func (x *recoveryCmd) Run(c *call) error {
	passphrase, err := c.passphrase()
	if err != nil {
		return err
	}
	defer clear(passphrase)
	v, err := vault.Open(c.dir(), passphrase, c.Options)
	if err != nil {
		return err
	}
	key, err := v.NewRecovery(passphrase)
	if err := errors.Join(err, v.Close()); err != nil {
		return err
	}
	if x.JSON {
		return c.json(keyAnswer{key})
	}
	c.say("The new recovery key, shown only now; the one before opens nothing any more:\n%s", key)
	return nil
}
